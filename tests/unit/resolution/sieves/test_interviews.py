"""Whose turn a paragraph of an interview is."""

from __future__ import annotations

import pytest

from claimkit.lexicons.loader import load
from claimkit.resolution.entities.find import find_entities
from claimkit.resolution.sieves.interviews import find_turns
from tests.support.trees import document_of

LEXICON = load("en")
INTRODUCTION = "Ana/PROPN/3:nsubj/B-PER Lee/PROPN/1:flat/I-PER came/VERB/0:root ./PUNCT/3:punct"
QUESTION = "¶Q/NOUN/0:root :/PUNCT/1:punct Why/ADV/1:parataxis ?/PUNCT/1:punct"
ANSWER = "¶A/NOUN/0:root :/PUNCT/1:punct I/PRON/4:nsubj ran/VERB/1:parataxis ./PUNCT/1:punct"
NAMED = (
    "¶Lee/PROPN/0:root/B-PER :/PUNCT/1:punct I/PRON/4:nsubj ran/VERB/1:parataxis ./PUNCT/1:punct"
)
MORE = "¶I/PRON/2:nsubj ran/VERB/0:root ./PUNCT/2:punct"
NOTE = "¶Note/NOUN/0:root :/PUNCT/1:punct I/PRON/4:nsubj ran/VERB/1:parataxis ./PUNCT/1:punct"
LONG = (
    "¶One/NUM/2:nummod thing/NOUN/0:root about/ADP/6:case the/DET/6:det old/ADJ/6:amod "
    "Lee/PROPN/2:nmod/B-PER"
    " :/PUNCT/2:punct no/INTJ/2:parataxis"
)


@pytest.mark.parametrize(
    ("paragraphs", "turns"),
    [
        ((INTRODUCTION, QUESTION, ANSWER), ["", None, "Ana Lee"]),
        ((INTRODUCTION, NAMED, MORE), ["", "Ana Lee", "Ana Lee"]),
        ((QUESTION, ANSWER), [None, None]),
        ((INTRODUCTION, NOTE), ["", ""]),
        ((INTRODUCTION, LONG), ["", ""]),
    ],
    ids=[
        "Q and A",
        "a name, and a paragraph that goes on",
        "an answer of nobody named",
        "another word",
        "more than a label",
    ],
)
def test_turns(paragraphs: tuple[str, ...], turns: list[str | None]) -> None:
    """A turn is a person's, the interviewer's (None), or there is none ("")."""
    document = document_of(*paragraphs)
    entities = find_entities(document, LEXICON)
    named = {word: e.index for e in entities for m in e.mentions for word in m.words}
    found = find_turns(document, entities, named)
    names = [None if p not in found else found[p].entity for p in range(len(paragraphs))]
    shown = [
        "" if p not in found else None if own is None else entities[own].name
        for p, own in enumerate(names)
    ]
    assert shown == turns

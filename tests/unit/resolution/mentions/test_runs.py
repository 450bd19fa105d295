"""Which words of a sentence are a name."""

from __future__ import annotations

import pytest

from claimkit.lexicons.loader import load
from claimkit.resolution.mentions.runs import find_name_runs
from tests.support.trees import document_of

LEXICON = load("en")


@pytest.mark.parametrize(
    ("sentence", "runs"),
    [
        ("Ana/PROPN/3:nsubj Lee/PROPN/1:flat left/VERB/0:root", ["Ana Lee"]),
        (
            "Institute/PROPN/4:nsubj of/ADP/3:case Fisheries/PROPN/1:nmod met/VERB/0:root",
            ["Institute of Fisheries"],
        ),
        (
            "Ana/PROPN/5:nsubj/B-PER Lee/PROPN/1:flat/I-PER of/ADP/4:case Oslo/PROPN/1:nmod/B-LOC "
            "left/VERB/0:root",
            ["Ana Lee", "Oslo"],
        ),
        (
            "The/DET/3:det Green/ADJ/3:amod Party/PROPN/4:nsubj won/VERB/0:root",
            ["Green Party"],
        ),
        ("Local/ADJ/2:amod Party/PROPN/3:nsubj won/VERB/0:root", ["Party"]),
        ("Green/ADJ/2:amod Party/PROPN/3:nsubj won/VERB/0:root", ["Green Party"]),
        (
            "The/DET/3:det Sworn/ADJ/3:amod Order/NOUN/6:nsubj of/ADP/5:case Police/NOUN/3:nmod "
            "met/VERB/0:root ./PUNCT/6:punct",
            ["Sworn Order of Police"],
        ),
        ("No./INTJ/3:discourse 10/NUM/1:flat met/VERB/0:root", []),
        ("Angry/ADJ/2:amod Lee/PROPN/3:nsubj won/VERB/0:root", ["Lee"]),
        ("Jo/PROPN/4:nsubj van/ADP/3:case Dyk/PROPN/1:flat left/VERB/0:root", ["Jo van Dyk"]),
        ("Lee/PROPN/4:nsubj &/CCONJ/3:cc Berg/PROPN/1:conj grew/VERB/0:root", ["Lee & Berg"]),
        (
            "Growers/PROPN/3:nmod:poss/B-ORG ’/PART/1:case/I-ORG League/PROPN/4:nsubj/I-ORG "
            "met/VERB/0:root",
            ["Growers’ League"],
        ),
        (
            "Board/PROPN/4:nsubj/B-ORG on/ADP/3:case/I-ORG Ports/PROPN/1:nmod/I-ORG "
            "met/VERB/0:root",
            ["Board on Ports"],
        ),
        (
            "In/ADP/2:case Oslo/PROPN/5:obl/B-LOC Ana/PROPN/5:nsubj/B-PER Lee/PROPN/3:flat/I-PER "
            "left/VERB/0:root",
            ["Oslo", "Ana Lee"],
        ),
        (
            "Renault/PROPN/3:compound/B-ORG Director/PROPN/3:compound Bo/PROPN/5:nsubj/B-PER "
            "Berg/PROPN/3:flat/I-PER left/VERB/0:root",
            ["Renault", "Bo Berg"],
        ),
        (
            "Lee/PROPN/7:nsubj (/PUNCT/3:punct R/PROPN/1:appos -/PUNCT/5:punct Ohio/PROPN/3:dep "
            ")/PUNCT/3:punct left/VERB/0:root",
            ["Lee"],
        ),
        ("the/DET/2:det WHO/PRON/3:nsubj met/VERB/0:root", ["WHO"]),
        ("THE/DET/2:det WHO/PRON/3:nsubj MET/VERB/0:root", []),
    ],
    ids=[
        "two proper nouns",
        "of, behind an organization",
        "of, behind a person",
        "a capitalised adjective",
        "another adjective that opens the sentence",
        "an adjective that opens the sentence",
        "an adjective of names that opens the sentence",
        "common nouns with capitals",
        "an interjection",
        "a particle",
        "an ampersand",
        "a possessive that the labels hold together",
        "a preposition that the labels hold together",
        "two labels",
        "a title between an organization and a person",
        "party and constituency",
        "an acronym taken for a pronoun",
        "a headline in capitals",
    ],
)
def test_runs(sentence: str, runs: list[str]) -> None:
    """Each run of words is one name, its title included."""
    document = document_of(sentence)
    found = find_name_runs(document.sentences[0], LEXICON)
    assert [run.span.of(document.text) for run in found] == runs

"""Laws of who speaks: over trees of any shape, and over any text."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimkit import Extractor, Span
from claimkit.document import Document
from claimkit.lexicons.loader import load
from claimkit.model.speaker import Referent
from claimkit.resolution.entities.find import find_entities
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.resolver import SieveResolver
from claimkit.resolution.sieves.discourse import read_discourse
from claimkit.testing import StubParser
from tests.property.test_texts import anything, lies_in
from tests.support.trees import document_of

LEXICON, RANKER = load("en"), Ranker.load()
WORDS = """
Ana/PROPN Lee/PROPN Bo/PROPN Berg/PROPN Jr./PROPN Mr./PROPN WHO/PROPN Mayor/PROPN Renault/PROPN
Oslo/PROPN Tates/PROPN The/DET the/DET his/PRON mayor/NOUN company/NOUN officials/NOUN people/NOUN
report/NOUN father/NOUN who/PRON I/PRON we/PRON you/PRON he/PRON she/PRON it/PRON they/PRON
some/PRON and/CCONJ of/ADP is/AUX said/VERB said/VERB told/VERB thinks/VERB new/ADJ Green/ADJ
Q/NOUN A/NOUN :/PUNCT ,/PUNCT (/PUNCT )/PUNCT “/PUNCT ”/PUNCT ./PUNCT -/PUNCT 54/NUM
"""
RELATIONS = """
nsubj nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss nmod:desc compound flat appos conj cc
ccomp xcomp advcl acl acl:relcl parataxis det amod case cop aux mark punct advmod dep
"""
LABELS = ("O", "O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Return a sentence of any words in any tree, written as tests.support.trees reads it."""
    forms = draw(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=12))
    # a word hangs on one that stands before it here
    order = draw(st.permutations(range(1, len(forms) + 1)))
    heads = {order[0]: 0} | {
        word: draw(st.sampled_from(order[:place])) for place, word in enumerate(order[1:], start=1)
    }
    words = []
    for index, form in enumerate(forms, start=1):
        relation = "root" if not heads[index] else draw(st.sampled_from(RELATIONS.split()))
        words.append(f"{form}/{heads[index]}:{relation}/{draw(st.sampled_from(LABELS))}")
    return draw(st.sampled_from(["", "", "¶"])) + " ".join(words)


texts = st.lists(sentences(), min_size=1, max_size=6)


def check(text: str, found: list[Referent]) -> None:
    """Assert what holds of the referents of any text."""
    words = set(re.findall(r"\w+", text.casefold()))
    for referent in found:
        assert (
            (referent.name is None)
            is (referent.why_unnamed is not None)
            is (referent.distance is None)
        )
        assert all(lies_in(span, text) for span in referent.mentions)
        assert all(a < b for a, b in pairwise(referent.mentions))
        assert referent.mentions
        assert 0 <= referent.confidence <= 1
        assert set(re.findall(r"\w+", (referent.name or "").casefold())) <= words
    named = {r.id: (r.name, r.kind, r.mentions) for r in found if r.name is not None}
    assert all(named[r.id] == (r.name, r.kind, r.mentions) for r in found if r.name is not None)


def queries(document: Document) -> list[ReferenceQuery]:
    """Return each word as a speaker, credited with what follows in its sentence."""
    found = []
    for sentence in document.sentences:
        for word in sentence.words:
            rest = (
                Span(word.span.end, sentence.span.end)
                if word.span.end < sentence.span.end
                else None
            )
            found.append(
                ReferenceQuery(word=word, spans=(word.span,), content=(rest,) if rest else ())
            )
    return found


@settings(max_examples=300)
@given(texts)
def test_any_tree(written: list[str]) -> None:
    """Resolution does not raise; mentions are sorted and lie in the text; names are made of its
    words; one id, one referent.
    """
    document = document_of(*written)
    check(
        document.text,
        list(SieveResolver(lexicon=LEXICON, ranker=RANKER).resolve(document, queries(document))),
    )


@settings(max_examples=200)
@given(texts)
@example(["said/VERB/2:mark who/PRON/0:root"])
def test_any_tree_through_all_stages(written: list[str]) -> None:
    """The rules do not raise either, whatever the parser makes of a text."""
    document = document_of(*written)
    claims = Extractor(parser=StubParser((document,)), tier="rules", min_confidence=0).extract(
        document.text
    )
    assert all(
        span.of(claims.text)
        for claim in claims
        for span in (*claim.cue.spans, *claim.content.spans)
    )


@settings(max_examples=200)
@given(texts)
def test_any_entities(written: list[str]) -> None:
    """Each word is part of one name at most; indices are places; a pronoun stands for an entity
    that begins before it, or in its sentence, with a probability.
    """
    document = document_of(*written)
    model = read_discourse(document, (), LEXICON, RANKER)
    assert [e.index for e in model.entities] == list(range(len(model.entities)))
    owners = [
        word
        for entity in find_entities(document, load("en"))
        if not entity.members
        for mention in entity.mentions
        for word in mention.covered
    ]
    assert len(owners) == len(set(owners))
    for word, choice in model.pronouns.items():
        assert 0 < choice.probability <= 1
        if choice.entity is not None:
            assert model.entities[choice.entity].start < word.sentence.span.end


@pytest.mark.slow
@settings(max_examples=60)
@given(anything)
def test_any_text(live: Extractor, text: str) -> None:
    """The same holds of any text that the model parses."""
    claims = live.extract(text)
    check(
        text,
        [c.speaker.referent for c in claims if c.speaker.referent is not None],
    )

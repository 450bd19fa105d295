"""Words in their tree."""

from __future__ import annotations

from tests.support.trees import document_of

DOCUMENT = document_of("She/PRON/2:nsubj said/VERB/0:root it/PRON/4:nsubj rained/VERB/2:ccomp")


def test_lineage() -> None:
    """A word, then its governors up to the root."""
    word = DOCUMENT.sentences[0].word(3)
    assert [above.text for above in word.lineage()] == ["it", "rained", "said"]
    assert [*word.ancestors()] == [*word.lineage()][1:]


def test_preceding() -> None:
    """The words before it, the nearest first; none before the first."""
    first, *_, last = DOCUMENT.sentences[0].words
    assert [word.text for word in last.preceding()] == ["it", "said", "She"]
    assert not [*first.preceding()]


def test_has_relation() -> None:
    """A relation without subtype stands for all its subtypes, one with a subtype for itself."""
    owner = document_of("Her/PRON/2:nmod:poss cat/NOUN/0:root").sentences[0].word(1)
    assert owner.has_relation({"nmod"})
    assert owner.has_relation({"nmod:poss"})
    assert not owner.has_relation({"nmod:desc", "det"})

"""Annotated spans as places of words."""

from __future__ import annotations

from annotated.attributions import split_corpus
from tests.support.annotated import SPANS, WITHOUT_CUE, annotate


def test_places() -> None:
    """Spans become stretches of words; what has no cue cannot be learnt."""
    (attribution,) = annotate(SPANS, WITHOUT_CUE).attributions
    assert (attribution.cue, attribution.speaker, attribution.content) == (
        ((4, 5),),
        ((5, 6),),
        ((0, 4),),
    )
    assert len(annotate(SPANS, WITHOUT_CUE).spans) == 2


def test_split() -> None:
    """Every eighth document is held out; no document is on both sides."""
    corpus = [annotate(*[SPANS] * place) for place in range(20)]
    trained, held_out = split_corpus(corpus)
    assert [len(a.spans) for a in held_out] == [0, 8, 16]
    assert len(trained) == 17

"""Annotated spans as places of words."""

from __future__ import annotations

from annotated.attributions import Annotated, align_spans, split_corpus
from claimkit.testing import read_conllu

TREE = """\
1	“	“	PUNCT	``	_	2	punct	_	SpaceAfter=No
2	No	no	INTJ	UH	_	5	ccomp	_	SpaceAfter=No
3	,	,	PUNCT	,	_	2	punct	_	SpaceAfter=No
4	”	”	PUNCT	''	_	2	punct	_	_
5	said	say	VERB	VBD	_	0	root	_	_
6	Lee	Lee	PROPN	NNP	_	5	nsubj	_	SpaceAfter=No
7	.	.	PUNCT	.	_	5	punct	_	_"""
TEXT = "“No,” said Lee."
SPANS = {"source": [[11, 14]], "cue": [[6, 10]], "content": [[0, 5]]}


def own() -> Annotated:
    return align_spans(
        read_conllu(TREE, TEXT), [SPANS, {"source": [], "cue": [], "content": [[0, 5]]}]
    )


def test_places() -> None:
    """Spans become stretches of words; what has no cue cannot be learnt."""
    (attribution,) = own().attributions
    assert (attribution.cue, attribution.speaker, attribution.content) == (
        ((4, 5),),
        ((5, 6),),
        ((0, 4),),
    )
    assert len(own().spans) == 2


def test_split() -> None:
    """Every eighth document is held out; no document is on both sides."""
    corpus = [align_spans(read_conllu(TREE, TEXT), [SPANS] * place) for place in range(20)]
    trained, held_out = split_corpus(corpus)
    assert [len(a.spans) for a in held_out] == [0, 8, 16]
    assert len(trained) == 17

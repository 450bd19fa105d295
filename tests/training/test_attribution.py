"""The tagger's examples, made of annotated spans, and a network that learns one of them."""

from __future__ import annotations

import random

import pytest
import torch

from annotated.attributions import Annotated, align_spans
from claimkit.neural.wordpieces import WordPieces
from claimkit.parsing.embedded import find_model_folder
from claimkit.tagging.embedded import PIECES
from claimkit.tagging.network import AttributionNetwork, AttributionShape
from claimkit.testing import read_conllu
from training.attribution import Recipe, build_examples, change_marks, evaluate, measure_loss

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


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces(find_model_folder() / PIECES)


def own() -> Annotated:
    return align_spans(
        read_conllu(TREE, TEXT), [SPANS, {"source": [], "cue": [], "content": [[0, 5]]}]
    )


def test_examples(pieces: WordPieces) -> None:
    (example,) = build_examples(own(), pieces, random.Random(0), Recipe(other_marks=0))
    assert example.cues.tolist() == [0, 0, 0, 0, 1, 0, 0]
    ((start, end, labels),) = example.roles
    assert (start, end, labels.tolist()) == (4, 5, [3, 4, 4, 4, 0, 1, 0])


def test_other_quotation_marks() -> None:
    changed = change_marks(own().document, "``", "''")
    assert [w.text for w in changed.sentences[0].words][:4] == ["``", "No", ",", "''"]


def test_learnt_by_heart(pieces: WordPieces) -> None:
    """A small network learns one sentence, and the evaluation sees it."""
    torch.manual_seed(0)
    shape = AttributionShape(
        width=32, inner=64, layers=1, heads=2, role_width=16, dropout=0.0, head_dropout=0.0
    )
    network = AttributionNetwork(shape)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-2)
    recipe = Recipe(other_marks=0)
    examples = list(build_examples(own(), pieces, random.Random(0), recipe))
    for _ in range(80):
        loss = measure_loss(network, examples, pieces, recipe)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.1
    assert evaluate(network, [own()], pieces) == {"cue": 100.0, "speaker": 100.0, "content": 100.0}

"""The tagger's examples, made of annotated spans, and a network that learns one of them."""

from __future__ import annotations

import random

import pytest
import torch

from claimkit.neural.wordpieces import WordPieces
from claimkit.parsing.embedded import find_model_folder
from claimkit.tagging.embedded import PIECES
from claimkit.tagging.network import AttributionNetwork, AttributionShape
from tests.support.annotated import SPANS, WITHOUT_CUE, annotate
from training.attribution import Recipe, build_examples, change_marks, evaluate, measure_loss

ATTRIBUTED = annotate(SPANS, WITHOUT_CUE)


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces((find_model_folder() / PIECES).read_bytes())


def test_examples(pieces: WordPieces) -> None:
    (example,) = build_examples(ATTRIBUTED, pieces, random.Random(0), Recipe(other_marks=0))
    assert example.cues.tolist() == [0, 0, 0, 0, 1, 0, 0]
    ((start, end, labels),) = example.roles
    assert (start, end, labels.tolist()) == (4, 5, [3, 4, 4, 4, 0, 1, 0])


def test_other_quotation_marks() -> None:
    changed = change_marks(ATTRIBUTED.document, "``", "''")
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
    examples = list(build_examples(ATTRIBUTED, pieces, random.Random(0), recipe))
    for _ in range(80):
        loss = measure_loss(network, examples, pieces, recipe)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.1
    assert evaluate(network, [ATTRIBUTED], pieces) == {
        "cue": 100.0,
        "speaker": 100.0,
        "content": 100.0,
    }

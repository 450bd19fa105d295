"""The training loop's parts, on a network small enough to learn two sentences by heart."""

from __future__ import annotations

import pytest
import torch

from annotated.treebanks import Block, label_entities
from claimkit.neural.wordpieces import WordPieces
from claimkit.parsing.embedded import find_model_folder
from claimkit.parsing.network import Network, Shape
from claimkit.parsing.syntax import PIECES
from training.examples import (
    MISSING,
    build_batch_and_targets,
    build_examples,
    find_known_lemmas,
    find_labels,
)
from training.runs import Average
from training.syntax import (
    Recipe,
    build_optimizer,
    draw_batches,
    evaluate,
    find_rate_factor,
    measure_loss,
)

pytestmark = pytest.mark.slow

TREE = """\
1	Ana	Ana	PROPN	NNP	Number=Sing	3	nsubj	_	_
2	Lee	Lee	PROPN	NNP	Number=Sing	1	flat	_	_
3	left	leave	VERB	VBD	Tense=Past	0	root	_	_
4	Oslo	Oslo	PROPN	NNP	Number=Sing	3	obj	_	_"""
PARSED = Block((), tuple(tuple(line.split("\t")) for line in TREE.splitlines()))
BOTH = label_entities(PARSED, ["B-PER", "I-PER", "O", "B-LOC"])
NAMES_ONLY = label_entities(
    Block((), (("1", "Bergen", *"_" * 8), ("2", "sleeps", *"_" * 8))), ["B-LOC", "O"]
)
TINY = Shape(
    width=32,
    inner=64,
    layers=1,
    heads=2,
    arc_width=16,
    label_width=8,
    dropout=0.0,
    head_dropout=0.0,
)


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces((find_model_folder() / PIECES).read_bytes())


def test_what_is_not_annotated_is_missing(pieces: WordPieces) -> None:
    """A sentence with names alone teaches names alone, one with a tree alone no names."""
    blocks = [PARSED, NAMES_ONLY]
    labels = find_labels(blocks, rarest=1)
    parsed, names = build_examples(blocks, labels, pieces)
    assert parsed.heads == (3, 1, 0, 3)
    assert dict(zip(labels.tags, parsed.tags, strict=True))["entity"] == (MISSING,) * 4
    assert names.heads == names.deprels == names.tags[0] == (MISSING, MISSING)
    assert [labels.entity[i] for i in names.tags[-1]] == ["B-LOC", "O"]


def test_two_sentences_learnt_by_heart(pieces: WordPieces) -> None:
    """The loss of all heads goes to nothing, and the evaluation sees it."""
    torch.manual_seed(0)
    blocks = [BOTH, NAMES_ONLY]
    labels = find_labels(blocks, rarest=1)
    examples = build_examples(blocks, labels, pieces)
    network = Network(TINY, labels)
    torch.nn.init.xavier_uniform_(network.arc_weight)
    torch.nn.init.normal_(network.label_weight)
    recipe = Recipe(encoder_rate=1e-2, head_rate=1e-2)
    optimizer = build_optimizer(network, recipe)
    for group in optimizer.param_groups:
        group["lr"] = 1e-2
    losses = []
    for _ in range(60):
        loss = measure_loss(network, *build_batch_and_targets(examples, pieces), recipe)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 0.05 < losses[0]
    assert evaluate(network, examples[:1], pieces) == {"upos": 100, "uas": 100, "las": 100}


def test_batches_hold_every_sentence_once_an_epoch() -> None:
    """And the same seed gives the same batches."""
    lengths = [5, 9, 2, 30, 7, 7, 4]
    stream = draw_batches(lengths, 12, seed=3)
    seen: list[int] = []
    while len(seen) < len(lengths):
        seen += next(stream)
    assert sorted(seen) == list(range(len(lengths)))
    assert [next(draw_batches(lengths, 12, seed=3)) for _ in range(2)] == [
        next(draw_batches(lengths, 12, seed=3))
    ] * 2


def test_schedule() -> None:
    """Up to full rate at the end of the warm-up, down to nothing at the last step."""
    recipe = Recipe(steps=100, warmup=0.1)
    assert [find_rate_factor(step, recipe) for step in (1, 10, 55, 100)] == [0.1, 1.0, 0.5, 0.0]


def test_average_follows_the_weights() -> None:
    average = Average({"w": torch.zeros(1)}, decay=0.998)
    for step in range(10, 400, 10):
        average.update(step, {"w": torch.ones(1)})
    assert 0.9 < average.values["w"].item() < 1


def test_known_lemmas() -> None:
    """Names are left out, and so are rare readings; the most frequent comes first."""
    other = Block((), (("1", "left", "left", "VERB", "VB", "_", "0", "root", "_", "_"),))
    assert find_known_lemmas([BOTH, NAMES_ONLY]) == {("left", "VERB"): ("leave",)}
    assert find_known_lemmas([other, BOTH, BOTH]) == {("left", "VERB"): ("leave", "left")}
    assert find_known_lemmas([other, *[BOTH] * 60]) == {("left", "VERB"): ("leave",)}

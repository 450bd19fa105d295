"""The losses, and a network small enough to learn two sentences and an attribution by heart."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
import torch
from torch import Tensor

from claimkit.neural.network import Stretch
from claimkit.neural.wordpieces import WordPieces
from tests.support.learning import build_tiny, read_attributed, read_trees
from training.evaluation import AS_WRITTEN, cut_as_written, evaluate, find_cues
from training.losses import HEAD, Weights, measure_loss, measure_mean
from training.scores import find_rows, score_trees
from training.texts import LearntText
from training.windows import LearntBatch, cut_text, join_windows

ATTRIBUTIONS, SYNTAX = ("cues", "roles"), ("tags", "arcs", "labels")


def join_texts(texts: Sequence[LearntText], pieces: WordPieces) -> LearntBatch:
    rng = random.Random(0)
    windows = [window for text in texts for window in cut_text(text, pieces, AS_WRITTEN, rng, 0)]
    return join_windows(windows, pieces)


@pytest.mark.slow
def test_learnt_by_heart(pieces: WordPieces) -> None:
    """The loss of all heads goes to nothing, and the evaluation sees it."""
    texts = [*read_trees(), read_attributed()]
    learnt, windows = join_texts(texts, pieces), cut_as_written(texts, pieces)
    network = build_tiny()
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-2)
    assert evaluate(network, windows, pieces)["las"] < 100
    for _ in range(80):
        loss = torch.stack(list(measure_loss(network, learnt, Weights()).values())).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.1
    assert evaluate(network, windows, pieces) == dict.fromkeys(
        ("upos", "uas", "las", "cue", "speaker", "content"), 100.0
    )


def measure(texts: Sequence[LearntText], pieces: WordPieces, **weights: float) -> dict[str, float]:
    losses = measure_loss(build_tiny(), join_texts(texts, pieces), Weights(**weights))
    return {head: loss.item() for head, loss in losses.items()}


def test_what_is_not_annotated_costs_nothing(pieces: WordPieces) -> None:
    """A batch of treebanks says nothing of attributions, and news that teach no syntax nothing of
    trees.
    """
    of_trees = measure(read_trees(), pieces)
    of_news = measure([read_attributed(teaches_syntax=False)], pieces)
    assert [of_trees[head] for head in ATTRIBUTIONS] == [0, 0]
    assert [of_news[head] for head in SYNTAX] == [0, 0, 0]
    assert all(of_trees[head] > 0 for head in SYNTAX)
    assert all(of_news[head] > 0 for head in ATTRIBUTIONS)


def test_names_alone(pieces: WordPieces) -> None:
    """A sentence without a tree teaches its names."""
    _, names = read_trees()
    losses = measure([names], pieces)
    assert losses["tags"] > 0
    assert (losses["arcs"], losses["labels"]) == (0, 0)


@pytest.mark.parametrize(("head", "weighed"), [("cues", "cues"), ("labels", "arcs")])
def test_weights(pieces: WordPieces, head: str, weighed: str) -> None:
    texts = [read_attributed()]
    once, twice = (measure(texts, pieces, **{weighed: weight})[head] for weight in (1, 2))
    assert twice == pytest.approx(2 * once)


def test_silver_words_weigh_less(pieces: WordPieces) -> None:
    """Beside words of a treebank a parser's count as much as their weight, and the mean is one of
    both.
    """
    (tree, _), news = read_trees(), read_attributed()
    alone = [measure([text], pieces)["arcs"] for text in (tree, news)]
    (gold, silver), words = alone, (4, 7)
    for trust in (0.0, 0.4, 1.0):
        expected = (words[0] * gold + trust * words[1] * silver) / (words[0] + trust * words[1])
        both = measure([tree, news], pieces, silver=trust)["arcs"]
        assert both == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize(
    ("right", "trust", "expected"),
    [
        ([0, 1], [1.0, 1.0], 1.5),
        ([0, -1], [1.0, 1.0], 1.0),
        ([0, 1], [1.0, 0.5], 2 / 1.5),
        ([-1, -1], [1.0, 1.0], 0.0),
    ],
)
def test_mean(right: list[int], trust: list[float], expected: float) -> None:
    """The losses of these two words are 1 and 2."""
    scores = torch.log(torch.tensor([[1, torch.e - 1], [torch.e**2 - 1, 1]]))
    mean = measure_mean(scores, torch.tensor(right), torch.tensor(trust))
    assert mean.item() == pytest.approx(expected, abs=1e-5)


def test_rows(pieces: WordPieces) -> None:
    """The root of all sentences of a window is its first row; places behind a sentence are it too,
    and no words.
    """
    tree, names = read_trees()
    both = LearntText(sentences=(*names.sentences, *tree.sentences))
    learnt = join_texts([names, both], pieces)
    rows = find_rows(learnt.windows, torch.device("cpu"))
    assert rows.sentences.tolist() == [[0, 1, 2, 0, 0], [3, 4, 5, 3, 3], [3, 6, 7, 8, 9]]
    assert rows.is_word.sum(1).tolist() == [2, 2, 4]
    assert rows.words.tolist() == [1, 2, 4, 5, 6, 7, 8, 9]


def find_possible_heads(scores: Tensor) -> list[set[int]]:
    return [set(row.isfinite().nonzero().flatten().tolist()) for row in scores]


def test_possible_heads(pieces: WordPieces) -> None:
    """A head is the root or another word of the sentence."""
    tree, names = read_trees()
    learnt = join_texts([names, tree], pieces)
    network = build_tiny()
    rows = find_rows(learnt.windows, torch.device("cpu"))
    trees = score_trees(network, network(learnt.batch).arcs, rows)
    every = [{0, 2}, {0, 1}, {0, 2, 3, 4}, {0, 1, 3, 4}, {0, 1, 2, 4}, {0, 1, 2, 3}]
    assert find_possible_heads(trees.heads) == every
    labels = trees.score_labels(learnt.answers[HEAD].clamp(min=0))
    assert labels.shape == (6, len(network.labels.deprel))


@pytest.mark.parametrize(
    ("labels", "cues"),
    [
        ("", []),
        (".B.", [(1, 2)]),
        ("BII.B", [(0, 3), (4, 5)]),
        ("BB", [(0, 1), (1, 2)]),
        (".II", []),
        ("B.I", [(0, 1)]),
    ],
)
def test_find_cues(labels: str, cues: list[tuple[int, int]]) -> None:
    """One begins with a BEGIN."""
    found = list(find_cues([".BI".index(label) for label in labels]))
    assert found == [Stretch(*cue) for cue in cues]

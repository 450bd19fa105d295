"""How good a network is while it learns: trees of a treebank, attributions of a corpus."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import torch
from torch import Tensor

from claimkit.neural.network import CueLabel, Network, RoleLabel, Stretch
from claimkit.neural.wordpieces import WordPieces
from training.answers import ANSWERS, MISSING
from training.losses import DEPREL, HEAD
from training.scores import TreeScores, find_rows, follow_windows, score_trees
from training.texts import LearntText
from training.variation import Variation
from training.windows import LearntBatch, LearntWindow, cut_text, join_windows, move_batch

UPOS = ANSWERS.index("upos")
AS_WRITTEN = Variation(other_marks=0, without_final_mark=0, in_capitals=0, capitalised=0)
WINDOWS_AT_ONCE = 4
ROLES = {"speaker": RoleLabel.BEGIN_SPEAKER, "content": RoleLabel.BEGIN_CONTENT}

Counts = Iterator[tuple[str, int, int]]
"""For each figure how much is right, and of how much."""


def cut_as_written(texts: Iterable[LearntText], pieces: WordPieces) -> list[LearntWindow]:
    """Return the windows of *texts*, whose first one is shorter or longer, but the same each
    time.
    """
    rng = random.Random(0)
    windows: list[LearntWindow] = []
    for text in texts:
        windows += cut_text(text, pieces, AS_WRITTEN, rng, masked=0)
    return windows


@torch.inference_mode()
def evaluate(
    network: Network, windows: Iterable[LearntWindow], pieces: WordPieces
) -> dict[str, float]:
    """Return in percent UPOS accuracy, UAS and LAS on gold tokens, heads chosen greedily (no
    spanning tree), and F1 of exactly equal cues, and of speakers and contents of annotated cues,
    word by word (no best path).
    """
    was_training = network.training
    network.eval()
    device = str(network.mixes.device)
    right, total = Counter[str](), Counter[str]()
    ordered = sorted(windows, key=lambda window: window.length)
    for first in range(0, len(ordered), WINDOWS_AT_ONCE):
        learnt = join_windows(ordered[first : first + WINDOWS_AT_ONCE], pieces)
        for figure, count, of in count_batch(network, move_batch(learnt, device)):
            right[figure] += count
            total[figure] += of
    network.train(was_training)
    return {name: round(100 * right[name] / total[name], 2) for name in total if total[name]}


def count_batch(network: Network, learnt: LearntBatch) -> Counts:
    states = network(learnt.batch)
    rows = find_rows(learnt.windows, learnt.answers.device)
    answers = learnt.answers
    yield from count_tags(network, network.score_tags(states.tags[rows.words]), answers)
    yield from count_trees(score_trees(network, states.arcs, rows), answers)
    for window, followed in follow_windows(network, states.attributions, learnt):
        yield count_cues(network, followed, window)
        if window.roles:
            yield from count_roles(network, followed, window)


def count_tags(network: Network, scores: Tensor, answers: Tensor) -> Counts:
    upos = scores[:, : len(network.labels.upos)].argmax(1)
    is_annotated = answers[HEAD] != MISSING
    yield "upos", int((upos == answers[UPOS])[is_annotated].sum()), int(is_annotated.sum())


def count_trees(trees: TreeScores, answers: Tensor) -> Counts:
    is_annotated = answers[HEAD] != MISSING
    count = int(is_annotated.sum())
    heads = trees.heads.argmax(1)
    labels = trees.score_labels(heads).argmax(1)
    head_right = (heads == answers[HEAD]) & is_annotated
    yield "uas", int(head_right.sum()), count
    yield "las", int((head_right & (labels == answers[DEPREL])).sum()), count


def count_cues(network: Network, states: Tensor, window: LearntWindow) -> tuple[str, int, int]:
    found = set(find_cues(network.score_cues(states).argmax(1).tolist()))
    gold = {cue for cue, _ in window.roles}
    return "cue", 2 * len(found & gold), len(found) + len(gold)


def find_cues(labels: Sequence[int]) -> Iterator[Stretch]:
    """Yield each run of *labels* that starts with a BEGIN and goes on with INSIDE."""
    start: int | None = None
    for index, label in enumerate([*labels, CueLabel.OUTSIDE]):
        if start is not None and label != CueLabel.INSIDE:
            yield Stretch(start, index)
            start = None
        if label == CueLabel.BEGIN:
            start = index


def count_roles(network: Network, states: Tensor, window: LearntWindow) -> Counts:
    """Yield how many annotated cues have the right words as speaker, and as content."""
    scores = network.score_roles(states, [cue for cue, _ in window.roles])
    for (_, gold), found in zip(window.roles, scores.argmax(2).cpu(), strict=True):
        for role, begin in ROLES.items():
            is_gold, is_found = is_of_role(gold, begin), is_of_role(found, begin)
            has_gold, has_found = bool(is_gold.any()), bool(is_found.any())
            is_right = has_gold and torch.equal(is_gold, is_found)
            yield role, 2 * is_right, has_gold + has_found


def is_of_role(labels: Tensor, begin: RoleLabel) -> Tensor:
    """Return which of *labels* are *begin*, or what it goes on with."""
    return (labels == begin) | (labels == begin + 1)

"""What the network is wrong by: a weighted sum of its heads' cross-entropies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from attrs import frozen
from torch import Tensor
from torch.nn.functional import cross_entropy

from claimkit.neural.network import Network
from training.answers import ANSWERS, MISSING
from training.scores import TreeScores, find_rows, follow_windows, score_trees
from training.windows import LearntBatch, LearntWindow

HEAD, DEPREL = ANSWERS.index("head"), ANSWERS.index("deprel")

Followed = Sequence[tuple[LearntWindow, Tensor]]
"""What ``follow_windows`` yields."""


@frozen(kw_only=True)
class Weights:
    """Weights of the heads' losses, and of a word whose tree is a parser's."""

    tags: float = 0.5
    arcs: float = 1.0
    cues: float = 3.0
    roles: float = 6.0
    silver: float = 0.4


def measure_loss(network: Network, learnt: LearntBatch, weights: Weights) -> dict[str, Tensor]:
    """Return the weighted losses by head."""
    states = network(learnt.batch)
    rows = find_rows(learnt.windows, learnt.answers.device)
    trust = torch.where(learnt.is_silver, weights.silver, 1.0)
    tags = network.score_tags(states.tags[rows.words])
    trees = score_trees(network, states.arcs, rows)
    heads, labels = measure_trees(trees, learnt.answers, trust)
    followed = list(follow_windows(network, states.attributions, learnt))
    return {
        "tags": weights.tags * sum_tags(network, tags, learnt.answers, trust),
        "arcs": weights.arcs * heads,
        "labels": weights.arcs * labels,
        "cues": weights.cues * measure_cues(network, followed),
        "roles": weights.roles * measure_roles(network, followed),
    }


def sum_tags(network: Network, scores: Tensor, answers: Tensor, trust: Tensor) -> Tensor:
    """Return the sum of the losses of all tags."""
    return torch.stack(list(_measure_tags(network, scores, answers, trust))).sum()


def _measure_tags(
    network: Network, scores: Tensor, answers: Tensor, trust: Tensor
) -> Iterator[Tensor]:
    layers = network.labels.tags
    columns = scores.split(list(map(len, layers.values())), 1)
    for layer, column in zip(layers, columns, strict=True):
        yield measure_mean(column, answers[ANSWERS.index(layer)], trust)


def measure_trees(trees: TreeScores, answers: Tensor, trust: Tensor) -> tuple[Tensor, Tensor]:
    """Return the losses of heads, and of relations to the right heads."""
    heads = answers[HEAD]
    labels = trees.score_labels(heads.clamp(min=0))
    return measure_mean(trees.heads, heads, trust), measure_mean(labels, answers[DEPREL], trust)


def measure_mean(scores: Tensor, right: Tensor, trust: Tensor) -> Tensor:
    """Return the mean cross-entropy over what is annotated, each word by its *trust*; zero where
    nothing is.
    """
    losses = cross_entropy(scores.float(), right, ignore_index=MISSING, reduction="none")
    counted = (right != MISSING) * trust
    return (losses * counted).sum() / counted.sum().clamp(min=1)


def measure_cues(network: Network, followed: Followed) -> Tensor:
    """Return the mean loss of words; zero where no attributions are annotated."""
    right = [window.cues for window, _ in followed if window.cues is not None]
    if not right:
        return torch.zeros((), device=network.mixes.device)
    scores = network.score_cues(torch.cat([states for _, states in followed]))
    return cross_entropy(scores.float(), torch.cat(right).to(scores.device))


def measure_roles(network: Network, followed: Followed) -> Tensor:
    """Return the mean loss of the words of all windows with cues, once for each cue; zero where
    there is none.
    """
    total, counted = torch.zeros((), device=network.mixes.device), 0
    for window, states in followed:
        if window.roles:
            cues, labels = zip(*window.roles, strict=True)
            right = torch.stack(labels).flatten().to(states.device)
            scores = network.score_roles(states, cues).flatten(0, 1)
            total = total + cross_entropy(scores.float(), right, reduction="sum")
            counted += len(right)
    return total / max(counted, 1)

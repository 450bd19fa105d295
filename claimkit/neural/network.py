"""The network: one encoder over windows of several sentences, with a head for each question.

Tags and names are linear. Arcs and their labels are biaffine (Dozat & Manning 2017), straight on
the encoder, as Glavaš & Vulić (2021) found as good as with recurrent layers between, within each
sentence of the window. A head tags the cues of attributions, and another says for each cue which
words are its speaker and its content: a biaffine form over word and cue, with a bias for the
distance between them, as semantic role labelling has it (He et al. 2017; Cai et al. 2018). With the
cue given, speaker and content need no linking.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

import torch
from attrs import field, frozen
from torch import Tensor, nn
from torch.nn import functional

from claimkit.neural.encoder import (
    Batch,
    Encoder,
    EncoderShape,
    append_one,
    apply_linear,
    find_precision,
)
from claimkit.neural.windows import WRITINGS

FARTHEST = 8  # distances are told apart in powers of two up to this one
SLOPE = 0.1  # of a leaky unit below zero


class CueLabel(IntEnum):
    """Whether a word is of a cue, in BIO form."""

    OUTSIDE = 0
    BEGIN = 1
    INSIDE = 2


class RoleLabel(IntEnum):
    """What a word is to a cue, in BIO form."""

    OUTSIDE = 0
    BEGIN_SPEAKER = 1
    INSIDE_SPEAKER = 2
    BEGIN_CONTENT = 3
    INSIDE_CONTENT = 4


class Convention(IntEnum):
    """Whose notion of an attribution the network is asked for: each corpus has its own."""

    POLNEAR = 0
    GUM = 1
    QASRL = 2
    NEWS = 3


class Stretch(NamedTuple):
    """Neighbouring words of a window, half-open."""

    start: int
    end: int


@frozen(kw_only=True)
class Shape(EncoderShape):
    """Sizes of the network, and the dropout its heads are trained with."""

    cases: int = WRITINGS
    arc_width: int = 256
    label_width: int = 96
    role_width: int = 160
    head_dropout: float = 0.25


@frozen(kw_only=True)
class Labels:
    """What the heads can say.

    Attributes:
        feats: whole CoNLL-U feature strings.
        lemma: edits of the form (claimkit.parsing.lemmas).
        entity: in BIO form, "O" first.
    """

    upos: tuple[str, ...] = field(converter=tuple)
    xpos: tuple[str, ...] = field(converter=tuple)
    feats: tuple[str, ...] = field(converter=tuple)
    lemma: tuple[str, ...] = field(converter=tuple)
    deprel: tuple[str, ...] = field(converter=tuple)
    entity: tuple[str, ...] = field(converter=tuple)

    @property
    def tags(self) -> Mapping[str, tuple[str, ...]]:
        """The layers with one label a word, in the order of the output columns."""
        return {
            "upos": self.upos,
            "xpos": self.xpos,
            "feats": self.feats,
            "lemma": self.lemma,
            "entity": self.entity,
        }


@frozen(kw_only=True)
class States:
    """What the encoder makes of a batch; rows are words and windows as in ``Batch.first``.

    Attributes:
        tags, arcs, attributions: rows × width, each the mix of layers that its heads read.
    """

    tags: Tensor
    arcs: Tensor
    attributions: Tensor

    def cut(self, start: int, end: int) -> States:
        """Return the rows from *start* to *end*."""
        return States(
            tags=self.tags[start:end],
            arcs=self.arcs[start:end],
            attributions=self.attributions[start:end],
        )


@frozen(kw_only=True)
class Arcs:
    """What of the scores of arcs and labels can be said of single words; rows as in ``States``.

    Attributes:
        dependents, heads: rows × arc features.
        label_dependents, label_heads: rows × label features.
    """

    dependents: Tensor
    heads: Tensor
    label_dependents: Tensor
    label_heads: Tensor


class Network(nn.Module):
    """Encoder and heads.

    Args:
        shape: sizes.
        labels: what the heads can say.
    """

    def __init__(self, shape: Shape, labels: Labels) -> None:
        super().__init__()
        self.shape, self.labels = shape, labels
        self.encoder = Encoder(shape)
        self.dropout = nn.Dropout(shape.head_dropout)
        # of the layers: for tags, for arcs, for attributions
        self.mixes = nn.Parameter(torch.zeros(3, shape.layers + 1))
        self.tags = nn.Linear(shape.width, sum(map(len, labels.tags.values())))
        self.arcs = nn.Linear(shape.width, 2 * (shape.arc_width + shape.label_width))
        self.arc_weight = nn.Parameter(torch.zeros(shape.arc_width + 1, shape.arc_width))
        # a biaffine form, kept as a layer: its product is the largest of all heads
        width = shape.label_width + 1
        self.relations = nn.Linear(width, len(labels.deprel) * width)
        self.conventions = nn.Embedding(len(Convention), shape.width)
        self.cue = nn.Linear(shape.width, len(CueLabel))
        self.roles = nn.Linear(shape.width, 2 * shape.role_width)
        self.role_weight = nn.Parameter(
            torch.zeros(shape.role_width + 1, len(RoleLabel), shape.role_width + 1)
        )
        self.distance = nn.Embedding(2 * FARTHEST + 3, len(RoleLabel))

    def forward(self, batch: Batch) -> States:
        """Return what the heads read, in single precision."""
        layers = self.encoder.read_words(batch)
        tags, arcs, attributions = (_mix(weights, layers) for weights in self.mixes.softmax(1))
        return States(tags=tags, arcs=arcs, attributions=attributions)

    def score_tags(self, states: Tensor) -> Tensor:
        """Return rows × all tag labels, side by side in the order of ``Labels.tags``."""
        return apply_linear(self.tags, self.dropout(states))

    def read_arcs(self, states: Tensor) -> Arcs:
        """Return what ``score_arcs`` and ``score_labels`` begin with."""
        hidden = functional.leaky_relu(apply_linear(self.arcs, self.dropout(states)), SLOPE)
        arc, label = self.shape.arc_width, self.shape.label_width
        dependents, heads, label_dependents, label_heads = self.dropout(hidden).split(
            [arc, arc, label, label], 1
        )
        return Arcs(
            dependents=dependents,
            heads=heads,
            label_dependents=label_dependents,
            label_heads=label_heads,
        )

    def score_arcs(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return a score for each *head* of each *dependent*: … × dependents × heads."""
        return self.weigh_dependents(dependents) @ heads.transpose(-1, -2)

    def weigh_dependents(self, dependents: Tensor) -> Tensor:
        """Return the part of ``score_arcs`` that needs no heads."""
        return append_one(dependents) @ self.arc_weight

    def score_labels(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return a score for each label of the arcs from ``heads[i]`` to ``dependents[i]``: arcs ×
        labels.
        """
        middle = self.relations(append_one(dependents).to(find_precision(self.relations)))
        by_label = middle.view(len(dependents), len(self.labels.deprel), -1)
        column = append_one(heads).to(by_label.dtype).unsqueeze(2)
        return torch.bmm(by_label, column).squeeze(2).float()

    def follow(self, states: Tensor, convention: Tensor) -> Tensor:
        """Return *states* for the heads of attributions, as a *convention* sees them.

        Args:
            convention: a ``Convention`` for each row, or one for all.
        """
        followed: Tensor = states + self.conventions(convention)
        return followed

    def score_cues(self, states: Tensor) -> Tensor:
        """Return rows × CueLabel."""
        return apply_linear(self.cue, self.dropout(states))

    def score_roles(self, states: Tensor, cues: Sequence[Stretch]) -> Tensor:
        """Return cues × rows × RoleLabel.

        Args:
            states: of the words of one window; rows of other things among them mean nothing, but
                count in the places of *cues*.
        """
        hidden = functional.leaky_relu(apply_linear(self.roles, self.dropout(states)), SLOPE)
        words, heads = torch.split(hidden, self.shape.role_width, 1)
        vectors = torch.stack([heads[start:end].mean(0) for start, end in cues])
        middle = (append_one(vectors) @ self.role_weight.flatten(1)).view(
            len(cues), len(RoleLabel), -1
        )
        scores = torch.einsum("crk,wk->cwr", middle, append_one(words))
        starts = torch.tensor([start for start, _ in cues], device=words.device)
        distances = torch.arange(len(words), device=words.device) - starts.unsqueeze(1)
        biases: Tensor = self.distance(_find_bucket(distances))
        return scores + biases


def _mix(weights: Tensor, layers: Sequence[Tensor]) -> Tensor:
    total: Tensor = sum(weight * layer for weight, layer in zip(weights, layers, strict=True))
    return total.float()


def _find_bucket(distance: Tensor) -> Tensor:
    """Return the number of each distance's class: its sign, and its magnitude in powers of two."""
    magnitude = distance.abs()
    power = torch.where(magnitude == 0, 0.0, magnitude.clamp(min=1).log2().floor() + 1).clamp(
        max=FARTHEST
    )
    return (FARTHEST + 1 + distance.sign() * power).long()

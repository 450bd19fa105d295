"""The network of the embedded parser: one encoder with a head for each layer of annotation.

Tags and entities are linear; arcs and labels are biaffine (Dozat & Manning 2017), straight on the
encoder, as Glavaš & Vulić (2021) found as good as with recurrent layers between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from attrs import field, frozen
from torch import Tensor, nn
from torch.nn import functional

from claimkit.neural.encoder import Batch, Encoder, EncoderShape, append_one, apply_linear


@frozen(kw_only=True)
class Shape(EncoderShape):
    """Sizes of the network, and the dropout its heads are trained with."""

    arc_width: int = 256
    label_width: int = 96
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
class Scores:
    """What the network says about a batch; rows are words and roots as in ``Batch.first``.

    Attributes:
        tags: rows × all tag labels, side by side in the order of ``Labels.tags``.
        dependents, heads: rows × arc features.
        label_dependents, label_heads: rows × label features.
    """

    tags: Tensor
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
        # of the layers: for tags, for arcs
        self.mixes = nn.Parameter(torch.zeros(2, shape.layers + 1))
        self.tags = nn.Linear(shape.width, sum(len(labels) for labels in labels.tags.values()))
        self.arcs = nn.Linear(shape.width, 2 * (shape.arc_width + shape.label_width))
        self.arc_weight = nn.Parameter(torch.zeros(shape.arc_width + 1, shape.arc_width))
        self.label_weight = nn.Parameter(
            torch.zeros(shape.label_width + 1, len(labels.deprel), shape.label_width + 1)
        )

    def forward(self, batch: Batch) -> Scores:
        """Return the scores of all heads, for arcs and labels as far as ``score_arcs`` and
        ``score_labels`` begin.
        """
        states = self.encoder.read_words(batch)
        tag_mix, arc_mix = (_mix(weights, states) for weights in self.mixes.softmax(1))
        hidden = functional.leaky_relu(apply_linear(self.arcs, self.dropout(arc_mix)), 0.1)
        arc, label = self.shape.arc_width, self.shape.label_width
        dependents, heads, label_dependents, label_heads = self.dropout(hidden).split(
            [arc, arc, label, label], 1
        )
        return Scores(
            tags=apply_linear(self.tags, self.dropout(tag_mix)),
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
        middle = (append_one(dependents) @ self.label_weight.flatten(1)).view(
            len(dependents), *self.label_weight.shape[1:]
        )
        return torch.bmm(middle, append_one(heads).unsqueeze(2)).squeeze(2)


def _mix(weights: Tensor, states: Sequence[Tensor]) -> Tensor:
    total: Tensor = sum(weight * state for weight, state in zip(weights, states, strict=True))
    return total

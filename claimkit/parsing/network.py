"""The neural network behind the embedded parser: one small BERT, read once, with a head for each layer of annotation.

Encoder: Devlin et al. (2019) in the shape of all-MiniLM-L6-v2 (Wang et al. 2020), with embeddings of letter case added, for its
word pieces are lower case. Heads: tags and entities are linear; arcs and labels are biaffine (Dozat & Manning 2017), straight on
the encoder, as Glavaš & Vulić (2021) found as good as with recurrent layers between.

All sentences of a batch stand end to end, and attention runs over sentences of exactly one length at a time. If every batch is
filled up to one number of rows, a sentence gets the same numbers, to the last bit, whatever stands beside it: how a matrix
kernel sums depends on how many rows it multiplies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import torch
from attrs import field, frozen
from torch import Tensor, nn
from torch.nn import functional


@frozen(kw_only=True)
class Shape:
    """Sizes of the network, and the dropout it is trained with."""

    pieces: int = 30522
    positions: int = 512
    cases: int = 5
    width: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12
    arc_width: int = 256
    label_width: int = 96
    dropout: float = 0.1
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
        return {"upos": self.upos, "xpos": self.xpos, "feats": self.feats, "lemma": self.lemma, "entity": self.entity}


@frozen(kw_only=True)
class Batch:
    """Sentences as word pieces, end to end, shorter ones first.

    Attributes:
        ids, cases, positions: one entry a word piece, the two special ones of each sentence included.
        groups: ``(sentences, word pieces in each)``, one pair for each length, in order.
        first, last: for each word, and before the words of each sentence for its root, the places of its outer word pieces.
        sizes: words in each sentence, the root not counted.
    """

    ids: Tensor
    cases: Tensor
    positions: Tensor
    groups: tuple[tuple[int, int], ...]
    first: Tensor
    last: Tensor
    sizes: tuple[int, ...]


@frozen(kw_only=True)
class Scores:
    """What the network says of a batch; rows are words and roots in the order of ``Batch.first``.

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


class Layer(nn.Module):
    """One transformer layer with the norms behind each half, as in BERT."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attention_in = nn.Linear(shape.width, 3 * shape.width)
        self.attention_out = nn.Linear(shape.width, shape.width)
        self.attention_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.inner = nn.Linear(shape.width, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, rows: Tensor, groups: Sequence[tuple[int, int]]) -> Tensor:
        attended = self._attended(_linear(self.attention_in, rows), groups)
        rows = self.attention_norm(rows + self.dropout(_linear(self.attention_out, attended)))
        inner = functional.gelu(_linear(self.inner, rows))
        return self.norm(rows + self.dropout(_linear(self.outer, inner)))  # type: ignore[no-any-return]

    def _attended(self, queries: Tensor, groups: Sequence[tuple[int, int]]) -> Tensor:
        width = queries.shape[1] // 3
        parts = []
        for (count, length), own in zip(groups, torch.split(queries, [count * length for count, length in groups]), strict=True):
            query, key, value = own.view(count, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
            attended = functional.scaled_dot_product_attention(query, key, value)
            parts.append(attended.transpose(1, 2).reshape(count * length, width))
        return torch.cat(parts)


class Encoder(nn.Module):
    """The word pieces' embeddings and the layers over them."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.piece_embeddings = nn.Embedding(shape.pieces, shape.width)
        self.position_embeddings = nn.Embedding(shape.positions, shape.width)
        self.case_embeddings = nn.Embedding(shape.cases, shape.width)
        self.embedding_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, batch: Batch) -> Iterator[Tensor]:
        """Yield the word pieces' states, rows × width: embeddings first, then what each layer makes of them."""
        embedded = self.piece_embeddings(batch.ids) + self.position_embeddings(batch.positions)
        rows = self.dropout(self.embedding_norm(embedded + self.case_embeddings(batch.cases)))
        yield rows
        for layer in self.layers:
            rows = layer(rows, batch.groups)
            yield rows


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
        self.mixes = nn.Parameter(torch.zeros(2, shape.layers + 1))  # of the layers: for tags, for arcs
        self.tags = nn.Linear(shape.width, sum(len(labels) for labels in labels.tags.values()))
        self.arcs = nn.Linear(shape.width, 2 * (shape.arc_width + shape.label_width))
        self.arc_weight = nn.Parameter(torch.zeros(shape.arc_width + 1, shape.arc_width))
        self.label_weight = nn.Parameter(torch.zeros(shape.label_width + 1, len(labels.deprel), shape.label_width + 1))

    def forward(self, batch: Batch) -> Scores:
        """Return the scores of all heads, for arcs and labels as far as ``arc_scores`` and ``label_scores`` begin."""
        states = [state[batch.first].lerp(state[batch.last], 0.5) for state in self.encoder(batch)]
        tag_mix, arc_mix = (sum(w * s for w, s in zip(mix, states, strict=True)) for mix in self.mixes.softmax(1))
        hidden = functional.leaky_relu(_linear(self.arcs, self.dropout(arc_mix)), 0.1)
        arc, label = self.shape.arc_width, self.shape.label_width
        dependents, heads, label_dependents, label_heads = self.dropout(hidden).split([arc, arc, label, label], 1)
        return Scores(
            tags=_linear(self.tags, self.dropout(tag_mix)), dependents=dependents, heads=heads,
            label_dependents=label_dependents, label_heads=label_heads,
        )  # fmt: skip

    def arc_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return a score for each *head* of each *dependent*: … × dependents × heads."""
        return self.weighted_dependents(dependents) @ heads.transpose(-1, -2)

    def weighted_dependents(self, dependents: Tensor) -> Tensor:
        """Return the half of ``arc_scores`` that needs no heads."""
        return with_one(dependents) @ self.arc_weight

    def label_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return a score for each label of the arcs from ``heads[i]`` to ``dependents[i]``: arcs × labels."""
        middle = (with_one(dependents) @ self.label_weight.flatten(1)).view(len(dependents), *self.label_weight.shape[1:])
        return torch.bmm(middle, with_one(heads).unsqueeze(2)).squeeze(2)


def _linear(module: nn.Linear, rows: Tensor) -> Tensor:
    """Apply *module* in the precision of its weights; sums, norms and scores stay in single precision."""
    return module(rows.to(module.weight.dtype)).float()  # type: ignore[no-any-return]


def with_one(values: Tensor) -> Tensor:
    """Return *values* with a feature that is always one: the bias of a biaffine form."""
    return torch.cat([values, values.new_ones(*values.shape[:-1], 1)], -1)

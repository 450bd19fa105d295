"""The encoder of the network: a small BERT in pure PyTorch.

Devlin et al. (2019) in the shape of all-MiniLM-L6-v2 (Wang et al. 2020), with embeddings of
writing added, for its word pieces are lower case.

All sequences of a batch stand end to end, and attention runs over sequences of exactly one length
at a time. If every batch is filled up to one number of rows, a sequence gets the same numbers, to
the last bit, whatever stands beside it: how a matrix kernel sums depends on how many rows it
multiplies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from attrs import evolve, frozen
from torch import Tensor, nn
from torch.nn import functional


@frozen(kw_only=True)
class EncoderShape:
    """Sizes of the encoder, and the dropout it is trained with."""

    pieces: int = 30522
    positions: int = 512
    cases: int = 5
    width: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12
    dropout: float = 0.1


@frozen(kw_only=True)
class Batch:
    """Sequences of words (sentences, or windows over several) as word pieces, end to end, shorter
    ones first.

    Attributes:
        ids, cases, positions: one entry a word piece, the two special ones of each sequence
            included.
        groups: ``(sequences, word pieces in each)``, one pair for each length, in order.
        first, last: for each word, and before the words of each sequence for the sequence itself (a
            tree's root), the places of its outer word pieces.
        sizes: words in each sequence.
    """

    ids: Tensor
    cases: Tensor
    positions: Tensor
    groups: tuple[tuple[int, int], ...]
    first: Tensor
    last: Tensor
    sizes: tuple[int, ...]

    def to(self, device: torch.device) -> Batch:
        """Return it with its tensors on *device*."""
        return evolve(
            self,
            ids=self.ids.to(device),
            cases=self.cases.to(device),
            positions=self.positions.to(device),
            first=self.first.to(device),
            last=self.last.to(device),
        )

    def rows(self) -> Iterator[range]:
        """Yield for each sequence its places in *first* and *last*: the sequence itself, then its
        words.
        """
        start = 0
        for size in self.sizes:
            yield range(start, start + size + 1)
            start += size + 1


class Layer(nn.Module):
    """One transformer layer with the norms behind each half, as in BERT."""

    def __init__(self, shape: EncoderShape) -> None:
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
        """Return *rows* after this layer. They are in single precision; what is between two
        products stays in that of the weights.
        """
        precision = find_precision(self.inner)
        attended = self._attend(self.attention_in(rows.to(precision)), groups)
        rows = self.attention_norm(rows + self.dropout(self.attention_out(attended)))
        inner = functional.gelu(self.inner(rows.to(precision)))
        normed: Tensor = self.norm(rows + self.dropout(self.outer(inner)))
        return normed

    def _attend(self, queries: Tensor, groups: Sequence[tuple[int, int]]) -> Tensor:
        width = queries.shape[1] // 3
        parts = []
        blocks = torch.split(queries, [count * length for count, length in groups])
        for (count, length), block in zip(groups, blocks, strict=True):
            by_head = block.view(count, length, 3, self.heads, width // self.heads)
            query, key, value = by_head.permute(2, 0, 3, 1, 4)
            attended = functional.scaled_dot_product_attention(query, key, value)
            parts.append(attended.transpose(1, 2).reshape(count * length, width))
        return torch.cat(parts)


class Encoder(nn.Module):
    """The word pieces' embeddings and the layers over them."""

    def __init__(self, shape: EncoderShape) -> None:
        super().__init__()
        self.piece_embeddings = nn.Embedding(shape.pieces, shape.width)
        self.position_embeddings = nn.Embedding(shape.positions, shape.width)
        self.case_embeddings = nn.Embedding(shape.cases, shape.width)
        self.embedding_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, batch: Batch) -> Iterator[Tensor]:
        """Yield the word pieces' states, rows × width: embeddings first, then what each layer makes
        of them. The *batch* is where the weights are.
        """
        embedded = self.piece_embeddings(batch.ids) + self.position_embeddings(batch.positions)
        rows = self.dropout(self.embedding_norm(embedded + self.case_embeddings(batch.cases)))
        yield rows
        for layer in self.layers:
            rows = layer(rows, batch.groups)
            yield rows

    def read_words(self, batch: Batch) -> list[Tensor]:
        """Return the states of words and sequences in the order of ``Batch.first``, the mean of
        their outer word pieces: one tensor for the embeddings and one for each layer, where the
        weights are, whatever *batch* is made on.
        """
        batch = batch.to(self.piece_embeddings.weight.device)
        return [
            rows.index_select(0, batch.first).lerp(rows.index_select(0, batch.last), 0.5)
            for rows in self(batch)
        ]


def apply_linear(module: nn.Linear, rows: Tensor) -> Tensor:
    """Return what *module* makes of *rows*, multiplied in the precision of its weights; sums,
    norms and scores stay in single precision.
    """
    product: Tensor = module(rows.to(find_precision(module)))
    return product.float()


def find_precision(module: nn.Linear) -> torch.dtype:
    """Return the type of numbers that *module* takes: of its bias, for weights may be whole numbers
    (claimkit.neural.quantized).
    """
    return module.bias.dtype


def append_one(values: Tensor) -> Tensor:
    """Return *values* with a feature that is always one: the bias of a biaffine form."""
    return torch.cat([values, values.new_ones(*values.shape[:-1], 1)], -1)

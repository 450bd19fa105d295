"""What the network says of a batch of windows: the scores of its trees, and what the heads of
attributions read of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch
from attrs import frozen
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from claimkit.neural.network import Arcs, Network
from training.windows import LearntBatch, LearntWindow

EMPTY = -1  # a place behind the end of a sentence


@frozen(kw_only=True)
class Rows:
    """Where words stand among the rows of a batch. The first row of a window is its own, and the
    root of all its sentences.

    Attributes:
        sentences: sentences × (the root and words, up to the longest); filled up with the root.
        is_word: likewise, whether a word of the sentence stands there.
        words: the row of each word.
    """

    sentences: Tensor
    is_word: Tensor
    words: Tensor


def find_rows(windows: Sequence[LearntWindow], device: torch.device) -> Rows:
    """Return the rows of *windows*, which are a batch in this order."""
    root = 0
    of_sentences = []
    for window in windows:
        first = root + 1
        for size in window.sizes:
            of_sentences.append(torch.tensor([root, *range(first, first + size)]))
            first += size
        root = first
    padded = pad_sequence(of_sentences, batch_first=True, padding_value=EMPTY)
    is_word = padded != EMPTY
    is_word[:, 0] = False
    sentences = torch.where(padded == EMPTY, padded[:, :1], padded)
    return Rows(
        sentences=sentences.to(device),
        is_word=is_word.to(device),
        words=sentences[is_word].to(device),
    )


@frozen(kw_only=True)
class TreeScores:
    """Scores of the arcs of a batch.

    Attributes:
        words: the row of each word.
        heads: words × places in a sentence, 0 of which is the root; minus infinity where no head
            can be.
        rows: words × places, the rows of the batch there.
        arcs: what the scores of labels begin with.
    """

    network: Network
    words: Tensor
    heads: Tensor
    rows: Tensor
    arcs: Arcs

    def score_labels(self, heads: Tensor) -> Tensor:
        """Return words × labels, of the arcs from *heads*, places in each word's sentence."""
        governors = self.rows.gather(1, heads.unsqueeze(1)).squeeze(1)
        dependents = self.arcs.label_dependents[self.words]
        return self.network.score_labels(dependents, self.arcs.label_heads[governors])


def score_trees(network: Network, states: Tensor, rows: Rows) -> TreeScores:
    """Return the scores of arcs within each sentence and from its root, a word itself left out."""
    arcs = network.read_arcs(states)
    scores = network.score_arcs(arcs.dependents[rows.sentences], arcs.heads[rows.sentences])
    may_be_head = rows.is_word.clone()
    may_be_head[:, 0] = True
    itself = torch.eye(scores.shape[1], dtype=torch.bool, device=scores.device)
    scores = scores.masked_fill(~may_be_head.unsqueeze(1) | itself, -torch.inf)
    longest = rows.sentences.shape[1]
    rows_of_sentences = rows.sentences.unsqueeze(1).expand(-1, longest, -1)
    return TreeScores(
        network=network,
        words=rows.words,
        heads=scores[rows.is_word],
        rows=rows_of_sentences[rows.is_word],
        arcs=arcs,
    )


def follow_windows(
    network: Network, states: Tensor, learnt: LearntBatch
) -> Iterator[tuple[LearntWindow, Tensor]]:
    """Yield the windows whose attributions are annotated, each with the *states* of its words as
    its convention sees them.
    """
    for rows, window in zip(learnt.batch.rows(), learnt.windows, strict=True):
        if window.cues is not None:
            convention = torch.tensor(window.convention, device=states.device)
            yield window, network.follow(states[rows.start + 1 : rows.stop], convention)

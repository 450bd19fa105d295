"""An LSTM that reads sequences of any length with matrices of a few sizes."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

STEPS = 64  # in a block
ROWS = (1, 2, 4, 8, 16, 32, 64, 128)  # sequences in a block


class BlockwiseLSTM(nn.Module):
    """What an LSTM of torch computes, a block of STEPS after the other.

    Torch gives sequences of one length to oneDNN, which makes a kernel for each length and number
    of them, and keeps a thousand kernels. Others it reads step by step, which takes longer. Blocks
    are of few sizes, whatever the texts are.

    Args:
        lstm: of one layer, in both directions.

    Raises:
        ValueError: it is of another kind.
    """

    def __init__(self, lstm: nn.LSTM) -> None:
        super().__init__()
        if lstm.num_layers != 1 or not lstm.bidirectional or lstm.proj_size or not lstm.bias:
            raise ValueError(f"expected one layer in both directions, got {lstm}")
        self.lstm = lstm

    def forward(self, packed: PackedSequence) -> tuple[PackedSequence, None]:
        """Return the states of the sequences *packed*, longest first; and None where torch's LSTM
        has its last states.
        """
        padded, lengths = pad_packed_sequence(packed)  # steps × sequences × features
        steps = torch.arange(len(padded)).unsqueeze(1)
        # of each sequence the places in reverse; what fills it up stays behind it
        turned = torch.where(steps < lengths, lengths - 1 - steps, steps)
        reverse = (turned * len(lengths) + torch.arange(len(lengths))).flatten()
        onward, backward = map(tuple, self.lstm.all_weights)
        ends = lengths.tolist()
        states = self._read(padded, ends, onward)
        reversed_states = self._read(_reorder(padded, reverse), ends, backward)
        both = torch.cat([states, _reorder(reversed_states, reverse)], 2)
        return pack_padded_sequence(both, lengths), None

    def _read(self, padded: Tensor, lengths: Sequence[int], weights: tuple[Tensor, ...]) -> Tensor:
        """Return the states of *padded* in one direction; behind the end of a sequence they mean
        nothing.
        """
        width = self.lstm.hidden_size
        states = padded.new_zeros(*padded.shape[:2], width)
        hidden = cell = padded.new_zeros(1, len(lengths), width)
        for start in range(0, len(padded), STEPS):
            unread = sum(length > start for length in lengths)
            rows = min((rows for rows in ROWS if rows >= unread), default=unread)
            part = padded[start : start + STEPS, :unread]
            block = padded.new_zeros(STEPS, rows, padded.shape[2])
            block[: len(part), :unread] = part
            before = (_fit_rows(hidden, rows), _fit_rows(cell, rows))
            read, hidden, cell = torch.lstm(
                block, before, weights, True, 1, 0.0, False, False, False
            )
            states[start : start + STEPS, :unread] = read[: len(part), :unread]
        return states


def _reorder(padded: Tensor, order: Tensor) -> Tensor:
    return padded.flatten(0, 1).index_select(0, order).view_as(padded)


def _fit_rows(state: Tensor, rows: int) -> Tensor:
    """Return *state*, 1 × sequences × features, for so many sequences: the first ones of it, and
    noughts behind them.
    """
    return nn.functional.pad(state[:, :rows], (0, 0, 0, max(0, rows - state.shape[1])))

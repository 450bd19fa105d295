"""An LSTM that is read in blocks gives the states that torch's gives."""

from __future__ import annotations

import pytest
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

from claimkit.neural.recurrent import ROWS, STEPS, BlockwiseLSTM

LENGTHS = {
    "one step": [1],
    "one block": [STEPS],
    "a step more": [STEPS + 1],
    "of one length": [100, 100, 100],
    "of several lengths": [3 * STEPS, STEPS + 1, STEPS, 5, 1],
    "more than a block has rows": [20] * (max(ROWS) + 1),
}


@pytest.mark.parametrize("lengths", LENGTHS.values(), ids=LENGTHS)
def test_same_states(lengths: list[int]) -> None:
    torch.manual_seed(1)
    lstm = nn.LSTM(7, 5, bidirectional=True, batch_first=True).eval()
    texts = pack_padded_sequence(
        torch.randn(len(lengths), lengths[0], 7), lengths, batch_first=True
    )
    with torch.inference_mode():
        (wanted, _), (got, _) = lstm(texts), BlockwiseLSTM(lstm)(texts)
    assert torch.equal(got.batch_sizes, wanted.batch_sizes)
    assert torch.allclose(got.data, wanted.data, atol=1e-6)


def test_few_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sequences of many lengths, one or several at a time, make blocks of few sizes."""
    sizes = set()
    read = torch.lstm

    def note(block: torch.Tensor, *others: object) -> object:
        sizes.add(tuple(block.shape))
        return read(block, *others)  # type: ignore[call-overload]

    monkeypatch.setattr(torch, "lstm", note)
    blockwise = BlockwiseLSTM(nn.LSTM(7, 5, bidirectional=True).eval())
    with torch.inference_mode():
        for longest in range(1, 200, 7):
            for others in range(5):
                lengths = [longest, *range(longest, max(0, longest - others), -1)]
                blockwise(pack_padded_sequence(torch.zeros(longest, len(lengths), 7), lengths))
    assert sizes <= {(STEPS, rows, 7) for rows in ROWS}


@pytest.mark.parametrize(
    "lstm",
    [nn.LSTM(7, 5), nn.LSTM(7, 5, 2, bidirectional=True), nn.LSTM(7, 5, bias=False)],
    ids=["one direction", "two layers", "no biases"],
)
def test_another_kind_is_refused(lstm: nn.LSTM) -> None:
    with pytest.raises(ValueError, match="one layer in both directions"):
        BlockwiseLSTM(lstm)

"""Products in whole numbers of eight bits: how far they may be off, and that neighbours change
nothing.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn

from claimkit.neural.quantized import QuantizedLinear, is_exact, quantize_rows

WIDE = 1536


@pytest.fixture
def linear() -> nn.Linear:
    with torch.random.fork_rng():
        torch.manual_seed(7)
        return nn.Linear(WIDE, 384).requires_grad_(False)


@pytest.fixture
def rows() -> Tensor:
    """Rows of very different sizes."""
    generator = torch.Generator().manual_seed(7)
    return torch.randn(384, WIDE, generator=generator) * torch.logspace(-4, 4, 384).unsqueeze(1)


def test_rows_to_whole_numbers(rows: Tensor) -> None:
    """The largest of each row is 127 or -127, and none is off by more than half of a step."""
    numbers, scales = quantize_rows(rows)
    assert numbers.dtype == torch.int8
    assert (numbers.int().abs().amax(1) == 127).all()
    assert ((numbers * scales - rows).abs() <= 0.51 * scales).all()


def test_noughts() -> None:
    numbers, _ = quantize_rows(torch.zeros(2, 8))
    assert not numbers.any()


@pytest.mark.skipif(not is_exact(), reason="this processor has no VNNI")
class TestQuantizedLinear:
    def test_close_to_the_layer(self, linear: nn.Linear, rows: Tensor) -> None:
        """Within a fiftieth of the largest answer of the row."""
        expected, found = linear(rows), QuantizedLinear(linear)(rows)
        assert found.dtype == torch.float32
        assert ((found - expected).abs().amax(1) <= expected.abs().amax(1) / 50).all()

    @pytest.mark.parametrize("count", [1, 2, 7, 64, 383])
    def test_neighbours_change_no_bit(self, linear: nn.Linear, rows: Tensor, count: int) -> None:
        """However many rows are multiplied together."""
        quantized = QuantizedLinear(linear)
        assert torch.equal(quantized(rows[-count:]), quantized(rows)[-count:])

    def test_noughts_give_the_bias(self, linear: nn.Linear) -> None:
        assert torch.equal(QuantizedLinear(linear)(torch.zeros(1, WIDE))[0], linear.bias)

    def test_what_is_read_stays(self, linear: nn.Linear, rows: Tensor) -> None:
        before = rows.clone()
        QuantizedLinear(linear)(rows)
        assert torch.equal(rows, before)


def multiply(rows: Tensor, weights: Tensor) -> Tensor:
    return rows.int() @ weights.int()


def multiply_and_cut(rows: Tensor, weights: Tensor) -> Tensor:
    """Return sums as of a processor that adds two products in sixteen bits."""
    pair = min(2 * (127 + 128) * 127, 2**15 - 1)  # it makes one of the factors unsigned
    return torch.full((len(rows), weights.shape[1]), rows.shape[1] // 2 * pair) - 128 * weights.sum(
        0
    )


@pytest.mark.parametrize(("product", "expected"), [(multiply, True), (multiply_and_cut, False)])
def test_exactness_is_seen(
    product: Callable[[Tensor, Tensor], Tensor], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch, "_int_mm", product)
    assert is_exact() is expected

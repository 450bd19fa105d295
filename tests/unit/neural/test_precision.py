"""Which precision a processor gets, on whatever processor this runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch

from claimkit.neural import precision
from claimkit.neural.precision import Precision, time_product


@pytest.fixture(autouse=True)
def measured_anew() -> Iterator[None]:
    precision._is_half_faster.cache_clear()
    yield
    precision._is_half_faster.cache_clear()


@pytest.mark.parametrize(
    ("single", "half", "expected"),
    [
        (2.8, 0.45, "half"),  # milliseconds, with AMX
        (4.5, 1.0, "half"),  # AMD
        (3.2, 4.7, "single"),  # AVX512_BF16 of Intel without AMX
        (3.1, 28.6, "single"),  # neither
        (3.0, 2.0, "single"),  # too little for what converting costs
    ],
)
def test_what_auto_means(
    single: float, half: float, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = {torch.float32: single, torch.bfloat16: half}
    monkeypatch.setattr(precision, "time_product", times.__getitem__)
    assert Precision.AUTO.resolved == expected
    assert Precision.HALF.resolved == "half"
    assert Precision.SINGLE.resolved == "single"


def test_a_processor_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parser and tagger never differ, whatever else the machine does."""
    asked: list[torch.dtype] = []

    def answer(kind: torch.dtype) -> float:
        asked.append(kind)
        return 1.0

    monkeypatch.setattr(precision, "time_product", answer)
    assert Precision.AUTO.resolved == Precision.AUTO.resolved
    assert len(asked) == 2


def test_a_product_takes_time() -> None:
    """And none of the caller's random numbers."""
    before = torch.get_rng_state()
    assert 0 < time_product(torch.float32) < 1
    assert torch.equal(torch.get_rng_state(), before)

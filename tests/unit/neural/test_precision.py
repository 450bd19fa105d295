"""Which precision and device a machine gets, on whatever machine this runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
from torch import nn

from claimkit.errors import DeviceError
from claimkit.model.scheme import Device, Precision
from claimkit.neural import precision
from claimkit.neural.precision import ROW_STEP, Computation, time_product
from claimkit.neural.quantized import QuantizedLinear


@pytest.fixture(autouse=True)
def measured_anew() -> Iterator[None]:
    precision._find_fastest.cache_clear()
    yield
    precision._find_fastest.cache_clear()


@pytest.mark.parametrize(
    ("single", "half", "int8", "expected"),
    [
        (2.8, 0.45, 0.6, "half"),  # milliseconds, with AMX
        (4.5, 1.0, 1.0, "half"),  # AMD, with bf16 four times as fast
        (1.2, 0.56, 0.43, "int8"),  # AMD, with bf16 twice as fast
        (1.2, 0.56, 0.9, "half"),
        (1.2, 3.2, 0.43, "int8"),  # VNNI alone
        (3.2, 4.7, 2.0, "single"),  # too little for what converting costs
        (3.0, 2.0, 2.0, "single"),
    ],
)
def test_what_auto_means(
    single: float, half: float, int8: float, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = {Precision.SINGLE: single, Precision.HALF: half, Precision.INT8: int8}
    monkeypatch.setattr(precision, "time_product", times.__getitem__)
    monkeypatch.setattr(precision, "is_exact", lambda: True)
    assert Computation.choose() == Computation(Precision(expected), Device.CPU)
    for name in ("half", "int8", "single"):
        assert Computation.choose(name).precision == name


def test_sums_that_are_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """However fast it is, a processor whose sums are not exact does not get eight bits."""
    times = {Precision.SINGLE: 3.0, Precision.HALF: 3.0, Precision.INT8: 0.1}
    monkeypatch.setattr(precision, "time_product", times.__getitem__)
    monkeypatch.setattr(precision, "is_exact", lambda: False)
    assert Computation.choose("auto").precision == "single"
    with pytest.raises(DeviceError, match=r"'int8': this processor .* has no VNNI; use 'auto'"):
        Computation.choose("int8")


def test_a_processor_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parser and tagger never differ, whatever else the machine does."""
    asked: list[Precision] = []

    def answer(kind: Precision) -> float:
        asked.append(kind)
        return 1.0

    monkeypatch.setattr(precision, "time_product", answer)
    monkeypatch.setattr(precision, "is_exact", lambda: True)
    assert Computation.choose() == Computation.choose()
    assert sorted(asked) == ["half", "int8", "single"]


@pytest.mark.parametrize("kind", [Precision.SINGLE, Precision.HALF, Precision.INT8])
def test_a_product_takes_time(kind: Precision) -> None:
    """And none of the caller's random numbers."""
    before = torch.get_rng_state()
    assert 0 < time_product(kind) < 1
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (("quarter", "cpu"), "precision to be one of auto, half, int8, single; got 'quarter'"),
        (("auto", "tpu"), "device to be one of cpu, cuda; got 'tpu'"),
    ],
)
def test_unknown_words(settings: tuple[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Computation.choose(*settings)


def test_no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to do."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(DeviceError, match=r"'cuda': torch finds no GPU; .* use device 'cpu"):
        Computation.choose("auto", "cuda")


@pytest.mark.parametrize(
    ("asked", "generation", "expected"),
    [
        ("auto", (9, 0), "half"),
        ("auto", (7, 5), "single"),
        ("single", (9, 0), "single"),
        ("half", (7, 5), "half"),
    ],
)
def test_a_gpu(
    asked: str, generation: tuple[int, int], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reads many windows at once, not filled up; a processor each by itself."""
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: generation)
    found, on_processor = Computation.choose(asked, "cuda"), Computation.choose("single")
    assert (found.precision, found.device) == (expected, "cuda")
    lengths = [200, 100, 150]
    assert list(found.cut_blocks(lengths)) == [[1, 2, 0]]
    assert list(on_processor.cut_blocks(lengths)) == [[0], [1], [2]]
    assert found.count_rows(33) is None
    assert on_processor.count_rows(33) == 2 * ROW_STEP


@pytest.mark.parametrize(
    ("kind", "layer", "numbers"),
    [
        (Precision.SINGLE, nn.Linear, torch.float32),
        (Precision.HALF, nn.Linear, torch.bfloat16),
        (Precision.INT8, QuantizedLinear, torch.int8),
    ],
)
def test_what_a_network_becomes(
    kind: Precision, layer: type[nn.Module], numbers: torch.dtype
) -> None:
    """Its linear layers change, wherever they are; norms stay in single precision."""
    network = nn.Sequential(nn.Linear(8, 8), nn.Sequential(nn.Linear(8, 8), nn.LayerNorm(8)))
    Computation(kind).prepare(network)
    outer, (inner, norm) = network
    assert {type(outer), type(inner)} == {layer}
    assert {outer.weight.dtype, inner.weight.dtype} == {numbers}
    assert norm.weight.dtype == torch.float32

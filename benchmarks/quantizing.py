"""``python -m benchmarks.quantizing``: microseconds of ways to bring rows into whole numbers of
eight bits, and sums of products back, beside one product of a layer; the least of many, one thread.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import torch
from torch import Tensor

from benchmarks.reports import json_option, print_table, write_numbers
from claimkit.neural.precision import keep_freed_memory
from claimkit.neural.quantized import quantize_rows
from claimkit.neural.threads import computing_with

ROWS, WIDTHS, TIMES = 384, (384, 1536), 200
MAGIC = 1.5 * 2**23  # added to a float, it leaves the nearest whole number in the lowest bits
Result = Tensor | tuple[Tensor, Tensor]


def divide_and_clamp(rows: Tensor) -> Result:
    scales = rows.abs().amax(1, keepdim=True) / 127
    return (rows / scales).round().clamp(-127, 127).to(torch.int8)


def multiply_in_place(rows: Tensor) -> Result:
    scales = rows.abs().amax(1, keepdim=True).div_(127)
    return (rows * scales.reciprocal()).round_().to(torch.int8)


def find_norm(rows: Tensor) -> Result:
    scales = torch.linalg.vector_norm(rows, torch.inf, 1, keepdim=True).div_(127)
    return (rows * scales.reciprocal()).round_().to(torch.int8)


def add_magic(rows: Tensor) -> Result:
    scales = rows.abs().amax(1, keepdim=True).div_(127)
    return (rows * scales.reciprocal()).add_(MAGIC).view(torch.int32).to(torch.int8)


def quantize_by_channel(rows: Tensor) -> Result:
    scales = rows.abs().amax(1).div_(127)
    noughts = torch.zeros(len(rows), dtype=torch.long)
    return torch.quantize_per_channel(rows, scales, noughts, 0, torch.qint8).int_repr()


TO_NUMBERS: Mapping[str, Callable[[Tensor], Result]] = {
    "divided, rounded, clamped": divide_and_clamp,
    "multiplied, rounded in place": multiply_in_place,
    "… the largest by amax and amin (taken)": quantize_rows,
    "… the largest by a norm": find_norm,
    "… rounded by adding a number": add_magic,
    "torch.quantize_per_channel": quantize_by_channel,
}


def scale_plainly(sums: Tensor, inputs: Tensor, outputs: Tensor, bias: Tensor) -> Result:
    return sums * inputs * outputs + bias


def scale_in_place(sums: Tensor, inputs: Tensor, outputs: Tensor, bias: Tensor) -> Result:
    return sums.float().mul_(outputs).mul_(inputs).add_(bias)


def scale_at_once(sums: Tensor, inputs: Tensor, outputs: Tensor, bias: Tensor) -> Result:
    scaled = sums.float().mul_(outputs)
    return torch.addcmul(bias, scaled, inputs, out=scaled)


FROM_SUMS: Mapping[str, Callable[[Tensor, Tensor, Tensor, Tensor], Result]] = {
    "sums multiplied twice, bias added": scale_plainly,
    "… in place": scale_in_place,
    "… the last two at once (taken)": scale_at_once,
}


def time_call(call: Callable[[], Result]) -> float:
    """Return the microseconds of *call*."""
    seconds = []
    for _ in range(TIMES):
        began = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - began)
    return 1e6 * min(seconds)


def time_to_numbers(convert: Callable[[Tensor], Result], width: int) -> float:
    rows = torch.randn(ROWS, width)
    return time_call(lambda: convert(rows))


def time_from_sums(
    convert: Callable[[Tensor, Tensor, Tensor, Tensor], Result], width: int
) -> float:
    sums = torch.ones(ROWS, width, dtype=torch.int32)
    scales = (torch.rand(ROWS, 1), torch.rand(width), torch.rand(width))
    return time_call(lambda: convert(sums, *scales))


def time_product(width: int) -> float:
    """Return the microseconds of the product that gives so many outputs of 384 inputs."""
    rows = torch.ones(ROWS, ROWS, dtype=torch.int8)
    weights = torch.ones(ROWS, width, dtype=torch.int8)
    return time_call(lambda: torch._int_mm(rows, weights))


@click.command(help=__doc__)
@json_option
def main(json_file: Path | None) -> None:
    warnings.simplefilter("ignore")  # torch.quantize_per_channel is on its way out
    keep_freed_memory()
    times: dict[str, list[float]] = {}
    with computing_with(1), torch.inference_mode():
        for name, convert in TO_NUMBERS.items():
            times[name] = [time_to_numbers(convert, width) for width in WIDTHS]
        for name, scale in FROM_SUMS.items():
            times[name] = [time_from_sums(scale, width) for width in WIDTHS]
        times["the product itself"] = [time_product(width) for width in WIDTHS]
    rows = [(name, *(f"{value:,.0f}" for value in values)) for name, values in times.items()]
    print_table("Microseconds, 384 rows", ("", *(f"{width:,} wide" for width in WIDTHS)), rows)
    write_numbers(json_file, {name: max(values) for name, values in times.items()})


if __name__ == "__main__":
    main()

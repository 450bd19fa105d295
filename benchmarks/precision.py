"""``python -m benchmarks.precision``: what single and half precision, and whole numbers of
eight bits, cost with each set of instructions that oneDNN may use.

Each set runs in a fresh process, with oneDNN held back by ``ONEDNN_MAX_CPU_ISA``; a processor that
has fewer instructions uses what it has. Printed are the milliseconds of one product of the size of
a layer (384 × 384 by 384 × 1,536), conversions included, the least of several, and how many words
of the seed article are read in a CPU-second; dashes where eight bits are not summed exactly.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import click
from attrs import frozen

from benchmarks.reports import json_option, print_table, read_rows, write_numbers
from benchmarks.seed import GOLD

INSTRUCTIONS = {
    "AMX": "AVX512_CORE_AMX",
    "AVX512_BF16": "AVX512_CORE_BF16",
    "AVX512_VNNI": "AVX512_CORE_VNNI",
    "AVX512": "AVX512_CORE",
    "AVX2": "AVX2",
}
PRECISIONS = ("single", "half", "int8")
WORKER = """
import json, sys, time
import torch
from torch import nn
from claimkit import Extractor
from claimkit.errors import DeviceError
from claimkit.neural.encoder import apply_linear
from claimkit.neural.precision import Computation
from claimkit.neural.threads import computing_with

precision, text = sys.argv[1], sys.stdin.read()
try:
    computation = Computation.choose(precision)
except DeviceError:
    print("null")
    sys.exit()
network, rows, products = nn.Sequential(nn.Linear(384, 1536)), torch.ones(384, 384), []
computation.prepare(network)
with computing_with(1), torch.inference_mode():
    for _ in range(20):
        began = time.perf_counter()
        apply_linear(network[0], rows)
        products.append(time.perf_counter() - began)
extractor = Extractor(precision=precision)
readings = []
for _ in range(4):  # the first makes kernels
    began = time.process_time()
    extractor.extract(text)
    readings.append(time.process_time() - began)
print(json.dumps([1000 * min(products), len(text.split()) / min(readings)]))
"""


@frozen
class Cost:
    """What a precision costs.

    Attributes:
        product: milliseconds.
        speed: words per CPU-second.
    """

    product: float
    speed: float


def measure(isa: str, precision: str) -> Cost | None:
    """Return what *precision* costs in a process that may use the instructions *isa*; None if it
    cannot compute so.
    """
    text = read_rows(GOLD)[0]["text"]
    done = subprocess.run(
        [sys.executable, "-c", WORKER, precision],
        env={**os.environ, "ONEDNN_MAX_CPU_ISA": isa},
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    costs = json.loads(done.stdout)
    return None if costs is None else Cost(*costs)


def write_products(costs: Iterable[Cost | None]) -> list[str]:
    return ["–" if cost is None else f"{cost.product:.2f}" for cost in costs]


def write_speeds(costs: Iterable[Cost | None]) -> list[str]:
    return ["–" if cost is None else f"{cost.speed:,.0f}" for cost in costs]


@click.command(help=__doc__)
@json_option
def main(json_file: Path | None) -> None:
    rows: list[tuple[str, ...]] = []
    numbers: dict[str, float] = {}
    for name, isa in INSTRUCTIONS.items():
        costs = [measure(isa, precision) for precision in PRECISIONS]
        rows.append((name, *write_products(costs), *write_speeds(costs)))
        for precision, cost in zip(PRECISIONS, costs, strict=True):
            if cost is not None:
                numbers[f"{name}.{precision}.product_ms"] = cost.product
                numbers[f"{name}.{precision}.words_per_cpu_second"] = cost.speed
    products = [f"{precision}, ms" for precision in PRECISIONS]
    headings = ("instructions", *products, *(f"{precision}, words/s" for precision in PRECISIONS))
    print_table("One product, and the seed article", headings, rows)
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()

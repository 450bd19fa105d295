"""``python -m benchmarks.precision``: what single and half precision cost with each set of
instructions that oneDNN may use.

Each set runs in a fresh process, with oneDNN held back by ``ONEDNN_MAX_CPU_ISA``; a processor that
has fewer instructions uses what it has. Printed are the milliseconds of one product of the size of
a layer (384 × 384 by 384 × 1,536), the least of several, and how many words of the seed article are
read in a CPU-second.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
from attrs import frozen

from benchmarks.reports import json_option, print_table, read_rows, write_numbers
from benchmarks.seed import GOLD

INSTRUCTIONS = {
    "AMX": "AVX512_CORE_AMX",
    "AVX512_BF16": "AVX512_CORE_BF16",
    "AVX512": "AVX512_CORE",
    "AVX2": "AVX2",
}
PRECISIONS = ("single", "half")
WORKER = """
import json, sys, time
import torch
from torch import nn
from claimkit import Extractor
from claimkit.neural.threads import computing_with
from claimkit.parsing.embedded import EmbeddedParser, find_model_folder
from claimkit.tagging.embedded import EmbeddedTagger

precision, text = sys.argv[1], sys.stdin.read()
kind = {"single": torch.float32, "half": torch.bfloat16}[precision]
layer, rows, products = nn.Linear(384, 1536).to(kind), torch.ones(384, 384, dtype=kind), []
with computing_with(1), torch.inference_mode():
    for _ in range(20):
        began = time.perf_counter()
        layer(rows)
        products.append(time.perf_counter() - began)
tagger = EmbeddedTagger.load(find_model_folder(), precision=precision)
extractor = Extractor(parser=EmbeddedParser(precision=precision), tagger=tagger)
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


def measure(isa: str, precision: str) -> Cost:
    """Return what *precision* costs in a process that may use the instructions *isa*."""
    text = read_rows(GOLD)[0]["text"]
    done = subprocess.run(
        [sys.executable, "-c", WORKER, precision],
        env={**os.environ, "ONEDNN_MAX_CPU_ISA": isa},
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return Cost(*json.loads(done.stdout))


@click.command(help=__doc__)
@json_option
def main(json_file: Path | None) -> None:
    rows: list[tuple[str, ...]] = []
    numbers: dict[str, float] = {}
    for name, isa in INSTRUCTIONS.items():
        costs = [measure(isa, precision) for precision in PRECISIONS]
        products, speeds = [cost.product for cost in costs], [cost.speed for cost in costs]
        rows.append((name, *(f"{ms:.2f}" for ms in products), *(f"{s:,.0f}" for s in speeds)))
        for precision, cost in zip(PRECISIONS, costs, strict=True):
            numbers[f"{name}.{precision}.product_ms"] = cost.product
            numbers[f"{name}.{precision}.words_per_cpu_second"] = cost.speed
    headings = ("instructions", "product, single, ms", "half, ms", "words/CPU-s, single", "half")
    print_table("One product, and the seed article", headings, rows)
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()

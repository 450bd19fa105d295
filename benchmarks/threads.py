"""``python -m benchmarks.threads``: what one and two threads of torch cost beside a busy process.

Each setting runs in fresh processes, in turn: with the machine as it is, and beside as many busy
processes as it has processors. Printed are medians of CPU and wall seconds for the seed article,
and how many times the CPU time rises beside the busy processes. ``OMP_NUM_THREADS`` and its like
are taken out of the environment: what counts is what claimkit sets.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from benchmarks.reports import json_option, print_table, read_rows, write_numbers
from benchmarks.seed import GOLD

SETTINGS = (1, 2)  # threads
CALLS = 3  # in each process
WORKER = """
import json, sys, time
from claimkit import Extractor
text, extractor = sys.stdin.read(), Extractor(threads=int(sys.argv[1]))
extractor.extract(text)
runs = []
for _ in range(int(sys.argv[2])):
    wall, cpu = time.perf_counter(), time.process_time()
    extractor.extract(text)
    runs.append((time.process_time() - cpu, time.perf_counter() - wall))
print(json.dumps(runs))
"""


def time_calls(threads: int) -> list[tuple[float, float]]:
    """Return CPU and wall seconds of each call in a fresh process."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("OMP_")}
    command = [sys.executable, "-c", WORKER, str(threads), str(CALLS)]
    text = read_rows(GOLD)[0]["text"]
    done = subprocess.run(
        command, env=env, input=text, capture_output=True, encoding="utf-8", check=True
    )
    return [(cpu, wall) for cpu, wall in json.loads(done.stdout)]


@contextmanager
def keeping_busy() -> Iterator[None]:
    """Keep each processor busy with another process."""
    command = [sys.executable, "-c", "while True: pass"]
    processes = [subprocess.Popen(command) for _ in range(os.cpu_count() or 1)]
    try:
        time.sleep(1)
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


@click.command(help=__doc__)
@click.option("--rounds", default=3, show_default=True, help="Processes of each setting.")
@json_option
def main(rounds: int, json_file: Path | None) -> None:
    idle: dict[int, list[tuple[float, float]]] = {threads: [] for threads in SETTINGS}
    busy: dict[int, list[tuple[float, float]]] = {threads: [] for threads in SETTINGS}
    for _ in range(rounds):
        for threads in SETTINGS:
            idle[threads] += time_calls(threads)
            with keeping_busy():
                busy[threads] += time_calls(threads)
    rows = []
    numbers = {}
    for threads in SETTINGS:
        alone, alone_wall = map(statistics.median, zip(*idle[threads], strict=True))
        beside, beside_wall = map(statistics.median, zip(*busy[threads], strict=True))
        numbers[str(threads)] = {"alone_s": alone, "beside_s": beside, "ratio": beside / alone}
        row = (alone, alone_wall, beside, beside_wall, beside / alone)
        rows.append((str(threads), *(f"{value:.2f}" for value in row)))
    print_table(
        "CPU and wall seconds of one call",
        ["threads", "CPU alone", "wall", "CPU beside", "wall", "CPU beside / alone"],
        rows,
    )
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()

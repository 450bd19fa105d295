"""``python -m benchmarks.speed [TEXTS.jsonl]``: words per CPU-second beside spaCy, systems taking
turns, one thread each.

Without TEXTS the seed article is read twenty times over. A line of TEXTS is an object with
``doc_id`` and ``text``.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
import rich
from rich.progress import track

from benchmarks.reports import FILE, json_option, print_table, read_rows, write_numbers
from benchmarks.seed import GOLD
from benchmarks.speed_worker import SYSTEMS
from claimkit.parsing.embedded import find_model_folder

NAMES = {  # in the table, which fits a terminal of 80 columns
    "claimkit": "neural",
    "claimkit, rules": "rules",
    "claimkit, single precision": "neural, single",
    "claimkit, rules, single precision": "rules, single",
    "spaCy en_core_web_sm, parse only": "spaCy's parse",
}
COLUMNS = ("", "words/CPU-s", "ratio", "parse", "tagger", "rest", "load", "MB")

Runs = Mapping[str, Sequence[Mapping[str, float]]]
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def run(system: str, texts: Path) -> dict[str, float]:
    """Return what the worker measures of *system*.

    Raises:
        click.ClickException: the worker failed.
    """
    command = [sys.executable, "-m", "benchmarks.speed_worker", system, str(texts)]
    done = subprocess.run(
        command, env={**os.environ, **ONE_THREAD}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise click.ClickException(
            f"{system}: {done.stderr.strip().splitlines()[-1]}; is the extra 'speed' installed?"
        )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure_import(rounds: int) -> float:
    """Return the seconds that ``import claimkit`` takes in a fresh process, the interpreter's own
    start taken off.
    """

    started = statistics.median(time_code("import claimkit") for _ in range(rounds))
    return started - statistics.median(time_code("pass") for _ in range(rounds))


def time_code(code: str) -> float:
    """Return the seconds that a fresh process takes for *code*."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


@contextmanager
def open_texts(texts: Path | None) -> Iterator[Path]:
    if texts is not None:
        yield texts
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "seed.jsonl"
        row = json.dumps(read_rows(GOLD)[0])
        file.write_text(f"{row}\n" * 20, encoding="utf-8")
        yield file


def build_rows(runs: Runs) -> list[list[str]]:
    """Return a row of the table per system: medians; the ratio is to the speed of the last one."""
    peer = find_median(runs[list(runs)[-1]], "words_per_s")
    rows = []
    for system, own in runs.items():
        speed = find_median(own, "words_per_s")
        load, peak = find_median(own, "load_s"), find_median(own, "peak_mb")
        costs = [f"{load:.1f}", f"{peak:,.0f}"]
        rows.append(
            [NAMES[system], f"{speed:,.0f}", f"{speed / peer:.2f}", *build_shares(own), *costs]
        )
    return rows


def build_shares(runs: Sequence[Mapping[str, float]]) -> list[str]:
    """Return in which share of the time texts are parsed, tagged, and the rest is done."""
    parse = statistics.median(run["parse_s"] / run["total_s"] for run in runs)
    tags = statistics.median(run["tagging_s"] / run["total_s"] for run in runs)
    return [f"{parse:.0%}", f"{tags:.0%}", f"{1 - parse - tags:.0%}"]


def find_median(runs: Sequence[Mapping[str, float]], key: str) -> float:
    return statistics.median(run[key] for run in runs)


@click.command()
@click.argument("texts", required=False, type=FILE)
@click.option("--rounds", default=5, show_default=True, help="Turns of each system.")
@json_option
def main(texts: Path | None, rounds: int, json_file: Path | None) -> None:
    """Time claimkit and spaCy on TEXTS."""
    runs: dict[str, list[dict[str, float]]] = {system: [] for system in SYSTEMS}
    with open_texts(texts) as file:
        for _ in track(range(rounds), description="rounds"):
            for system, own in runs.items():
                own.append(run(system, file))
    print_table(f"One thread, medians of {rounds} rounds", COLUMNS, build_rows(runs))
    files = filter(Path.is_file, find_model_folder().rglob("*"))
    size = sum(path.stat().st_size for path in files) / 1e6
    started = measure_import(rounds)
    rich.print(f"model folder {size:.0f} MB; import claimkit {started:.2f} s")
    write_numbers(json_file, {"runs": runs, "model_mb": size, "import_s": started})


if __name__ == "__main__":
    main()

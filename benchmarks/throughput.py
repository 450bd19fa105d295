"""``python -m benchmarks.throughput [TEXTS.jsonl]``: words per second with one and more worker
processes on the same texts, the memory that is held meanwhile, and what the cache saves.

Each number of workers has its turn in each round; a round begins with the other end. Words per
second are those between the first results of all workers and the last ones: before, models are
loaded; behind, a worker may have nothing left to do, which in an archive is nothing, and here would
be a tenth. Words per CPU-second are those of the workers from start to end, with the loading of
models. Memory is that of this process, which reads texts and takes results, and the sum over the
workers.

The cache is measured in this process, in both tiers, on the news articles of the tests.

Without a file the texts are made up as those of benchmarks.soak. Linux only. On a machine that does
other work meanwhile only words per CPU-second mean something.
"""

from __future__ import annotations

import multiprocessing
import resource
import statistics
from collections.abc import Sequence
from pathlib import Path
from resource import getpagesize

import click
from attrs import frozen

from benchmarks.caches import measure_caches, read_articles
from benchmarks.reports import FILE, json_option, print_table, read_rows, tier_option, write_numbers
from benchmarks.soak import make_texts, measure_memory
from claimkit import Extractor
from claimkit.article import count_words
from claimkit.progress import Progress

MEASURED = 20  # times in a run


@frozen(kw_only=True)
class Run:
    """One run.

    Attributes:
        speed: words per second while all workers have work.
        cpu: seconds of all workers, with the loading of their models.
        held: megabytes of this process, from a fifth of the run on: the first and the highest.
        workers_held: the most megabytes of all workers together.
    """

    speed: float
    cpu: float
    held: tuple[float, float]
    workers_held: float


def measure(texts: Sequence[str], workers: int, tier: str) -> Run:
    """Return how a run over *texts* goes."""
    before = _count_cpu()
    step = max(1, len(texts) // MEASURED)
    held: list[float] = []
    workers_held = [0.0]
    batches: list[Progress] = []
    stream = Extractor(tier=tier).extract_many(
        texts, workers=workers, ordered=False, progress=batches.append
    )
    for number, _ in enumerate(stream):
        if number % step == 0:
            held.append(measure_memory())
            workers_held.append(_measure_workers())
    settled = held[len(held) // 5 :]
    return Run(
        speed=compute_speed(batches, workers),
        cpu=_count_cpu() - before,
        held=(settled[0], max(settled)),
        workers_held=max(workers_held),
    )


def compute_speed(batches: Sequence[Progress], workers: int) -> float:
    """Return the words per second from the first batch of each worker to the last but one of all.

    Raises:
        click.UsageError: there are too few batches.
    """
    busy = batches[workers - 1 : len(batches) - workers + 1]
    if len(busy) < 2:
        raise click.UsageError(f"{len(batches)} batches are too few for {workers} workers")
    return (busy[-1].words - busy[0].words) / (busy[-1].seconds - busy[0].seconds)


def _count_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _measure_workers() -> float:
    """Return the megabytes that all workers hold now."""
    total = 0
    for process in multiprocessing.active_children():
        path = Path(f"/proc/{process.pid}/statm")
        if path.exists():
            total += int(path.read_text(encoding="ascii").split()[1])
    return total * getpagesize() / 2**20


@click.command(help=__doc__)
@click.argument("file", type=FILE, required=False)
@click.option("--texts", default=120, show_default=True, help="If there is no FILE: how many.")
@click.option("--workers", "numbers", type=int, multiple=True, default=(1, 2), show_default=True)
@click.option("--rounds", default=2, show_default=True)
@click.option("--cache/--no-cache", default=True, help="Measure the cache too.", show_default=True)
@tier_option
@json_option
def main(
    file: Path | None,
    texts: int,
    numbers: tuple[int, ...],
    rounds: int,
    cache: bool,
    tier: str,
    json_file: Path | None,
) -> None:
    if file is not None:
        given = [row["text"] for row in read_rows(file)]
    else:
        given = list(make_texts(texts, 100, 1500))
    runs: dict[int, list[Run]] = {number: [] for number in numbers}
    for turn in range(rounds):
        for number in numbers if turn % 2 == 0 else reversed(numbers):
            runs[number].append(measure(given, number, tier))
            click.echo(f"round {turn + 1}, {number} workers: {runs[number][-1].speed:,.0f} words/s")
    _print(runs, sum(map(count_words, given)), len(given))
    measured: dict[str, object] = {
        str(number): {
            "words_per_second": [run.speed for run in done],
            "cpu_seconds": [run.cpu for run in done],
            "held_mb": [run.held for run in done],
            "workers_held_mb": [run.workers_held for run in done],
        }
        for number, done in runs.items()
    }
    if cache:
        measured["cache"] = measure_caches(given if file is not None else read_articles())
    write_numbers(json_file, measured)


def _print(runs: dict[int, list[Run]], words: int, texts: int) -> None:
    first = statistics.median(run.speed for run in next(iter(runs.values())))
    rows = []
    for number, done in runs.items():
        speed = statistics.median(run.speed for run in done)
        growth = max(run.held[1] / run.held[0] - 1 for run in done)
        rows.append((
            number,
            f"{speed:,.0f}",
            f"{speed / first:.2f}",
            f"{words / statistics.median(run.cpu for run in done):,.0f}",
            f"{max(run.held[1] for run in done):,.0f} ({growth:+.1%})",
            f"{max(run.workers_held for run in done):,.0f}",
        ))  # fmt: skip
    columns = ("workers", "words/s", "times", "words per CPU-second", "MB here", "MB of workers")
    print_table(f"{texts:,} texts, {words:,} words; median of the rounds", columns, rows)


if __name__ == "__main__":
    main()

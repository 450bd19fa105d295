"""``python -m benchmarks.throughput [TEXTS.jsonl]``: words per second with one and more worker
processes on the same texts, and the memory that is held meanwhile.

Without a file the texts are those of benchmarks.soak. Each number of workers has its turn in each
round; a round begins with the other end. Time counts from the first result, for before it the
models are loaded; CPU-seconds are those of the workers from start to end. Memory is that of this
process, which reads texts and takes results, and the sum over the workers. Linux only. On a machine
that does other work meanwhile only words per CPU-second mean something.
"""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from resource import getpagesize

import click
from attrs import frozen

from benchmarks.reports import FILE, json_option, print_table, read_rows, tier_option, write_numbers
from benchmarks.soak import make_texts, measure_memory
from claimkit import Extractor
from claimkit.article import count_words

MEASURED = 20  # times in a run


@frozen(kw_only=True)
class Run:
    """One run.

    Attributes:
        words: of the texts whose results came behind the first batch.
        seconds: from then to the end.
        cpu: seconds of all workers, with the loading of their models.
        held: megabytes of this process, from a fifth of the run on: the first and the highest.
        workers_held: the most megabytes of all workers together.
    """

    words: int
    seconds: float
    cpu: float
    held: tuple[float, float]
    workers_held: float

    @property
    def speed(self) -> float:
        return self.words / self.seconds


def measure(texts: Sequence[str], workers: int, tier: str) -> Run:
    """Return how a run over *texts* goes."""
    before = _count_cpu()
    step = max(1, len(texts) // MEASURED)
    held: list[float] = []
    workers_held = [0.0]
    counted = 0
    begun = time.monotonic()
    stream = Extractor(tier=tier).extract_many(texts, workers=workers, ordered=False)
    for number, claims in enumerate(stream):
        if number < workers:  # the models are there
            begun = time.monotonic()
        else:
            counted += count_words(claims.text)
        if number % step == 0:
            held.append(measure_memory())
            workers_held.append(_measure_workers())
    seconds = time.monotonic() - begun
    settled = held[len(held) // 5 :]
    return Run(
        words=counted,
        seconds=seconds,
        cpu=_count_cpu() - before,
        held=(settled[0], max(settled)),
        workers_held=max(workers_held),
    )


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
@click.option("--texts", default=1500, show_default=True, help="If there is no FILE: how many.")
@click.option("--workers", "numbers", type=int, multiple=True, default=(1, 2), show_default=True)
@click.option("--rounds", default=3, show_default=True)
@tier_option
@json_option
def main(
    file: Path | None,
    texts: int,
    numbers: tuple[int, ...],
    rounds: int,
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
    numbers_by_run = {
        str(number): {
            "words_per_second": [run.speed for run in done],
            "cpu_seconds": [run.cpu for run in done],
            "held_mb": [run.held for run in done],
            "workers_held_mb": [run.workers_held for run in done],
        }
        for number, done in runs.items()
    }
    write_numbers(json_file, numbers_by_run)


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

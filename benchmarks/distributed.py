"""``python -m benchmarks.distributed ray|spark [TEXTS.jsonl]``: seconds that Ray or Spark on this
machine takes for the same texts with one and more actors or tasks at once, beside this process
alone, and whether all records are equal.

Seconds are those from the call to the last record, with the start of actors and the loading of
models, but without the start of Ray and Spark. Ray has a CPU more than actors, for its own work.

Without a file the texts are made up as those of benchmarks.soak, and short, so that there are tasks
enough. On a machine that does other work
meanwhile the seconds mean little.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from benchmarks.reports import FILE, json_option, print_table, read_rows, tier_option, write_numbers
from benchmarks.soak import make_texts
from claimkit import Extractor
from claimkit.article import count_words
from claimkit.integrations import ray as with_ray
from claimkit.integrations import spark as with_spark

Records = dict[str, str]
Rows = Sequence[dict[str, str]]
Run = Callable[[Rows, Extractor], Records]


@contextmanager
def starting_ray(count: int) -> Iterator[Run]:
    """Give what extracts by *count* actors."""
    import ray
    import ray.data

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    with tempfile.TemporaryDirectory(prefix="r", ignore_cleanup_errors=True) as folder:
        ray.init(
            num_cpus=count + 1, include_dashboard=False, logging_level="ERROR", _temp_dir=folder
        )
        ray.data.DataContext.get_current().enable_progress_bars = False

        def run(rows: Rows, extractor: Extractor) -> Records:
            given = ray.data.from_items(list(rows), override_num_blocks=8)
            found = with_ray.extract(given, extractor=extractor, actors=count).take_all()
            return {row["id"]: row["record"] for row in found}

        yield run
        ray.shutdown()


@contextmanager
def starting_spark(count: int) -> Iterator[Run]:
    """Give what extracts by *count* tasks at once."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(f"local[{count}]").config("spark.ui.enabled", "false")
    session = builder.config("spark.log.level", "ERROR").getOrCreate()

    def run(rows: Rows, extractor: Extractor) -> Records:
        given = session.createDataFrame(list(rows)).repartition(8)
        found = with_spark.extract(given, extractor=extractor).select("id", "record").collect()
        return {row["id"]: row["record"] for row in found}

    yield run
    session.stop()


STARTS: dict[str, Callable[[int], Any]] = {"ray": starting_ray, "spark": starting_spark}


def run_here(rows: Rows, extractor: Extractor) -> Records:
    """Return the records that this process makes."""
    return {str(found.article.id): found.to_json() for found in extractor.extract_many(rows)}


def measure(run: Run, rows: Rows, tier: str) -> tuple[float, Records]:
    """Return the seconds that *run* takes, and what it finds."""
    begun = time.monotonic()
    found = run(rows, Extractor(tier=tier))
    return time.monotonic() - begun, found


@click.command(help=__doc__)
@click.argument("library", type=click.Choice(list(STARTS)))
@click.argument("file", type=FILE, required=False)
@click.option("--texts", default=512, show_default=True, help="If there is no FILE: how many.")
@click.option("--count", "counts", type=int, multiple=True, default=(1, 2), show_default=True)
@tier_option
@json_option
def main(
    library: str,
    file: Path | None,
    texts: int,
    counts: tuple[int, ...],
    tier: str,
    json_file: Path | None,
) -> None:
    given = list(make_texts(texts, 20, 300))
    if file is not None:
        given = [row["text"] for row in read_rows(file)]
    rows = [{"id": str(number), "text": text} for number, text in enumerate(given)]
    words = sum(map(count_words, given))
    seconds, expected = measure(run_here, rows, tier)
    numbers: dict[str, object] = {"words": words, "here": seconds}
    table = [("this process", f"{seconds:,.1f}", f"{words / seconds:,.0f}", "")]
    for count in counts:
        with STARTS[library](count) as run:
            seconds, found = measure(run, rows, tier)
        equal = sum(found.get(id) == record for id, record in expected.items())
        numbers[str(count)] = {"seconds": seconds, "equal": equal}
        speed, share = f"{words / seconds:,.0f}", f"{equal} of {len(expected)}"
        table.append((f"{library}, {count}", f"{seconds:,.1f}", speed, share))
    columns = ("by", "seconds", "words/s", "equal records")
    print_table(f"{len(rows):,} texts, {words:,} words", columns, table)
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()

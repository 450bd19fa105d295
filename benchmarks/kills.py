"""``python -m benchmarks.kills``: ``claimkit batch`` killed at random instants, and gone on with.

A made-up archive is extracted with the embedded model. Each time the command is killed (SIGKILL) at
a random instant, counted from its start or from the first part that it writes; of some runs a
worker is killed first, which the command must survive.
Then it runs to its end, and what it has written is compared with what one process finds, article by
article: none may be missing, twice, or different. Linux only.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from benchmarks.reports import json_option, tier_option, write_numbers
from benchmarks.soak import make_texts
from claimkit import Extractor
from claimkit.batch import read_batch

PART_FIRST = 0.6  # share of the kills whose time begins with the first part of the run
WORKER_FIRST = 0.3  # share of the kills in which a worker goes first
LONGEST = 3600.0  # seconds of the last run


def write_archive(path: Path, texts: Sequence[str]) -> None:
    """Write *texts* as JSON lines."""
    rows = ({"id": f"a{number}", "text": text} for number, text in enumerate(texts))
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def kill_at_random(command: Sequence[str], out: Path, rng: random.Random, longest: float) -> str:
    """Run *command* and kill it within *longest* seconds of its start or its first part; return
    what became of it.
    """
    before = count_parts(out)
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        if rng.random() < PART_FIRST:
            while process.poll() is None and count_parts(out) == before:
                time.sleep(0.01)
        if rng.random() < WORKER_FIRST:
            _sleep(process, rng.uniform(0, longest / 2))
            for worker in _list_children(process.pid)[-1:]:
                os.kill(worker, signal.SIGKILL)
        _sleep(process, rng.uniform(0, longest))
        done = process.poll()
        process.kill()
    if done is None:
        return "killed"
    return "done" if done == 0 else "failed"


def count_parts(out: Path) -> int:
    """Return how many parts are in *out*."""
    return len(list(out.glob("records/part-*.zst")))


def _sleep(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait for *process* at most so many *seconds*."""
    end = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < end:
        time.sleep(0.01)


def _list_children(process: int) -> list[int]:
    children: list[int] = []
    for thread in Path(f"/proc/{process}/task").glob("*"):
        try:
            children += map(int, (thread / "children").read_text(encoding="ascii").split())
        except FileNotFoundError:  # the thread has ended
            continue
    return children


def compare(out: Path, texts: Sequence[str], tier: str) -> dict[str, int]:
    """Return how many articles in *out* are right, missing, twice and different."""
    items = [(f"a{number}", text) for number, text in enumerate(texts)]
    expected = {found.article.id: found for found in Extractor(tier=tier).extract_many(items)}
    written = list(read_batch(out))
    counts = Counter(found.article.id for found in written)
    different = [found for found in written if expected.get(found.article.id) != found]
    return {
        "articles": len(items),
        "right": len({found.article.id for found in written}) - len(different),
        "missing": len(expected.keys() - counts.keys()),
        "twice": sum(count > 1 for count in counts.values()),
        "different": len(different),
    }


@click.command(help=__doc__)
@click.option("--kills", default=20, show_default=True)
@click.option("--texts", default=600, show_default=True)
@click.option("--workers", default=2, show_default=True)
@click.option("--longest", default=10.0, show_default=True, help="Seconds until a kill, at most.")
@click.option("--seed", default=1, show_default=True)
@tier_option
@json_option
def main(
    kills: int,
    texts: int,
    workers: int,
    longest: float,
    seed: int,
    tier: str,
    json_file: Path | None,
) -> None:
    rng = random.Random(seed)
    given = list(make_texts(texts, 30, 300))
    with tempfile.TemporaryDirectory() as folder:
        archive, out = Path(folder, "archive.jsonl"), Path(folder, "out")
        write_archive(archive, given)
        command = [
            *(sys.executable, "-m", "claimkit", "batch", str(archive), "--out", str(out)),
            *("--part-size", "5", "--workers", str(workers), "--tier", tier, "--no-progress"),
        ]
        ends: Counter[str] = Counter()
        while ends["killed"] < kills:
            end = kill_at_random(command, out, rng, longest)
            ends[end] += 1
            click.echo(f"{sum(ends.values()):3} {end:7} {count_parts(out):4} parts")
            if end == "done":  # begin again, so that there is something to kill
                _empty(out)
        last = subprocess.run(command, timeout=LONGEST, check=False, stdout=subprocess.DEVNULL)
        counts = compare(out, given, tier)
    counts["last_exit_status"] = last.returncode
    click.echo(", ".join(f"{name}: {count}" for name, count in counts.items()))
    write_numbers(json_file, {**ends, **counts})
    if counts["right"] != counts["articles"] or last.returncode:
        sys.exit(1)


def _empty(out: Path) -> None:
    for path in sorted(out.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()


if __name__ == "__main__":
    main()

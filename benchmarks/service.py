"""``python -m benchmarks.service URL FILE...``: how fast a running service answers.

It asks for the claims of the files again and again, by so many clients at once, and prints words
per second and how long an answer takes. Start the service with ``claimkit serve``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from time import monotonic
from urllib.request import Request, urlopen

import click

from benchmarks.reports import FILE, json_option, write_numbers
from claimkit.article import count_words

SECONDS = 120


def ask(url: str, text: str) -> float:
    """Return the seconds until the claims of *text* are there."""
    body = json.dumps({"text": text}).encode()
    request = Request(f"{url}/v1/extract", body, {"Content-Type": "application/json"})
    begun = monotonic()
    with urlopen(request, timeout=SECONDS) as response:
        response.read()
    return monotonic() - begun


def choose(texts: list[str], count: int) -> Iterator[str]:
    """Yield *count* of *texts*, from the first on again when all have been."""
    return islice(cycle(texts), count)


@click.command()
@click.argument("url")
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--clients", type=click.IntRange(1), default=1, show_default=True)
@click.option("--requests", "count", type=click.IntRange(2), default=20, show_default=True)
@json_option
def main(
    url: str, files: tuple[Path, ...], clients: int, count: int, json_file: Path | None
) -> None:
    texts = [path.read_text(encoding="utf-8") for path in files]
    address = url.rstrip("/")
    ask(address, texts[0])  # waits for the model
    begun = monotonic()
    with ThreadPoolExecutor(clients) as threads:
        times = list(threads.map(lambda text: ask(address, text), choose(texts, count)))
    took = monotonic() - begun
    words = sum(map(count_words, choose(texts, count)))
    numbers = {
        "words per second": words / took,
        "seconds, median": median(times),
        "seconds, 19 of 20": quantiles(times, n=20)[-1],
    }
    for name, number in numbers.items():
        click.echo(f"{name}: {number:,.2f}")
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()

"""``python -m benchmarks.caches [TEXTS.jsonl]``: words per CPU-second without the cache, while it
is filled, and from it, in both tiers; a part of benchmarks.throughput.

Without a file the texts are the made-up news articles of the tests. It stops if claims differ.
"""

from __future__ import annotations

import tempfile
import time
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click
from attrs import frozen

from benchmarks.reports import FILE, json_option, print_table, read_rows, write_numbers
from claimkit import Extractor
from claimkit.article import count_words
from claimkit.cache import Cache
from claimkit.collector import freeze_loaded
from claimkit.intake import Intake
from claimkit.model.scheme import Tier

ARTICLES = Path(__file__).parents[1] / "tests" / "cases" / "news"
PASSES = 5  # of which the quickest counts: other programs make none quicker
MICRO = 1e6


@frozen(kw_only=True)
class CacheRun:
    """What the same texts take without a cache, while it is filled, and from it.

    Attributes:
        words: of the texts.
        without, filling, filled: CPU-seconds.
        reading: CPU-seconds of *filled* in which parses are read from the file.
        bytes: of the file.
    """

    words: int
    without: float
    filling: float
    filled: float
    reading: float
    bytes: int

    def list_numbers(self) -> dict[str, float]:
        return {
            "words": self.words,
            "words_per_cpu_second": self.words / self.without,
            "words_per_cpu_second_while_filling": self.words / self.filling,
            "words_per_cpu_second_from_cache": self.words / self.filled,
            "microseconds_a_word_of_reading": MICRO * self.reading / self.words,
            "bytes_a_word": self.bytes / self.words,
        }


def read_articles() -> list[str]:
    """Return the made-up news articles of the tests."""
    return [
        str(tomllib.loads(path.read_text(encoding="utf-8"))["text"])
        for path in sorted(ARTICLES.glob("*.toml"))
    ]


def measure_cache(texts: Sequence[str], tier: Tier) -> CacheRun:
    """Return what *texts* take in *tier*, in this process.

    Raises:
        AssertionError: with the cache other claims are found.
    """
    plain = Extractor(tier=tier)
    plain.extract(texts[0])  # the models are loaded
    freeze_loaded()  # as the workers of a batch do
    without, expected = _measure(plain, texts)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "cache")
        cached = Extractor(parser=plain.parser, tagger=plain.tagger, tier=tier, cache=path)
        filling, found = _measure(cached, texts)
        assert found == expected
        passes = [_measure(cached, texts) for _ in range(PASSES)]
        assert all(found == expected for _, found in passes)
        read = [Intake.of(text, len(text)).text for text in texts]
        reading = min(_time(lambda: cached.parser.parse_many(read)) for _ in range(PASSES))
        size = Cache(path).measure().bytes_of_file
    return CacheRun(
        words=sum(map(count_words, texts)),
        without=without,
        filling=filling,
        filled=min(seconds for seconds, _ in passes),
        reading=reading,
        bytes=size,
    )


def _measure(extractor: Extractor, texts: Sequence[str]) -> tuple[float, list[object]]:
    """Return the CPU-seconds of *texts*, and the claims."""
    found: list[object] = []
    return _time(lambda: found.extend(extractor.extract_many(texts))), found


def _time(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def measure_caches(texts: Sequence[str]) -> dict[str, dict[str, float]]:
    """Print what *texts* take in both tiers, and return the numbers by tier."""
    by_tier = {str(tier): measure_cache(texts, tier) for tier in Tier}
    _print(by_tier, len(texts))
    return {tier: run.list_numbers() for tier, run in by_tier.items()}


@click.command(help=__doc__)
@click.argument("file", type=FILE, required=False)
@json_option
def main(file: Path | None, json_file: Path | None) -> None:
    texts = [row["text"] for row in read_rows(file)] if file is not None else read_articles()
    write_numbers(json_file, measure_caches(texts))


def _print(by_tier: Mapping[str, CacheRun], texts: int) -> None:
    rows = []
    for tier, run in by_tier.items():
        rows.append((
            tier,
            *(f"{run.words / seconds:,.0f}" for seconds in (run.without, run.filling, run.filled)),
            f"{run.without / run.filled:.1f}",
            f"{MICRO * run.reading / run.words:.1f}",
            f"{run.bytes / run.words:.0f}",
        ))  # fmt: skip
    words = next(iter(by_tier.values())).words
    columns = (
        "tier",
        "no cache",
        "filling it",
        "from it",
        "times",
        "µs/word read",
        "bytes/word",
    )
    print_table(f"words per CPU-second: {texts} articles, {words:,} words", columns, rows)


if __name__ == "__main__":
    main()

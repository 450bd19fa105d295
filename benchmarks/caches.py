"""What the cache saves, measured for benchmarks.throughput."""

from __future__ import annotations

import tempfile
import time
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from attrs import frozen

from claimkit import Extractor
from claimkit.article import count_words
from claimkit.cache import Cache
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

"""Many texts: taken in batches, handed to the work here or in other processes, results given back
one at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from claimkit.arguments import check_count, check_number
from claimkit.article import count_words_of, find_id
from claimkit.claimset import ClaimSet
from claimkit.model.extraction import Failure
from claimkit.progress import Progress, Report
from claimkit.streams import take_batches

if TYPE_CHECKING:
    from claimkit.workers import Done

BATCH_WORDS = 4000  # more make no text faster, and results come later
LEAST_WORDS = 10  # that a text counts for: each costs something, however short
Item = TypeVar("Item")
Result = TypeVar("Result")
Numbered = tuple[int, object]
Extract = Callable[[Iterable[object]], Iterable[ClaimSet | Exception]]


@frozen(kw_only=True)
class Plan:
    """How many texts are worked on.

    Attributes:
        max_wait: as of ``Extractor.extract_many``.
        ordered: whether results come in the order of the texts.
        workers: number of processes; None for this one.
        progress: called after each batch.
    """

    max_wait: float | None = None
    ordered: bool = True
    workers: int | None = None
    progress: Report | None = None

    def __attrs_post_init__(self) -> None:
        """Check what the caller gave.

        Raises:
            TypeError, ValueError: a number is none, or out of its bounds.
        """
        if self.max_wait is not None:
            check_number("max_wait", self.max_wait, 0, threading.TIMEOUT_MAX)
        if self.workers is not None:
            check_count("workers", self.workers)


def extract_items(
    extract: Extract, items: Iterator[object], plan: Plan
) -> Generator[ClaimSet | Failure]:
    """Yield what *extract* gives for each of *items*, a Failure for each error."""
    numbered = enumerate(items, start=1)
    batches = take_batches(numbered, BATCH_WORDS, plan.max_wait, _weigh)
    meter = _Meter(plan.progress)
    for done in work_on(partial(_extract_numbered, extract), batches, plan.workers, plan.ordered):
        for (number, item), result in zip(done.batch, done.results, strict=True):
            meter.count(item, isinstance(result, Exception))
            if isinstance(result, Exception):
                yield Failure(id=find_id(item), number=number, error=result)
            else:
                yield result
        meter.report()


def work_on(
    work: Callable[[Sequence[Item]], Iterable[Result | Exception]],
    batches: Iterator[list[Item]],
    workers: int | None,
    ordered: bool,
) -> Generator[Done[Item, Result]]:
    """Yield what *work* gives for each of *batches*: in so many processes, or here for None."""
    from claimkit.workers import Done, work_in_processes  # late: multiprocessing is a big import

    if workers is not None:
        yield from work_in_processes(work, batches, count=workers, ordered=ordered)
        return
    for number, batch in enumerate(batches):
        yield Done(number, batch, work(batch))


def _extract_numbered(
    extract: Extract, batch: Sequence[Numbered]
) -> Iterable[ClaimSet | Exception]:
    return extract([item for _, item in batch])


def _weigh(numbered: Numbered) -> int:
    return max(LEAST_WORDS, count_words_of(numbered[1]))


class _Meter:
    """Counts what is done, and reports it."""

    def __init__(self, report: Report | None) -> None:
        self._report = report
        self._texts = self._failures = self._words = 0
        self._begun = monotonic()

    def count(self, item: object, failed: bool) -> None:
        """Count *item*, which is done."""
        self._texts += 1
        self._failures += failed
        self._words += count_words_of(item) if self._report is not None else 0

    def report(self) -> None:
        if self._report is None:
            return
        progress = Progress(
            texts=self._texts,
            failures=self._failures,
            words=self._words,
            seconds=monotonic() - self._begun,
        )
        self._report(progress)

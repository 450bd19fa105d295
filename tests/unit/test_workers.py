"""Work in other processes: what comes back, what a killed process costs, and when all end."""

from __future__ import annotations

import gc
import multiprocessing
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimkit import ClaimSet, Extractor, Failure, WorkerError
from claimkit.many import BATCH_WORDS
from claimkit.progress import Progress
from claimkit.workers import AHEAD, Done, work_in_processes
from tests.support.killing import KillingParser
from tests.support.parses import FrozenParser, list_frozen
from tests.support.working import (
    Fatal,
    KillingAtStart,
    KillingOnce,
    Unloadable,
    WeirdError,
    count_frozen,
    double,
)

SOON = 20.0
TEXTS = list_frozen("speakers")
pytestmark = pytest.mark.slow


def work(
    batches: list[list[Any]], work: Any = double, count: int = 2, ordered: bool = True
) -> list[Done[Any, Any]]:
    return list(work_in_processes(work, iter(batches), count=count, ordered=ordered))


def holds_soon(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + SOON
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


def list_workers() -> list[Any]:
    return [p for p in multiprocessing.active_children() if p.name == "claimkit-worker"]


def test_results_come_in_order() -> None:
    """Though the first batch takes longest."""
    batches = [[300_000, 1], [2], [3], [4, 5]]
    results = [done.results for done in work(batches)]
    assert results == [[600_000, 2], [4], [6], [8, 10]]


def test_results_come_as_they_are_done() -> None:
    """Each batch once, and what is quick is not held up by what is slow."""
    done = work([[900_000], *([number] for number in range(5))], ordered=False)
    assert sorted(part.number for part in done) == list(range(6))
    assert done[0].number != 0


def test_nothing_to_do() -> None:
    """No process is started."""
    assert work([]) == []


def test_a_killed_process_costs_what_kills_it() -> None:
    """Those in the same batch are tried again, each by itself."""
    (first, (one, killer, other), last) = (done.results for done in work([[1], [2, 13, 3], [4]]))
    assert (first, one, other, last) == ([2], 4, 6, [8])
    assert isinstance(killer, WorkerError)
    assert "killed twice (signal 9); it may need more memory" in str(killer)


def test_a_process_killed_once_costs_nothing(tmp_path: Path) -> None:
    """Whoever is killed for want of memory need not be who wanted it."""
    (done,) = work([[1, 2]], KillingOnce(tmp_path / "mark"))
    assert done.results == [2, 4]


def test_a_process_killed_as_it_starts_is_started_again(tmp_path: Path) -> None:
    (done,) = work([[1, 2]], KillingAtStart(tmp_path / "mark"))
    assert done.results == [2, 4]


def test_what_the_first_batch_has_loaded_is_frozen() -> None:
    """In the worker, not in the process that wants the work."""
    before = gc.get_freeze_count()
    first, *later = (done.results for done in work([[1], [2], [3]], count_frozen, count=1))
    assert first == [0]
    assert all(frozen > 1_000 for (frozen,) in later)
    assert gc.get_freeze_count() == before


def test_errors_of_items() -> None:
    """They come back as they are, or, where pickle cannot, as one that says what it was; both tell
    where they were raised.
    """
    (done,) = work([[1, 17, 19, 2]])
    one, plain, weird, two = done.results
    assert (one, two) == (2, 4)
    assert (type(plain), str(plain)) == (ValueError, "not seventeen")
    assert (type(weird), str(weird)) == (RuntimeError, "WeirdError: not nineteen")
    assert all("in _double" in error.__notes__[0] for error in (plain, weird))


def test_items_that_cannot_be_pickled() -> None:
    """They cost only themselves."""
    (done,) = work([[1, threading.Lock(), 2]])
    one, error, two = done.results
    assert (one, type(error), two) == (2, TypeError, 4)


def test_items_that_cannot_be_unpickled() -> None:
    """They cost only themselves, and no process."""
    (done,) = work([[1, WeirdError("three", "for no reason"), 2]])
    one, error, two = done.results
    assert (one, type(error), two) == (2, TypeError, 4)


def test_what_is_no_items_fault_is_raised() -> None:
    with pytest.raises(OSError, match="nothing works"):
        work([[1], [23], [2]])


def test_an_error_of_the_batches_comes_last() -> None:
    def read() -> Iterator[list[int]]:
        yield from ([1], [2])
        raise OSError("the line is dead")

    for ordered in (True, False):
        results = work_in_processes(double, read(), count=2, ordered=ordered)
        assert sorted(next(results).results[0] for _ in range(2)) == [2, 4]
        with pytest.raises(OSError, match="the line is dead"):
            next(results)


@pytest.mark.parametrize(
    ("broken", "error", "message"),
    [
        (Unloadable(), LookupError, "no such model"),
        (Fatal(), WorkerError, r"before it was ready \(exit status 3\).*__main__"),
        (lambda numbers: numbers, TypeError, "define its classes and functions in a module"),
    ],
)
def test_work_that_cannot_begin(broken: object, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        work([[1]], broken)


def test_little_is_taken_ahead() -> None:
    """Of an endless source, when nobody asks for results; and all ends with the stream."""
    taken = 0

    def count() -> Iterator[list[int]]:
        nonlocal taken
        while True:
            taken += 1
            yield [taken]

    for ordered in (True, False):
        taken = 0
        results = work_in_processes(double, count(), count=2, ordered=ordered)
        next(results)
        time.sleep(1.0)
        assert taken <= 2 * AHEAD + 1
        results.close()
        assert holds_soon(lambda: not list_workers())


def extract(extractor: Extractor, items: list[Any], **options: Any) -> list[Any]:
    return list(extractor.extract_many(items, on_error="yield", **options))


def test_workers_find_what_one_process_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimkit.many.BATCH_WORDS", 60)
    extractor = Extractor(parser=FrozenParser(), tier="rules")
    items = [(f"a{number}", text) for number, text in enumerate(TEXTS)]
    alone = extract(extractor, items)
    assert extract(extractor, items, workers=2) == alone
    unordered = extract(extractor, items, workers=2, ordered=False)
    assert sorted(unordered, key=_find_id) == sorted(alone, key=_find_id)


def _find_id(found: ClaimSet) -> str:
    return str(found.article.id)


def test_failures_of_workers_are_those_of_one_process() -> None:
    extractor = Extractor(parser=KillingParser(), tier="rules", max_chars=100)
    items = [
        "Ana Lee said no.",
        None,
        ("a3", "x" * 101),
        ("a4", "KILL"),
        {"text": 3, "id": "a5"},
        "",
    ]
    found = extract(extractor, items, workers=1)
    assert [type(result) for result in found] == [
        ClaimSet,
        Failure,
        Failure,
        Failure,
        Failure,
        ClaimSet,
    ]
    failures = [result for result in found if isinstance(result, Failure)]
    assert [(failure.id, failure.number) for failure in failures] == [
        (None, 2), ("a3", 3), ("a4", 4), ("a5", 5),
    ]  # fmt: skip
    kinds = [type(failure.error).__name__ for failure in failures]
    assert kinds == ["TypeError", "InputTooLargeError", "WorkerError", "TypeError"]


@pytest.mark.parametrize("workers", [None, 2])
def test_progress(workers: int | None) -> None:
    """It is told after each batch, and the last one tells all."""
    told: list[Progress] = []
    text = "word " * BATCH_WORDS
    extractor = Extractor(parser=KillingParser(), tier="rules")
    extract(extractor, [text, None, text], workers=workers, progress=told.append)
    assert [progress.texts for progress in told] == [1, 3]
    assert (told[-1].failures, told[-1].words) == (1, 2 * BATCH_WORDS + 3)


def test_a_source_that_blocks_holds_back_nothing() -> None:
    """With max_wait the claims of a text come before the next text, with workers too."""
    read = threading.Event()

    def wait() -> Iterator[str]:
        yield "It rained."
        assert read.wait(SOON)
        yield "It rained again."

    extractor = Extractor(parser=KillingParser(), tier="rules")
    results = extractor.extract_many(wait(), workers=1, max_wait=0.01)
    assert next(results).text == "It rained."
    read.set()
    assert [found.text for found in results] == ["It rained again."]


@pytest.mark.parametrize(("workers", "error"), [(0, ValueError), ("2", TypeError)])
def test_numbers_of_workers(workers: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="workers"):
        Extractor(parser=KillingParser(), tier="rules").extract_many([], workers=workers)

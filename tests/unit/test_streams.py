"""Batches of a stream: how long an item waits, what an error costs, and when threads end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from claimkit import streams
from claimkit.model.extraction import Failure
from claimkit.streams import Stream, take_batches

SOON = 10.0  # seconds after which a test gives up what should come at once


def fail_after(items: list[int]) -> Iterator[int]:
    yield from items
    raise OSError("the line is dead")


def holds_soon(condition: Callable[[], bool]) -> bool:
    """Whether *condition* holds now or soon."""
    end = time.monotonic() + SOON
    while not condition() and time.monotonic() < end:
        time.sleep(0.005)
    return condition()


def list_readers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "claimkit-reader"]


@pytest.mark.parametrize("max_wait", [None, SOON])
@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (1, [1]), (4, [4]), (5, [4, 1]), (8, [4, 4])]
)
def test_batches(max_wait: float | None, count: int, sizes: list[int]) -> None:
    batches = list(take_batches(iter(range(count)), 4, max_wait))
    assert [len(batch) for batch in batches] == sizes
    assert [item for batch in batches for item in batch] == list(range(count))


@pytest.mark.parametrize("max_wait", [None, SOON])
def test_batches_by_weight(max_wait: float | None) -> None:
    """A batch ends with the item by which it is heavy enough; a heavy one may stand alone."""
    items = ["a", "bb", "cccc", "ddddd", "e", "f", "g", "h", "i"]
    batches = list(take_batches(iter(items), 4, max_wait, len))
    assert batches == [["a", "bb", "cccc"], ["ddddd"], ["e", "f", "g", "h"], ["i"]]


@pytest.mark.parametrize("max_wait", [None, SOON])
@pytest.mark.parametrize("items", [[], [1], [1, 2], [1, 2, 3]])
def test_what_was_read_comes_before_the_error(max_wait: float | None, items: list[int]) -> None:
    batches = take_batches(fail_after(items), 2, max_wait)
    taken: list[int] = []
    while len(taken) < len(items):
        taken += next(batches)
    assert taken == items
    with pytest.raises(OSError, match="the line is dead"):
        next(batches)
    assert list(batches) == []


def test_a_source_that_blocks_holds_back_nothing() -> None:
    """With max_wait the first item is taken while the second has not come, and may never."""
    answer = threading.Event()

    def wait() -> Iterator[int]:
        yield 1
        assert answer.wait(SOON)
        yield 2

    batches = take_batches(wait(), 16, 0.01)
    assert next(batches) == [1]
    assert not answer.is_set()
    answer.set()
    assert next(batches) == [2]


def test_a_slow_source_holds_back_one_item(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without max_wait a batch is not filled up at any price."""
    monkeypatch.setattr(streams, "PATIENCE", -1.0)
    assert list(take_batches(iter(range(3)), 16, None)) == [[0], [1], [2]]


def test_items_that_are_there_are_taken_together() -> None:
    """An item that has waited long enough does not leave those behind that have come too."""
    read: list[int] = []

    def count() -> Iterator[int]:
        for number in range(10):
            read.append(number)
            yield number

    batches = take_batches(count(), 4, 0.0)
    first = next(batches)
    assert holds_soon(lambda: len(read) == len(first) + 4)  # it reads so far ahead, and waits
    time.sleep(0.05)
    assert len(next(batches)) == 4


def test_the_thread_ends_with_the_stream() -> None:
    """Closed, or held by nobody, it reads no more; it never reads far ahead."""
    read: list[int] = []

    def count() -> Iterator[int]:
        while True:
            read.append(len(read))
            yield read[-1]

    for leave in (lambda batches: batches.close(), lambda batches: None):
        read.clear()
        batches = take_batches(count(), 4, SOON)
        assert next(batches) == [0, 1, 2, 3]
        assert len(list_readers()) == 1
        leave(batches)
        del batches
        assert holds_soon(lambda: not list_readers())
        assert len(read) <= 9


def test_an_exit_in_the_thread_is_heard_of() -> None:
    """Else who waits for the end would wait for ever."""

    def leave() -> Iterator[int]:
        yield 1
        raise SystemExit(3)

    batches = take_batches(leave(), 2, SOON)
    assert next(batches) == [1]
    with pytest.raises(SystemExit):
        next(batches)


def test_a_forked_process_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no thread that reads, so it would wait for ever."""
    batches = take_batches(iter(range(9)), 2, SOON)
    assert next(batches) == [0, 1]
    monkeypatch.setattr("os.getpid", lambda: -1)
    with pytest.raises(RuntimeError, match="begin a stream in each process"):
        next(batches)


def fail_at_two() -> Iterator[int | Failure]:
    yield 1
    yield Failure(id=None, number=2, error=ValueError("no number"))
    yield 3


def test_a_stream_goes_on_behind_an_error() -> None:
    stream: Stream[int] = Stream((item for item in fail_at_two()), raises=True)
    assert next(stream) == 1
    with pytest.raises(ValueError, match="no number"):
        next(stream)
    assert list(stream) == [3]


def test_a_stream_yields_failures() -> None:
    stream: Stream[int | Failure] = Stream((item for item in fail_at_two()), raises=False)
    assert [isinstance(item, Failure) for item in stream] == [False, True, False]


def test_threads_share_a_stream() -> None:
    """Each item goes to one of them."""
    stream: Stream[int] = Stream((item for item in range(2000)), raises=True)
    taken: list[list[int]] = [[] for _ in range(4)]
    threads = [threading.Thread(target=items.extend, args=(stream,)) for items in taken]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SOON)
    assert sorted(item for items in taken for item in items) == list(range(2000))

"""Streams: items taken in batches as they come, and results handed out one at a time."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Iterator
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Generic, TypeVar

from attrs import frozen

from claimkit.forks import ForkSafeLock
from claimkit.model.extraction import Failure

PATIENCE = 1.0  # seconds that a batch is waited for between two items of a source that is slow
Item = TypeVar("Item")
Result = TypeVar("Result", covariant=True)


class Stream(Iterator[Result]):
    """Results, one at a time.

    Threads may share it: each result goes to one of them, and the others wait. They gain nothing
    by that, for results are made one after the other. For work side by side give each thread a
    stream of its own; one Extractor serves them all.
    """

    def __init__(self, results: Generator[Result | Failure], *, raises: bool) -> None:
        """Make a stream of *results*; if it *raises*, the error of a failure instead of it."""
        self._results = results
        self._raises = raises
        self._lock = ForkSafeLock(awaited=False)  # it is held while a source is waited for

    def __next__(self) -> Result:
        """Return the next result.

        Raises:
            StopIteration: there is none.
            Exception: the next item failed, and the caller wanted the error; the results of those
                behind it can still be asked for.
        """
        with self._lock:
            result = next(self._results)
        if isinstance(result, Failure) and self._raises:
            raise result.error
        return result  # type: ignore[return-value]  # a Failure only where Result has it

    def close(self) -> None:
        """Take no more items, and end the thread that reads them, if there is one.

        A thread that waits for its source ends when that answers. Closing is not needed: a stream
        that nobody holds is closed.
        """
        with self._lock:
            self._results.close()


def count_one(item: object) -> int:
    """Return 1: batches are of so many items."""
    return 1


def take_batches(
    items: Iterator[Item],
    size: int,
    max_wait: float | None,
    weigh: Callable[[Item], int] = count_one,
) -> Generator[list[Item]]:
    """Yield *items* in batches, in order; an error of the iterator comes after what was read before
    it.

    Args:
        size: a batch ends with the item by which its weight comes to this.
        max_wait: seconds that an item waits at most for others; they are then read by a thread of
            their own. With None they are read here, and a batch ends at the first item that comes
            when it has been waited for a second.
        weigh: returns the weight of an item, 1 at least.
    """
    if max_wait is None:
        return _take_here(items, size, weigh)
    return _take_ahead(items, size, max_wait, weigh)


def _take_here(
    items: Iterator[Item], size: int, weigh: Callable[[Item], int]
) -> Generator[list[Item]]:
    while True:
        batch: list[Item] = []
        weight = 0
        due = monotonic() + PATIENCE
        try:
            for item in items:
                batch.append(item)
                weight += weigh(item)
                if weight >= size or monotonic() > due:
                    break
        except Exception:
            if batch:
                yield batch
            raise
        if not batch:
            return
        yield batch


def _take_ahead(
    items: Iterator[Item], size: int, max_wait: float, weigh: Callable[[Item], int]
) -> Generator[list[Item]]:
    reader = _Reader(items, size, weigh)
    try:
        while batch := reader.take(size, max_wait):
            yield batch
        if reader.error is not None:
            raise reader.error
    finally:
        reader.stop()


@frozen
class _Arrival(Generic[Item]):
    """An item, its weight, and the time when it came."""

    item: Item
    weight: int
    time: float


class _Room:
    """Room for what has been read and not yet taken."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._used = 0
        self._closed = False
        self._changed = threading.Condition()

    def wait(self) -> bool:
        """Return True as soon as there is room, False if it is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._used < self._size)
            return not self._closed

    def use(self, weight: int) -> None:
        """Use room for *weight*; the last item may need more than there is."""
        with self._changed:
            self._used += weight
            self._changed.notify()

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()


class _Reader(Generic[Item]):
    """Reads items on a thread of its own, so that a source that blocks holds back nothing.

    The thread is a daemon: a source that never answers does not keep the interpreter from ending.

    Attributes:
        error: what the source raised; set when all that was read before it has been taken.
    """

    def __init__(
        self, items: Iterator[Item], ahead: int, weigh: Callable[[Item], int] = count_one
    ) -> None:
        """Begin to read *items*, until those not yet taken weigh so much."""
        self.error: BaseException | None = None
        self._ended = False
        self._process = os.getpid()
        self._weigh = weigh
        self._room = _Room(ahead)
        self._arrivals: SimpleQueue[_Arrival[Item] | BaseException | None] = SimpleQueue()
        threading.Thread(
            target=self._read, args=(items,), name="claimkit-reader", daemon=True
        ).start()

    def stop(self) -> None:
        """Let the thread end, as soon as the source answers if it waits for that."""
        self._room.close()

    def take(self, size: int, max_wait: float) -> list[Item]:
        """Return the next items, one at least, until they weigh *size*; none at the end.

        Raises:
            RuntimeError: this is a forked process, in which nothing reads the source.
        """
        if os.getpid() != self._process:
            raise RuntimeError(
                "the texts of this stream are read in the process that forked this one; begin a "
                "stream in each process"
            )
        batch: list[Item] = []
        weight = 0
        due: float | None = None
        while weight < size and not self._ended:
            try:
                arrival = self._arrivals.get(timeout=_to_timeout(due))
            except Empty:
                break
            if not isinstance(arrival, _Arrival):
                self._ended, self.error = True, arrival
                break
            self._room.use(-arrival.weight)
            batch.append(arrival.item)
            weight += arrival.weight
            due = due or arrival.time + max_wait
        return batch

    def _read(self, items: Iterator[Item]) -> None:
        end: BaseException | None = None
        try:
            while self._room.wait():
                item = next(items)
                weight = self._weigh(item)
                self._room.use(weight)
                self._arrivals.put(_Arrival(item, weight, monotonic()))
        except StopIteration:
            pass
        except BaseException as error:  # whatever it is: who waits for the end must hear of it
            end = error
        self._arrivals.put(end)


def _to_timeout(due: float | None) -> float | None:
    """Return the seconds until *due*, none if that is past; None for no limit."""
    return None if due is None else max(0.0, due - monotonic())

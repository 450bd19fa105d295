"""An inverted index of short runs of words: where in the sources a piece of a draft may stand.

Each run votes for the place where the piece would begin. So the work grows with the words of draft
and sources, not with their product.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from attrs import field, frozen

from claimkit.checking.texts import CheckedText

LENGTHS = (3, 2, 1)  # of runs, in the order in which they are looked up
MOST_PLACES = 30  # of a run that are looked at
MOST_WINDOWS = 6
LEAST_STEP = 6  # words
Run = tuple[str, ...]
Item = TypeVar("Item")


@frozen(eq=False)
class Stream:
    """Words of a source in a row: all, or only those in quotation marks, so that what interrupts a
    quotation stands in nobody's way.

    Attributes:
        indices: of the words in the source.
        keys: what they are compared by.
    """

    source: CheckedText
    indices: Sequence[int] = field(repr=False)
    keys: Sequence[str] = field(repr=False)

    @classmethod
    def of(cls, source: CheckedText, indices: Sequence[int]) -> Stream:
        return cls(source, indices, [source.words[index].key for index in indices])


@frozen
class Window:
    """A stretch of a stream, half-open, in which a piece may stand."""

    stream: Stream = field(repr=False)
    start: int
    end: int


def list_streams(sources: Iterable[CheckedText]) -> Iterator[Stream]:
    """Yield the streams of *sources*."""
    for source in sources:
        yield Stream.of(source, range(len(source.words)))
        if source.quoted:
            yield Stream.of(source, source.quoted)


class ShingleIndex:
    """Where each run of words stands in the sources."""

    def __init__(self, sources: Iterable[CheckedText]) -> None:
        self.streams = tuple(list_streams(sources))
        self._places: defaultdict[Run, list[tuple[int, int]]] = defaultdict(list)
        for number, stream in enumerate(self.streams):
            for length in LENGTHS:
                for place, run in enumerate(_list_runs(stream.keys, length)):
                    places = self._places[run]
                    if len(places) < MOST_PLACES:
                        places.append((number, place))

    def find_exact(self, keys: Sequence[str]) -> list[tuple[Stream, int]]:
        """Return where *keys* stand one behind the other: a stream and a place in it."""
        length = min(len(keys), LENGTHS[0])
        runs = list(_list_runs(keys, length))
        rarest = min(range(len(runs)), key=lambda at: len(self._places.get(runs[at], ())))
        found: list[tuple[Stream, int]] = []
        for number, place in self._places.get(runs[rarest], ()):
            stream, start = self.streams[number], place - rarest
            if start >= 0 and _count_common(keys, 0, stream.keys, start) == len(keys):
                found.append((stream, start))
        return found

    def find_windows(self, keys: Sequence[str]) -> list[Window]:
        """Return where a piece of these *keys* may stand, the likeliest first; runs of fewer words
        are looked up only where longer ones are nowhere.
        """
        for length in LENGTHS:
            windows = self._vote(keys, length)
            if windows:
                return windows
        return []

    def find_longest(self, keys: Sequence[str], start: int) -> tuple[int, list[tuple[Stream, int]]]:
        """Return how many of *keys* from *start* stand in a row somewhere, and where: a stream and
        a place in it. Fewer than three are none.
        """
        longest, where = 0, list[tuple[Stream, int]]()
        run = tuple(keys[start : start + LENGTHS[0]])
        for number, place in self._places.get(run, ()):
            stream = self.streams[number]
            length = _count_common(keys, start, stream.keys, place)
            if length > longest:
                longest, where = length, []
            if length == longest:
                where.append((stream, place))
        return longest, where

    def _vote(self, keys: Sequence[str], length: int) -> list[Window]:
        step = max(LEAST_STEP, len(keys) // 4)
        votes: Counter[tuple[int, int]] = Counter()
        for offset, run in enumerate(_list_runs(keys, length)):
            for number, place in self._places.get(run, ()):
                votes[number, (place - offset) // step] += 1
        best = sorted(votes, key=lambda spot: (-_count_near(votes, spot), spot))[:MOST_WINDOWS]
        return [self._to_window(number, spot * step, step, len(keys)) for number, spot in best]

    def _to_window(self, number: int, start: int, step: int, length: int) -> Window:
        stream = self.streams[number]
        end = min(len(stream.keys), start + length + 3 * step)
        return Window(stream, max(0, start - step), end)


def _count_near(votes: Counter[tuple[int, int]], spot: tuple[int, int]) -> int:
    """Return the votes for *spot* and for the one behind it, which words put in may lead to."""
    number, step = spot
    return 2 * votes[spot] + votes[number, step + 1] + votes[number, step - 1]


def _list_runs(keys: Sequence[str], length: int) -> Iterator[Run]:
    for start in range(len(keys) - length + 1):
        yield tuple(keys[start : start + length])


def _count_common(one: Sequence[str], at: int, other: Sequence[str], place: int) -> int:
    count = 0
    most = min(len(one) - at, len(other) - place)
    while count < most and one[at + count] == other[place + count]:
        count += 1
    return count

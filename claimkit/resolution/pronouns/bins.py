"""Bins of numbers: how they stand in the names of features."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import Factory, field, frozen


@frozen
class Bins:
    """Bins of a number that is 0 or more.

    Attributes:
        bounds: the smallest number in each, from 0 upwards.
        names: the bounds as text, the last with a plus.
    """

    bounds: tuple[int, ...]
    names: tuple[str, ...] = field(
        init=False, default=Factory(lambda bins: _name_bins(bins.bounds), takes_self=True)
    )
    _by_number: tuple[str, ...] = field(
        init=False, default=Factory(lambda bins: tuple(_list_names(bins)), takes_self=True)
    )

    def find(self, number: int) -> str:
        """Return the name of the bin of *number*, of the first for one below 0."""
        if number >= len(self._by_number):
            return self.names[-1]
        return self._by_number[number] if number > 0 else self.names[0]


def _name_bins(bounds: Sequence[int]) -> tuple[str, ...]:
    return (*map(str, bounds[:-1]), f"{bounds[-1]}+")


def _list_names(bins: Bins) -> Iterator[str]:
    """Yield the name of the bin of each number below the last bin, from 0."""
    for number in range(bins.bounds[-1]):
        yield bins.names[bisect_right(bins.bounds, number) - 1]


DISTANCES = Bins((0, 1, 2, 3, 5, 10))  # in sentences
MENTIONS = Bins((0, 1, 2, 3, 4, 5, 6, 10))
SINCE = Bins((0, 1, 2, 3, 6))
PARAGRAPHS = ("same paragraph", "next paragraph")  # by the number of paragraphs back


def find_bin_since(here: int, sentence: int | None) -> str:
    """Return the bin of the number of sentences from *sentence* to *here*; the last bin if it is
    None.
    """
    return SINCE.names[-1] if sentence is None else SINCE.find(here - sentence)


def name_paragraphs(paragraphs: int) -> str:
    """Return how far back a paragraph is."""
    return PARAGRAPHS[max(paragraphs, 0)] if paragraphs < len(PARAGRAPHS) else "later"

"""Shelf: the articles of an index, to which one more can be added without a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import field, frozen

from claimkit.speakerindex.appearances import Appearance


@frozen
class Entry:
    """An article.

    Attributes:
        appearances: its speakers.
    """

    article: str
    appearances: tuple[Appearance, ...]


@frozen(eq=False, repr=False)
class Shelf:
    """The articles of an index in the order in which they were added. It is a value.

    A shelf and those that are made of it by adding share one table of entries, of which each sees
    as many as it is long: the next place is taken once, and whoever comes second gets a copy.
    """

    _length: int = 0
    _entries: dict[int, Entry] = field(factory=dict)
    _places: dict[str, int] = field(factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Shelf:
        """Return the shelf of *entries*, each of which has another name."""
        by_place = dict(enumerate(entries))
        places = {entry.article: place for place, entry in by_place.items()}
        return cls(len(by_place), by_place, places)

    def __reduce__(self) -> tuple[Callable[[Iterable[Entry]], Shelf], tuple[tuple[Entry, ...]]]:
        return Shelf.of, (tuple(self),)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Entry]:
        return map(self._entries.__getitem__, range(self._length))

    def __contains__(self, article: object) -> bool:
        """Whether there is an *article* of that name."""
        place = self._places.get(article) if isinstance(article, str) else None
        return place is not None and place < self._length

    def add(self, entry: Entry) -> Shelf:
        """Return the shelf with one more *entry*, of another name than all."""
        # One step, so that of two threads that add to the same shelf only one takes the place
        if self._entries.setdefault(self._length, entry) is not entry:
            return Shelf.of((*self, entry))
        self._places[entry.article] = self._length
        return Shelf(self._length + 1, self._entries, self._places)

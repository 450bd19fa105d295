"""Tables that cannot be changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, overload

Key = TypeVar("Key")
Item = TypeVar("Item", covariant=True)
Default = TypeVar("Default")


class Table(Mapping[Key, Item]):
    """A mapping that cannot be changed.

    Unlike a MappingProxyType it can be hashed and pickled, so worker processes can get it.
    """

    __slots__ = ("_rows",)

    def __init__(self, rows: Mapping[Key, Item]) -> None:
        self._rows = dict(rows)

    def __getitem__(self, key: Key) -> Item:
        return self._rows[key]

    @overload
    def get(self, key: Key, /) -> Item | None: ...
    @overload
    def get(self, key: Key, /, default: Item | Default) -> Item | Default: ...
    def get(self, key: Key, /, default: Any = None) -> Any:
        return self._rows.get(key, default)  # asked for many words, few of which are here

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[Key]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __hash__(self) -> int:
        return hash(frozenset(self._rows.items()))

    def __repr__(self) -> str:
        return f"Table({self._rows!r})"


def to_table(rows: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """Return *rows* as a Table, for fields of attrs classes."""
    return Table(rows)

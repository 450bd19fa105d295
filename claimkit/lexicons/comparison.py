"""Words by which claims are compared: opposites, numerals, names of days and months."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import field, frozen


def _read_only(table: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(table))


@frozen(kw_only=True)
class ComparisonWords:
    """Small classes of words; ``contrasts.toml`` says of each what it is.

    Attributes:
        opposites: pairs of lemmas.
        numerals: what they stand for.
    """

    months: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    whatever: frozenset[str] = frozenset()
    stating: frozenset[str] = frozenset()
    rebutting: frozenset[str] = frozenset()
    opposing_prefixes: frozenset[str] = frozenset()
    no_opposites: frozenset[str] = frozenset()
    opposites: tuple[tuple[str, str], ...] = ()
    numerals: Mapping[str, int] = field(factory=dict, converter=_read_only)
    _table: Mapping[str, frozenset[str]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        table: dict[str, set[str]] = {}
        for one, other in self.opposites:
            table.setdefault(one, set()).add(other)
            table.setdefault(other, set()).add(one)
        object.__setattr__(self, "_table", {lemma: frozenset(others) for lemma, others in table.items()})

    def opposites_of(self, lemma: str, *, adjective: bool) -> frozenset[str]:
        """Return the lemmas that cannot be so where *lemma* is: those of the table, and the stem behind a negative prefix of an
        adjective ("safe" of "unsafe"), whether or not there is such a word.
        """
        listed = self._table.get(lemma, frozenset())
        if not adjective or lemma in self.no_opposites:
            return listed
        return listed | {lemma.removeprefix(prefix) for prefix in self.opposing_prefixes if lemma.startswith(prefix)} - {""}

    def time_of(self, form: str, *, name: bool) -> str | None:
        """Return the year, month or day that a word gives, months by their first three letters; None where it gives none.

        Args:
            name: whether the word is a name, as those of months and days are ("May", not "may").
        """
        form = form.lower().rstrip(".")
        if form.isdecimal() and len(form) == 4 and form[:2] in {"18", "19", "20"}:
            return form
        if not name:
            return None
        return form[:3] if form in self.months else form if form in self.weekdays else None

    def value_of(self, words: str) -> float | None:
        """Return the number that figures and numerals spell, None where they spell none: "1,200", "3 million", "twenty"."""
        value: float | None = None
        for word in words.lower().replace("-", " ").split():
            part = self._value_of_word(word)
            if part is None:
                return None
            value = part if value is None else value * part if part >= 100 else value + part
        return value

    def _value_of_word(self, word: str) -> float | None:
        figures = word.replace(",", "")
        if figures.replace(".", "", 1).isdecimal():
            return float(figures)
        return float(self.numerals[word]) if word in self.numerals else None

"""Words by which claims are compared: opposites, numerals, names of days and months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

HUNDRED = 100


def read_only(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a copy of *table* that nobody can change."""
    return MappingProxyType(dict(table))


@frozen(kw_only=True)
class ComparisonWords:
    """Small classes of words; ``contrasts.toml`` says of each what it is.

    Attributes:
        opposites: pairs of lemmas.
        numerals: what they stand for; from a hundred on they multiply what stands before them.
    """

    months: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    whatever: frozenset[str] = frozenset()
    nameless: frozenset[str] = frozenset()
    collective: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    inexact: frozenset[str] = frozenset()
    additional: frozenset[str] = frozenset()
    stating: frozenset[str] = frozenset()
    rebutting: frozenset[str] = frozenset()
    opposing_prefixes: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    opposites: tuple[tuple[str, str], ...] = ()
    joining: frozenset[str] = frozenset()
    numerals: Mapping[str, int] = field(factory=dict, converter=read_only)
    _table: Mapping[str, frozenset[str]] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        table: dict[str, set[str]] = {}
        for one, other in self.opposites:
            table.setdefault(one, set()).add(other)
            table.setdefault(other, set()).add(one)
        object.__setattr__(
            self, "_table", {lemma: frozenset(others) for lemma, others in table.items()}
        )

    def opposites_of(self, lemma: str, *, adjective: bool) -> frozenset[str]:
        """Return the lemmas that cannot be so where *lemma* is: those of the table, and the listed
        stem behind a negative prefix of an adjective ("safe" of "unsafe").
        """
        listed = self._table.get(lemma, frozenset())
        if not adjective:
            return listed
        return (
            listed
            | {
                lemma.removeprefix(prefix)
                for prefix in self.opposing_prefixes
                if lemma.startswith(prefix)
            }
            & self.stems
        )

    def day_of(self, name: str) -> str | None:
        """Return the month or weekday that a *name* gives, months by their first three letters;
        None where it gives none.
        """
        form = name.lower().rstrip(".")
        return form[:3] if form in self.months else form if form in self.weekdays else None

    def value_of(self, words: str) -> float | None:
        """Return the number that figures and numerals spell, None where they spell none: "1,200",
        "3 million", "two hundred and fifty"; two numbers side by side ("90-95") spell none.
        """
        forms = words.lower().replace("-", " ").split()
        joining = {
            place
            for place, form in enumerate(forms)
            if place and form in self.joining and self._scale(forms[place - 1])
        }
        return self._value([form for place, form in enumerate(forms) if place not in joining])

    def _scale(self, form: str) -> int:
        """Return the value of a numeral that multiplies what stands before it ("hundred",
        "million"), 0 of any other word.
        """
        value = self.numerals.get(form, 0)
        return value if value >= HUNDRED else 0

    def _value(self, forms: Sequence[str]) -> float | None:
        """Return the value of numerals around the greatest that multiplies: what stands behind it
        counts less than it does.
        """
        greatest = max(map(self._scale, forms), default=0)
        if not greatest:
            return self._below_hundred(forms)
        place = [self._scale(form) for form in forms].index(greatest)
        times = self._value(forms[:place]) if place else 1.0
        rest = self._value(forms[place + 1 :]) if forms[place + 1 :] else 0.0
        return (
            times * greatest + rest
            if times is not None and rest is not None and rest < greatest
            else None
        )

    def _below_hundred(self, forms: Sequence[str]) -> float | None:
        """Return the value of one figure or numeral, or of tens and ones ("twenty one")."""
        if len(forms) == 1:
            figures = forms[0].replace(",", "")
            if figures.replace(".", "", 1).isdecimal():
                return float(figures)
            return float(self.numerals[forms[0]]) if forms[0] in self.numerals else None
        values = [self.numerals.get(form, 0) for form in forms]
        whole = len(values) == 2 and values[0] >= 20 and values[0] % 10 == 0 and 0 < values[1] < 10
        return float(sum(values)) if whole else None

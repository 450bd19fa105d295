"""Word classes for finding propositions and comparing them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import Factory, field, frozen

from claimkit.lexicons.words import make_loader

LETTERS_OF_A_MONTH = 3


def _pair_both_ways(words: ContrastWords) -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for lemma, others in words.opposites.items():
        for other in others:
            table.setdefault(lemma, set()).add(other)
            table.setdefault(other, set()).add(lemma)
    return {lemma: frozenset(others) for lemma, others in table.items()}


@frozen(kw_only=True)
class ContrastWords:
    """Small word classes; comments in ``words.toml`` explain each.

    Attributes:
        opposites: by a predicate those that cannot be so where it is; each pair once.
        numerals: what they stand for; from a hundred on they multiply what stands before them.
    """

    months: frozenset[str]
    weekdays: frozenset[str]
    known: frozenset[str]
    whatever: frozenset[str]
    nameless: frozenset[str]
    partial: frozenset[str]
    inexact: frozenset[str]
    additional: frozenset[str]
    opposing_prefixes: frozenset[str]
    stems: frozenset[str]
    opposites: Mapping[str, frozenset[str]] = field()
    numerals: Mapping[str, int]
    _both_ways: Mapping[str, frozenset[str]] = field(
        init=False, eq=False, repr=False, default=Factory(_pair_both_ways, takes_self=True)
    )

    @opposites.validator
    def _check_opposites(self, _: object, opposites: Mapping[str, frozenset[str]]) -> None:
        for lemma, others in opposites.items():
            if lemma in others:
                raise ValueError(f"opposites.{lemma}: {lemma!r} is no opposite of itself")

    @property
    def loose(self) -> frozenset[str]:
        """Words that make a number not exact, or add it to others."""
        return self.inexact | self.additional

    def find_opposites(self, lemma: str, *, adjective: bool) -> frozenset[str]:
        """Return the lemmas that exclude *lemma*.

        They are those of the table, and the stem after a negative prefix ("safe" for "unsafe").
        """
        listed = self._both_ways.get(lemma, frozenset())
        return listed | self._find_stems(lemma) if adjective else listed

    def _find_stems(self, adjective: str) -> frozenset[str]:
        prefixes = (p for p in self.opposing_prefixes if adjective.startswith(p))
        return self.stems.intersection(adjective.removeprefix(prefix) for prefix in prefixes)

    def find_day(self, name: str) -> str | None:
        """Return the month or weekday that a *name* gives, months by their first three letters;
        None where it gives none.
        """
        form = name.lower().rstrip(".")
        if form in self.months:
            return form[:LETTERS_OF_A_MONTH]
        return form if form in self.weekdays else None


load_contrast_words = make_loader(ContrastWords)

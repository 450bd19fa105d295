"""How much of all that is quoted each sort of source has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from attrs import frozen

from claimkit.auditing.quoted import Quoted

NO_DATE = "no date"
"""What stands in tables and pictures for a period that is not known."""


class Aspect(StrEnum):
    """By what an audit is counted; each is an attribute of :class:`Quoted`."""

    NAMING = "naming"
    KIND = "kind"
    ROLE = "role"
    CHANNEL = "channel"
    SOURCE = "source"
    ARTICLE = "article"

    def read(self, quoted: Quoted) -> str:
        """Return what *quoted* has under this aspect; "" for an article without an id."""
        value = getattr(quoted, self.value)
        return "" if value is None else str(value)


@frozen
class Amount:
    """How much there is: sources, claims, words of their contents, and words in quotation marks."""

    sources: int
    claims: int
    words: int
    direct_words: int

    @classmethod
    def of(cls, quoted: Sequence[Quoted]) -> Amount:
        """Return how much *quoted* is."""
        return cls(
            sources=len({one.source for one in quoted}),
            claims=len(quoted),
            words=sum(one.words for one in quoted),
            direct_words=sum(one.direct_words for one in quoted),
        )


@frozen(kw_only=True)
class Share:
    """How much one value of an aspect has of all that is quoted.

    Attributes:
        value: of the aspect: "named", "official", "statement", …
        sources: how many sources have it; one that has several values counts for each.
        claims: how many claims; those inside another claim are not counted.
        words: how many words these have.
        direct_words: how many of the words stand in quotation marks.
        of_sources, of_claims, of_words, of_direct_words: the same as parts of all, from 0 to 1; 0
            where there are none at all.
        period: the day, week, month or year, as ISO 8601 writes it; None if it was not asked for,
            or if the articles have no date.
    """

    value: str
    sources: int
    claims: int
    words: int
    direct_words: int
    of_sources: float
    of_claims: float
    of_words: float
    of_direct_words: float
    period: str | None = None


def count_shares(
    quoted: Iterable[Quoted], aspect: Aspect, period: str | None = None
) -> Iterator[Share]:
    """Yield the share of each value of *aspect*, those with most words first."""
    groups: dict[str, list[Quoted]] = {}
    for one in quoted:
        groups.setdefault(aspect.read(one), []).append(one)
    whole = Amount.of([one for group in groups.values() for one in group])
    amounts = {value: Amount.of(group) for value, group in groups.items()}
    for value, amount in sorted(amounts.items(), key=lambda pair: (-pair[1].words, pair[0])):
        yield Share(
            value=value,
            sources=amount.sources,
            claims=amount.claims,
            words=amount.words,
            direct_words=amount.direct_words,
            of_sources=_divide(amount.sources, whole.sources),
            of_claims=_divide(amount.claims, whole.claims),
            of_words=_divide(amount.words, whole.words),
            of_direct_words=_divide(amount.direct_words, whole.direct_words),
            period=period,
        )


def _divide(part: int, whole: int) -> float:
    return part / whole if whole else 0.0

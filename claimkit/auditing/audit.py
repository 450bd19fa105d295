"""Who is quoted, and how: the audit of the sources of one or many articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

import attrs
from attrs import frozen

from claimkit.arguments import check_choice
from claimkit.auditing.quoted import Quoted, list_quoted
from claimkit.auditing.shares import Aspect, Share, count_shares
from claimkit.auditing.times import Period, to_period
from claimkit.model.extraction import Extraction
from claimkit.outputs.frames import load_pandas

if TYPE_CHECKING:
    import pandas
    from matplotlib.axes import Axes


@frozen(repr=False)
class Audit(Sequence[Quoted]):
    """Who is quoted, and how: a sequence of what is quoted, in order.

    Attributes:
        quoted: each claim that is made in no other one, with its source.
    """

    quoted: tuple[Quoted, ...]

    def __len__(self) -> int:
        return len(self.quoted)

    @overload
    def __getitem__(self, key: int) -> Quoted: ...

    @overload
    def __getitem__(self, key: slice) -> Audit: ...

    def __getitem__(self, key: int | slice) -> Quoted | Audit:
        return Audit(self.quoted[key]) if isinstance(key, slice) else self.quoted[key]

    def __repr__(self) -> str:
        sources = len({one.source for one in self})
        return f"Audit({len(self)} claims by {sources} sources)"

    def shares(self, by: str = "naming") -> tuple[Share, ...]:
        """Return how much is of each value of an aspect, those with most words first.

        Args:
            by: "naming", "kind", "role", "channel", "source" or "article".

        Raises:
            ValueError: there is no such aspect.
        """
        check_choice("by", by, Aspect)
        return tuple(count_shares(self.quoted, Aspect(by)))

    def over_time(self, by: str = "naming", *, every: str = "month") -> tuple[Share, ...]:
        """Return the same for each period of the articles' dates, the earliest first; articles
        without a date come last. Shares are those of the period.

        Args:
            by: as of :meth:`shares`.
            every: "day", "week", "month" or "year".

        Raises:
            ValueError: there is no such aspect or period.
        """
        check_choice("by", by, Aspect)
        check_choice("every", every, Period)
        aspect, period = Aspect(by), Period(every)
        groups: dict[str | None, list[Quoted]] = {}
        for one in self:
            groups.setdefault(to_period(one.published, period), []).append(one)
        shares: list[Share] = []
        for name in sorted(groups, key=lambda name: (name is None, name)):
            shares += count_shares(groups[name], aspect, name)
        return tuple(shares)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat dict for each that is quoted."""
        return [attrs.asdict(one, value_serializer=_to_plain) for one in self]

    def to_dataframe(self) -> pandas.DataFrame:
        """Return one row for each that is quoted, with the columns of :class:`Quoted`.

        Raises:
            ImportError: pandas is not installed.
        """
        frame: pandas.DataFrame = load_pandas().DataFrame(self.to_dicts(), columns=list(COLUMNS))
        return frame

    def plot(self, by: str = "naming", *, every: str | None = None, ax: Axes | None = None) -> Axes:
        """Draw the shares of words, and of direct speech, or with *every* those of words over time.

        Args:
            by: as of :meth:`shares`.
            every: as of :meth:`over_time`.
            ax: axes of matplotlib to draw on; without them a new figure is made.

        Raises:
            MissingExtraError: matplotlib is not installed (extra ``plot``).
            ValueError: there is no such aspect or period, or nothing is quoted.
        """
        from claimkit.auditing.plots import draw_shares, draw_time  # needs matplotlib

        if not self.quoted:
            raise ValueError("nothing is quoted, so there is nothing to draw")
        if every is None:
            return draw_shares(self.shares(by), by, ax)
        return draw_time(self.over_time(by, every=every), by, ax)

    def save_plot(self, file: Path | str, by: str = "naming", *, every: str | None = None) -> None:
        """Draw as :meth:`plot`, and write the picture to *file*, whose ending tells its format.

        Raises:
            MissingExtraError, ValueError: as there; ValueError also of an unknown ending.
            OSError: *file* cannot be written.
        """
        from claimkit.auditing.plots import save  # needs matplotlib

        save(self.plot(by, every=every), file)

    def _repr_html_(self) -> str:
        from claimkit.auditing.tables import to_html  # only a notebook asks for it

        return to_html(self)


def _to_plain(instance: object, attribute: object, value: object) -> object:
    """Return *value*, of an enum what it stands for."""
    return value.value if isinstance(value, Enum) else value


COLUMNS = tuple(attribute.name for attribute in attrs.fields(Quoted))


def audit_groups(
    articles: Iterable[Extraction], groups: Iterable[tuple[str, Iterable[Extraction]]]
) -> Audit:
    """Return the audit of *articles*.

    Args:
        groups: what each source is called, and its claims in those of the articles that have any.
    """
    names: dict[str | None, dict[str, str]] = {}
    for label, parts in groups:
        for part in parts:
            own = names.setdefault(part.article.id, {})
            own.update((claim.id, label) for claim in part.claims)
    quoted = (list_quoted(found, names.get(found.article.id, {})) for found in articles)
    return Audit(tuple(chain.from_iterable(quoted)))

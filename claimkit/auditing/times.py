"""Periods of time over which an audit is counted."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType


class Period(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def _write_week(day: datetime.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


FORMS: Mapping[Period, Callable[[datetime.date], str]] = MappingProxyType({
    Period.DAY: lambda day: day.isoformat(),
    Period.WEEK: _write_week,
    Period.MONTH: lambda day: day.isoformat()[:7],
    Period.YEAR: lambda day: day.isoformat()[:4],
})  # fmt: skip
"""How ISO 8601 writes a period of each length; ``strftime`` would not fill years before 1000."""


def to_period(published: str | None, period: Period) -> str | None:
    """Return the *period* in which *published* is, None without a date. The time zone is that of
    the date itself.
    """
    if published is None:
        return None
    return FORMS[period](datetime.datetime.fromisoformat(published).date())

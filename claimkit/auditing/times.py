"""Periods of time over which an audit is counted."""

from __future__ import annotations

import datetime
from enum import StrEnum


class Period(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


FORMS = {Period.DAY: "%Y-%m-%d", Period.WEEK: "%G-W%V", Period.MONTH: "%Y-%m", Period.YEAR: "%Y"}
"""How ISO 8601 writes a period of each length."""


def to_period(published: str | None, period: Period) -> str | None:
    """Return the *period* in which *published* is, None without a date. The time zone is that of
    the date itself.
    """
    if published is None:
        return None
    return datetime.datetime.fromisoformat(published).strftime(FORMS[period])

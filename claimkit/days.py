"""The day that words name, by the date of their article: "on Monday" is 2024-05-06."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from claimkit.extras import load_library

PAST, FUTURE = "past", "future"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_NUMBER = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?\b"
DAY = re.compile(
    rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}\b|{_NUMBER}(?: of)? {_MONTH}(?:,? \d{{4}}\b)?|"
    rf"{_MONTH} {_NUMBER}(?:,? \d{{4}}\b)?|(?:(?:next|last) )?(?:{'|'.join(WEEKDAYS)})\b|"
    r"(?:[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday)\b)"
)
_SIDES = {"next": FUTURE, "last": PAST}


def find_days(words: str, base: datetime.date, side: str | None = None) -> Iterator[datetime.date]:
    """Yield the days that *words* name, in their order.

    Args:
        base: when the article was published.
        side: whether a day that may be on both sides of *base* is before it (``PAST``) or after it
            (``FUTURE``); None for the nearer one.

    Raises:
        MissingExtraError: a day is named, and the library that knows dates is not installed.
    """
    for found in DAY.finditer(words):
        word, _, rest = found[0].partition(" ")
        if word in _SIDES:
            day = _parse(rest, base, _SIDES[word])
        elif word == WEEKDAYS[base.weekday()]:
            day = base
        else:
            day = find_day(found[0], base, side)
        if day is not None:
            yield day


def find_day(words: str, base: datetime.date, side: str | None) -> datetime.date | None:
    """Return the day that *words* name; on both sides of *base* the nearer one."""
    sides = (PAST, FUTURE) if side is None else (side,)
    days = [day for day in (_parse(words, base, own) for own in sides) if day is not None]
    return min(days, key=lambda day: abs(day - base), default=None)


def load_dates() -> Any:
    """Return the library that knows dates.

    Raises:
        MissingExtraError: it is not installed.
    """
    return load_library("dateparser", extra="dates", what="days that words name")


@lru_cache(maxsize=10_000)
def _parse(words: str, base: datetime.date, side: str) -> datetime.date | None:
    """Return the day that *words* name, on the *side* of *base* where they leave it open."""
    library = load_dates()
    settings = {
        "RELATIVE_BASE": datetime.datetime.combine(base, datetime.time()),
        "PREFER_DATES_FROM": side,
    }
    try:
        found = library.parse(words, languages=["en"], settings=settings)
    except (OverflowError, ValueError):  # before the first or behind the last year
        return None
    return None if found is None else found.date()

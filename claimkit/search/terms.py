"""What is asked for: words and days, as the database takes them."""

from __future__ import annotations

import calendar
import datetime
import re

from claimkit.errors import SearchError

Day = str | datetime.date | None
"""A day in ISO 8601, or its month or year alone; None where it does not matter."""

_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_LAST_MONTH = 12


def to_match(words: str) -> str:
    """Return the query of FTS5 for all of *words*.

    What stands in double quotes must stand together; a word that ends in * may go on.

    Raises:
        SearchError: there is no word in them.
    """
    terms = [_to_term(*found.groups()) for found in _TERM.finditer(words.replace("\0", " "))]
    given = [term for term in terms if any(map(str.isalnum, term))]
    if not given:
        raise SearchError(
            f'expected words to look for, such as bridge or "old bridge"; got {words!r}'
        )
    return " AND ".join(given)


def _to_term(together: str | None, word: str | None) -> str:
    """Return a string of FTS5: nothing in it is an operator."""
    if word is None:
        return f'"{together}"'
    stem = word.rstrip("*")
    return f'"{stem}"*' if stem != word else f'"{word}"'


def read_first_day(day: Day, name: str) -> str | None:
    """Return the first day of *day* in ISO 8601; a year begins in January.

    Raises:
        SearchError: it is no day; the message calls it *name*.
    """
    return _read_day(day, name, is_last=False)


def read_last_day(day: Day, name: str) -> str | None:
    """Return the last day of *day* in ISO 8601; a year ends in December.

    Raises:
        SearchError: as of :func:`read_first_day`.
    """
    return _read_day(day, name, is_last=True)


def _read_day(day: Day, name: str, *, is_last: bool) -> str | None:
    if day is None:
        return None
    if isinstance(day, datetime.date):
        return day.isoformat()[:10]
    try:
        return _complete(day, is_last=is_last).isoformat()
    except (AttributeError, ValueError):  # it is no str, or not such a one
        raise SearchError(
            f"{name}: expected a day such as 2024-05-31, or 2024-05, or 2024; got {day!r}"
        ) from None


def _complete(day: str, *, is_last: bool) -> datetime.date:
    """Return the first or the last day of a day, a month or a year.

    Raises:
        ValueError: it is none.
    """
    found = _DAY.fullmatch(day.strip())
    if found is None:
        raise ValueError(day)
    year, month, number = (int(part) if part else None for part in found.groups())
    assert year is not None, "the expression asks for it"
    month = month or (_LAST_MONTH if is_last else 1)
    last = calendar.monthrange(year, month)[1] if is_last else 1
    return datetime.date(year, month, number or last)

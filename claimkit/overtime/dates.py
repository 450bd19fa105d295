"""The days that a content names, by the date of its article: "on Monday" is 2024-05-06."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from claimkit.extras import load_library
from claimkit.model.claim import Claim
from claimkit.model.scheme import Time
from claimkit.propositions.words import load_contrast_words

PAST, FUTURE = "past", "future"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_NUMBER = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?\b"
_DAY = re.compile(
    rf"\b(?:\d{{4}}-\d{{2}}-\d{{2}}\b|{_NUMBER}(?: of)? {_MONTH}(?:,? \d{{4}}\b)?|"
    rf"{_MONTH} {_NUMBER}(?:,? \d{{4}}\b)?|(?:(?:next|last) )?(?:{'|'.join(WEEKDAYS)})\b|"
    r"(?:[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday)\b)"
)
_SIDES = {"next": FUTURE, "last": PAST}


def resolve_times(claim: Claim, times: tuple[str, ...], base: datetime.date) -> tuple[str, ...]:
    """Return *times*, those of the claim's proposition, with years, and with days as dates.

    A weekday, "tomorrow" or "4 May" becomes its year, its month and its date in ISO 8601; a month
    without a year gets one. Of what lies before and after *base* the tense of the content tells
    which is meant, else it is what is nearer.

    Args:
        base: when the article was published.

    Raises:
        MissingExtraError: a day is named, and the library that knows dates is not installed.
    """
    days = frozenset(_find_days(claim, base))
    named = {part for day in days for part in _name_parts(day)}
    weekdays = load_contrast_words().weekdays
    others = {time for time in times if not (days and time in weekdays)}
    return tuple(sorted(named | others | set(_complete(claim, others - named, base))))


def _find_days(claim: Claim, base: datetime.date) -> Iterator[datetime.date]:
    for found in _DAY.finditer(claim.content.text):
        word, _, rest = found[0].partition(" ")
        if word in _SIDES:
            day = _parse(rest, base, _SIDES[word])
        elif word == WEEKDAYS[base.weekday()]:
            day = base
        else:
            day = _find_day(found[0], base, _find_side(claim))
        if day is not None:
            yield day


def _complete(claim: Claim, times: Iterable[str], base: datetime.date) -> Iterator[str]:
    """Yield the year of a month that comes without one."""
    parts = frozenset(times)
    if any(part.isdigit() for part in parts):
        return
    for part in parts - load_contrast_words().weekdays:
        if part == _name_parts(base)[1]:
            yield str(base.year)
        elif (day := _find_day(f"1 {part}", base, _find_side(claim))) is not None:
            yield str(day.year)


def _name_parts(day: datetime.date) -> tuple[str, str, str]:
    """Return year and month, as a proposition names them, and the date."""
    return str(day.year), MONTHS[day.month - 1], day.isoformat()


def _find_side(claim: Claim) -> str | None:
    """Return on which side of the article's date a day lies, None where the tense does not say."""
    return {Time.PAST: PAST, Time.FUTURE: FUTURE}.get(claim.certainty.content_time)


def _find_day(words: str, base: datetime.date, side: str | None) -> datetime.date | None:
    """Return the day that *words* name; on both sides of *base* the nearer one."""
    sides = (PAST, FUTURE) if side is None else (side,)
    days = [day for day in (_parse(words, base, own) for own in sides) if day is not None]
    return min(days, key=lambda day: abs(day - base), default=None)


@lru_cache(maxsize=10_000)
def _parse(words: str, base: datetime.date, side: str) -> datetime.date | None:
    """Return the day that *words* name, on the *side* of *base* where they leave it open."""
    library: Any = load_library("dateparser", extra="dates", what="dates in contents")
    settings = {
        "RELATIVE_BASE": datetime.datetime.combine(base, datetime.time()),
        "PREFER_DATES_FROM": side,
    }
    try:
        found = library.parse(words, languages=["en"], settings=settings)
    except (OverflowError, ValueError):  # before the first or behind the last year
        return None
    return None if found is None else found.date()

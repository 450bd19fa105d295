"""The days that a content names, by the date of its article: "on Monday" is 2024-05-06."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from claimkit.days import FUTURE, PAST, find_day, find_days
from claimkit.model.claim import Claim
from claimkit.model.scheme import Time
from claimkit.propositions.words import load_contrast_words

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


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
    days = frozenset(find_days(claim.content.text, base, _find_side(claim)))
    named = {part for day in days for part in _name_parts(day)}
    weekdays = load_contrast_words().weekdays
    others = {time for time in times if not (days and time in weekdays)}
    return tuple(sorted(named | others | set(_complete(claim, others - named, base))))


def _complete(claim: Claim, times: Iterable[str], base: datetime.date) -> Iterator[str]:
    """Yield the year of a month that comes without one."""
    parts = frozenset(times)
    if any(part.isdigit() for part in parts):
        return
    for part in parts - load_contrast_words().weekdays:
        if part == _name_parts(base)[1]:
            yield str(base.year)
        elif (day := find_day(f"1 {part}", base, _find_side(claim))) is not None:
            yield str(day.year)


def _name_parts(day: datetime.date) -> tuple[str, str, str]:
    """Return year and month, as a proposition names them, and the date."""
    return str(day.year), MONTHS[day.month - 1], day.isoformat()


def _find_side(claim: Claim) -> str | None:
    """Return on which side of the article's date a day lies, None where the tense does not say."""
    return {Time.PAST: PAST, Time.FUTURE: FUTURE}.get(claim.certainty.content_time)

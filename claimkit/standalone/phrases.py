"""Words that name a time by the day on which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from claimkit.spans import Span
from claimkit.standalone.words import load_standalone_words

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
VERBS = r"(?:is|was|will|would|marks?|marked|comes|came|saw|brings|brought)\b"
_DAYS = "|".join(day.capitalize() for day in WEEKDAYS)
_PARTS = r"(?:\s+(?P<part>morning|afternoon|evening|night)\b)?"
_PATTERN = re.compile(
    rf"(?P<on>\b[Oo]n\s+)?(?:"
    rf"(?:(?P<side>\b(?:last|next|this|Last|Next|This))\s+)?\b(?P<day>{_DAYS})\b{_PARTS}"
    r"|\b(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)\b(?:\s+(?P<of>morning|afternoon|evening|night)\b)?"
    r"|\b(?P<which>last|next|this|Last|Next|This)\s+(?P<unit>week|month|year)\b"
    r"|\b(?P<loose>(?:last|next|this|Last|Next|This)\s+(?:night|morning|afternoon|evening|weekend|spring|summer|autumn|"
    r"fall|winter|quarter|season|decade|century)|(?:(?:about|some|nearly|over|only|just)\s+)?\w+\s+(?:days?|weeks?|months?|years?|hours?|decades?)"
    r"\s+(?:ago|from now))\b"
    r")(?P<of_it>[’']s\b)?"
)


class Place(StrEnum):
    """How a time stands in its clause."""

    ADVERB = "adverb"  # he came yesterday
    NOUN = "noun"  # since yesterday; yesterday was fine
    OWNER = "owner"  # yesterday's vote


@frozen(kw_only=True)
class TimePhrase:
    """A time that is named by the day on which it is read.

    Attributes:
        day: number of the weekday, from 0; None for none.
        word: today, tonight, yesterday, tomorrow, or "".
        unit: week, month, year, or "".
        side: last, this, next, or "".
        part: of the day: morning, …, or "".
        is_loose: whether it is too loose for a date ("last summer").
    """

    span: Span
    words: str
    place: Place
    day: int | None = None
    word: str = ""
    unit: str = ""
    side: str = ""
    part: str = ""
    is_loose: bool = False


def find_time_phrases(text: str, start: int, end: int) -> Iterator[TimePhrase]:
    """Yield the times in ``text[start:end]``; what counts days ("every Monday", "Super Tuesday")
    is none.
    """
    for match in _PATTERN.finditer(text, start, end):
        before, behind = text[max(0, match.start() - 40) : match.start()], text[match.end() :][:40]
        if not _is_a_name(match, before, behind):
            yield _to_phrase(match, before, behind)


def _to_phrase(match: re.Match[str], before: str, behind: str) -> TimePhrase:
    day, word = match["day"], match["word"] or ""
    unit = match["unit"] or ""
    return TimePhrase(
        span=Span(match.start(), match.end()),
        words=match[0],
        place=_find_place(match, before, behind),
        day=WEEKDAYS.index(day.lower()) if day else None,
        word=word.lower(),
        unit=unit,
        side=(match["side"] or match["which"] or "").lower(),
        part=match["part"] or match["of"] or ("night" if word.lower() == "tonight" else ""),
        is_loose=match["loose"] is not None,
    )


def _is_a_name(match: re.Match[str], before: str, behind: str) -> bool:
    """Whether a weekday is part of a name or of a full date, or is one of many."""
    if match["day"] is None:
        return False
    words, last = load_standalone_words(), _last_word(before)
    if match["on"] is None and match["side"] is None:
        is_capital = last[:1].isupper() and before.rstrip()[-1:] not in ".!?:"
        if last.lower() in words.counting or (is_capital and last.lower() not in words.governing):
            return True
        if before.endswith(("-", "–", "/")):
            return True
    return re.match(r"(?:,?\s+[A-Z0-9]|[-–/])", behind) is not None and match["part"] is None


def _find_place(match: re.Match[str], before: str, behind: str) -> Place:
    if match["of_it"] is not None:
        return Place.OWNER
    if match["on"] is not None:
        return Place.ADVERB
    governed = _last_word(before).lower() in load_standalone_words().governing
    if governed and not before.endswith((",", "—")):
        return Place.NOUN
    return Place.NOUN if re.match(rf"\s+{VERBS}", behind) else Place.ADVERB


def _last_word(before: str) -> str:
    found = re.search(r"([\w’'-]+)\s+$", before)
    return "" if found is None else found[1]

"""What stands in the place of "on Monday" and "last year": the date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from attrs import frozen

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.scheme import Quotation, Time
from claimkit.spans import Span, Spans
from claimkit.standalone.background import Background
from claimkit.standalone.phrases import Place, TimePhrase, find_time_phrases
from claimkit.standalone.result import Change, Left, Replacement

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHIFTS = {"last": -1, "this": 0, "next": 1}
DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
WEEK = datetime.timedelta(days=7)
SURE, QUOTED = 0.95, 0.85  # what is quoted may have been said on the day before
QUOTED_DAY = 0.6  # and "today" is then that day
UNSURE_SIDE = 0.6
NO_DATE = "the article has no date"
OTHER_DAY = "it counts from the day on which it was said, which is not known"
LOOSE = "it names no certain days"
NOWADAYS = "it may mean these times"
UNSURE = "{date} may be meant, but that is not sure enough"


@frozen(kw_only=True)
class Dated:
    """A date, or days from one: how it is written behind a preposition and as an adverb."""

    noun: str
    adverb: str
    confidence: float


@frozen(kw_only=True)
class TimeReader:
    """Reads the relative times in a claim.

    Attributes:
        base: the day of the article, None if it has none.
        tenses: by start of a word for a day, when what happens on it does; *frame* is that of words
            beside the content.
        least: confidence below which words stay.
    """

    found: Extraction
    claim: Claim
    base: datetime.date | None
    tenses: Mapping[int, Time]
    least: float
    frame: Time = Time.PAST

    @classmethod
    def of(cls, background: Background, claim: Claim, least: float) -> TimeReader:
        """Return the reader for *claim*."""
        found = background.found
        base = found.article.day
        return cls(found=found, claim=claim, base=base, tenses=background.tenses, least=least)

    def read(self, span: Span) -> Iterator[Replacement | Left]:
        """Yield what stands for the times in *span*, or that they stay."""
        for phrase in find_time_phrases(self.found.text, span.start, span.end):
            read = self._date(phrase)
            if isinstance(read, str):
                yield Left(span=phrase.span, words=phrase.words, reason=read)
            elif read.confidence < self.least:
                reason = UNSURE.format(date=read.noun)
                yield Left(span=phrase.span, words=phrase.words, reason=reason)
            else:
                yield _replace(phrase, read)

    def _date(self, phrase: TimePhrase) -> Dated | str:
        """Return the date of *phrase*, or why it has none."""
        if self.base is None:
            return NO_DATE
        if phrase.is_loose:
            return LOOSE
        quoted = self._is_quoted(phrase.span)
        if quoted and self.claim.circumstances.said_when:
            return OTHER_DAY
        if phrase.unit:
            return _date_unit(phrase, self.base, QUOTED if quoted else SURE)
        if phrase.day is not None:
            return self._date_weekday(phrase, self.base, quoted)
        if phrase.word == "today" and self._find_tense(phrase) is Time.UNSPECIFIED:
            return NOWADAYS
        day = self.base + datetime.timedelta(days=DAYS[phrase.word])
        return _write_day(day, phrase.part, QUOTED_DAY if quoted else SURE)

    def _date_weekday(self, phrase: TimePhrase, base: datetime.date, quoted: bool) -> Dated | str:
        back = (base.weekday() - (phrase.day or 0)) % 7
        last = base - datetime.timedelta(days=back)
        tense = self._find_tense(phrase)
        confidence = QUOTED if quoted else SURE
        if phrase.side in {"last", "next"}:  # "next Monday" of a Friday may be in three days or ten
            confidence = UNSURE_SIDE
        if tense is Time.PAST:
            return _write_day(last, phrase.part, confidence)
        ahead = last if back == 0 else last + WEEK
        if tense is not Time.FUTURE:
            confidence = UNSURE_SIDE
        return _write_day(ahead, phrase.part, confidence)

    def _find_tense(self, phrase: TimePhrase) -> Time:
        for start in range(phrase.span.start, phrase.span.end):
            if start in self.tenses:
                return self.tenses[start]
        inside = _covers(self.claim.content.spans, phrase.span)
        return Time.UNSPECIFIED if inside else self.frame

    def _is_quoted(self, span: Span) -> bool:
        content = self.claim.content
        if content.quotation is Quotation.DIRECT:
            return _covers(content.spans, span)
        return _covers(content.quoted, span)


def _covers(spans: Spans, span: Span) -> bool:
    return any(other.covers(span) for other in spans)


def _date_unit(phrase: TimePhrase, base: datetime.date, confidence: float) -> Dated:
    """Return a week, month or year."""
    shift = SHIFTS[phrase.side]
    if phrase.unit == "year":
        year = str(base.year + shift)
        return Dated(noun=year, adverb=f"in {year}", confidence=confidence)
    if phrase.unit == "month":
        months = base.year * 12 + base.month - 1 + shift
        month = f"{MONTHS[months % 12]} {months // 12}"
        return Dated(noun=month, adverb=f"in {month}", confidence=confidence)
    monday = base - datetime.timedelta(days=base.weekday()) + shift * WEEK
    week = f"the week of {_write(monday)}"
    return Dated(noun=week, adverb=f"in {week}", confidence=confidence)


def _write_day(day: datetime.date, part: str, confidence: float) -> Dated:
    date = _write(day)
    if part:
        date = f"the {part} of {date}"
    return Dated(noun=date, adverb=f"on {date}", confidence=confidence)


def _write(day: datetime.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _replace(phrase: TimePhrase, dated: Dated) -> Replacement:
    text = dated.adverb if phrase.place is Place.ADVERB else dated.noun
    if phrase.place is Place.OWNER:
        text = f"the {dated.noun.removeprefix('the ')}"
    begins = phrase.words[0].isupper() and phrase.day is None
    return Replacement(
        span=phrase.span,
        words=phrase.words,
        text=text[0].upper() + text[1:] if begins else text,
        change=Change.TIME,
        confidence=dated.confidence,
    )

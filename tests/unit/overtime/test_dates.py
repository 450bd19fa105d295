"""The days that a content names, by the date of its article."""

from __future__ import annotations

import datetime
import sys

import pytest

from claimkit import days
from claimkit.errors import MissingExtraError
from claimkit.model.certainty import Certainty
from claimkit.model.claim import Claim
from claimkit.model.scheme import Level, Polarity, ReportingClass, Time
from claimkit.overtime import dates
from tests.support.builders import build_claim

WEDNESDAY = datetime.date(2024, 6, 12)


def claim(content: str, time: Time = Time.UNSPECIFIED) -> Claim:
    certainty = Certainty(
        level=Level.CERTAIN,
        polarity=Polarity.POSITIVE,
        reporting_class=ReportingClass.NEUTRAL,
        content_time=time,
    )
    return build_claim(f"Lee said {content}", "c1", "said", content, certainty=certainty)


@pytest.mark.parametrize(
    ("content", "time", "times", "expected"),
    [
        ("the bridge closed", Time.PAST, (), ()),
        ("it closed on Monday", Time.PAST, ("monday",), ("2024", "2024-06-10", "jun")),
        ("it will close on Monday", Time.FUTURE, ("monday",), ("2024", "2024-06-17", "jun")),
        ("it closed on Wednesday", Time.PAST, ("wednesday",), ("2024", "2024-06-12", "jun")),
        ("it will close next Wednesday", Time.PAST, ("wednesday",), ("2024", "2024-06-19", "jun")),
        ("the meeting on Thursday", Time.UNSPECIFIED, ("thursday",), ("2024", "2024-06-13", "jun")),
        ("it closed yesterday", Time.PAST, (), ("2024", "2024-06-11", "jun")),
        ("it closes tomorrow", Time.FUTURE, (), ("2024", "2024-06-13", "jun")),
        ("it closed on 4 May", Time.PAST, ("may",), ("2024", "2024-05-04", "may")),
        ("it will close on May 4", Time.FUTURE, ("may",), ("2025", "2025-05-04", "may")),
        ("it closed on May 4th, 2021", Time.PAST, ("2021", "may"), ("2021", "2021-05-04", "may")),
        ("it closed in December", Time.PAST, ("dec",), ("2023", "dec")),
        ("it closed in June", Time.PAST, ("jun",), ("2024", "jun")),
        ("it closed in May 2020", Time.PAST, ("2020", "may"), ("2020", "may")),
        ("Lee may 4 times", Time.PAST, (), ()),
        ("it closed on 31 June", Time.PAST, ("jun",), ("2024", "jun")),
    ],
)  # fmt: skip
def test_resolve(
    content: str, time: Time, times: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert dates.resolve_times(claim(content, time), times, WEDNESDAY) == expected


def test_the_first_day_of_all() -> None:
    """Before it there is none."""
    found = dates.resolve_times(claim("it closed yesterday"), (), datetime.date.min)
    assert found == ()


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error says what to install, but only where a day is named."""
    days._parse.cache_clear()
    monkeypatch.setitem(sys.modules, "dateparser", None)
    assert dates.resolve_times(claim("it closed"), (), WEDNESDAY) == ()
    with pytest.raises(MissingExtraError, match=r'pip install "claimkit\[dates\]"'):
        dates.resolve_times(claim("it closed yesterday"), (), WEDNESDAY)

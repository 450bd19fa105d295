"""Quotation marks by themselves: what each can do where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.spans import Span
from claimkit.text.marks import find_marks

BOTH, OPENS, CLOSES = (True, True), (True, False), (False, True)
MARKS = "“”„‟«»\"'‘’‚‛‹›`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It rained.”", [OPENS, CLOSES]),
        ('"It rained."', [OPENS, CLOSES]),
        ('said,"it rained', [BOTH]),
        ("``It rained.''", [OPENS, CLOSES]),
        ("‹It rained.›", [OPENS, CLOSES]),
        ("'It rained.'", [OPENS, CLOSES]),
        ("it wasn't the '90s", []),
        ("6'10\" tall", []),
    ],
)
def test_marks(text: str, expected: list[tuple[bool, bool]]) -> None:
    """A mark opens or closes by what stands around it; apostrophes and inches are left out."""
    marks = find_marks(text, Span(0, len(text)))
    assert [(mark.opens, mark.closes) for mark in marks] == expected


@pytest.mark.parametrize(
    ("text", "doubtful"), [("the workers' rights", True), ("it' rained", False)]
)
def test_possessives(text: str, doubtful: bool) -> None:
    """Behind a plural a single mark may be an apostrophe."""
    assert [mark.doubtful for mark in find_marks(text, Span(0, len(text)))] == [doubtful]


@given(st.text(alphabet=MARKS + "as9 ,.\n", min_size=1))
def test_every_mark_does_something(text: str) -> None:
    """Each mark opens or closes or both, and marks never overlap."""
    end = 0
    for mark in find_marks(text, Span(0, len(text))):
        assert mark.opens or mark.closes
        assert end <= mark.start < mark.end
        end = mark.end

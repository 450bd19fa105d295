"""Quotation regions: marks of every kind, and what is none."""

from __future__ import annotations

import pytest

from claimkit.spans import Span
from claimkit.text.quotation import find_quotations
from claimkit.text.segmentation import find_segments


def regions(text: str) -> list[str]:
    return [
        region.span.of(text)
        for region in find_quotations(text, [s.span for s in find_segments(text)])
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“It rained,” she said.", ["“It rained,”"]),
        ('"It rained," she said.', ['"It rained,"']),
        ("''It rained,'' she said.", ["''It rained,''"]),
        ("``It rained,'' she said.", ["``It rained,''"]),
        ("«It rained,» she said.", ["«It rained,»"]),
        ("‹It rained,› she said.", ["‹It rained,›"]),
        ("„It rained,“ she said.", ["„It rained,“"]),
        ("‘It rained,’ she said.", ["‘It rained,’"]),
        ("'It rained,' she said.", ["'It rained,'"]),
        ('“It rained," she said.', ['“It rained,"']),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ("\"He said 'no' to me,\" she said.", ["\"He said 'no' to me,\""]),
        ("‘He said “no” to me,’ she said.", ["‘He said “no” to me,’"]),
        ("“A,” she said. “B.”", ["“A,”", "“B.”"]),
        ("She didn’t know the workers’ rights.", []),
        ("She didn't know the workers' rights.", []),
        ("He said 'I like the workers' rights' today.", ["'I like the workers' rights'"]),
        ("In the ’90s rock ’n’ roll was on.", []),
        ("He is 6'10\" tall.", []),
        ("“Unclosed to the end.", ["“Unclosed to the end."]),
        ("“Unclosed “again” and on.", ["“Unclosed", "“again”"]),
        ("Lee said: “It is safe. Berg denied it. It rained.", ["“It is safe."]),
        ("“It is safe. Berg denied it. “It rained,” she said.", ["“It is safe.", "“It rained,”"]),
        (
            "Lee said: “Ask Mr. Falk of the U.S. Senate. It rained.",
            ["“Ask Mr. Falk of the U.S. Senate."],
        ),
        ("He called it “mostly false.“ It rained.", ["“mostly false.“"]),
        ("A stray mark” in the middle.", []),
        ("“”", ["“”"]),
        ("", []),
    ],
)
def test_regions(text: str, found: list[str]) -> None:
    """The outermost regions, marks included."""
    assert regions(text) == found


def test_quotation_over_paragraphs() -> None:
    """A paragraph that begins with a mark continues what the paragraph before it left open."""
    text = "“It rained.\n“It snowed,” she said."
    first, second = find_quotations(text, [s.span for s in find_segments(text)])
    assert (first.closed, second.closed, first.continues, second.continues) == (
        False,
        True,
        False,
        True,
    )


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    """It swallows no later paragraph."""
    text = "“It rained.\nIt snowed."
    assert regions(text) == ["“It rained."]


@pytest.mark.parametrize(
    "text",
    [
        "Lee said: “It rained. It snowed.\n“It was cold. It was dark.”",
        "“It rained. It snowed.\n“It was cold. It was dark.”",
        "“It rained. It snowed.\n“It was cold. It was dark.",
    ],
)
def test_a_quotation_that_goes_on_is_whole(text: str) -> None:
    """An open mark reaches to the end of its paragraph if the next one begins with a mark, or if
    the quotation comes from the paragraph before.
    """
    first, second = text.split("\n")
    assert regions(text) == [first[first.index("“") :], second]


def test_inner() -> None:
    """The inner span is without marks, and None if nothing is between them."""
    (region,) = find_quotations("‘No’", [Span(0, 4)])
    assert region.inner == Span(1, 3)
    (empty,) = find_quotations("“ ”", [Span(0, 3)])
    assert empty.inner is None

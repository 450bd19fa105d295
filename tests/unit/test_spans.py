"""Span algebra."""

from __future__ import annotations

from itertools import pairwise

import pytest
from attrs import Factory, field, frozen
from hypothesis import given
from hypothesis import strategies as st

from claimkit.spans import (
    Span,
    SpanIndex,
    count_overlap,
    cover_spans,
    map_spans,
    merge_spans,
    subtract_spans,
    trim_span,
)


@frozen
class Holder:
    """A value that holds spans."""

    spans: tuple[Span, ...]
    name: str
    count: int = field(init=False, default=Factory(lambda self: len(self.spans), takes_self=True))


pairs = st.tuples(st.integers(0, 40), st.integers(1, 10)).map(lambda p: Span(p[0], p[0] + p[1]))
lists = st.lists(pairs, max_size=6)


def points(spans: list[Span] | tuple[Span, ...]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end)}


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 4)])
def test_a_span_is_never_empty(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


def test_squeeze() -> None:
    """White space of any kind and length is one space."""
    assert Span(1, 11).squeeze("(Ana \n\t Lee)") == "Ana Lee"


@given(lists)
def test_merged_covers_the_same_and_is_disjoint(spans: list[Span]) -> None:
    result = merge_spans(spans)
    assert points(result) == points(spans)
    assert all(a.end < b.start for a, b in pairwise(result))


@given(lists, lists)
def test_subtracted_and_overlap_are_set_operations(one: list[Span], other: list[Span]) -> None:
    assert points(subtract_spans(one, other)) == points(one) - points(other)
    assert count_overlap(one, other) == len(points(one) & points(other))


def test_spans_are_mapped_wherever_they_are() -> None:
    """In tuples and attrs values, derived attributes anew; what was shared is shared."""
    shared = Holder((Span(1, 2),), "a")
    moved = map_spans((shared, shared, 3), lambda span: Span(span.start + 1, span.end + 1))
    assert moved == (Holder((Span(2, 3),), "a"), Holder((Span(2, 3),), "a"), 3)
    assert moved[0] is moved[1]
    assert moved[0].count == 1


def test_hull_and_trimmed() -> None:
    assert cover_spans([Span(5, 6), Span(1, 2)]) == Span(1, 6)
    assert trim_span(" ab ", Span(0, 4), " ") == Span(1, 3)
    assert trim_span("  ", Span(0, 2), " ") is None


@given(lists, pairs)
def test_an_index_finds_what_a_search_finds(spans: list[Span], span: Span) -> None:
    """Those that overlap a span, and how many end before an offset."""
    disjoint = merge_spans(spans)
    index = SpanIndex.of(disjoint)
    first, behind = index.find_over(span)
    assert list(disjoint[first:behind]) == [other for other in disjoint if other.overlaps(span)]
    assert index.count_up_to(span.start) == sum(other.end <= span.start for other in disjoint)

"""Spans of text: half-open ranges of code points, and the few set operations on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import total_ordering
from itertools import accumulate
from operator import attrgetter
from typing import Any, TypeVar

import attrs
from attrs import field, frozen


@total_ordering
@frozen
class Span:
    """A stretch of the input text: ``text[start:end]``, never empty. Offsets count code points."""

    start: int = field()
    end: int = field()

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start} and {self.end}")

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return (self.start, self.end) < (other.start, other.end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of *text* that the span covers."""
        return text[self.start : self.end]

    def squeeze(self, text: str) -> str:
        """Return the characters of *text* that the span covers, white space as single spaces."""
        return " ".join(self.of(text).split())

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


Spans = tuple[Span, ...]
Mapped = TypeVar("Mapped")
_START, _END = attrgetter("start"), attrgetter("end")
_START_AND_END = attrgetter("start", "end")


@frozen
class SpanIndex:
    """Sorted, disjoint spans, looked up in logarithmic time."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> SpanIndex:
        """Return the index of *spans*, which must be sorted and disjoint."""
        listed = tuple(spans)
        return cls(tuple(map(_START, listed)), tuple(map(_END, listed)))

    def find_over(self, span: Span) -> tuple[int, int]:
        """Return the indices of those that overlap *span*: of the first, and one after the last."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)

    def is_over(self, span: Span) -> bool:
        """Return whether one of them overlaps *span*."""
        first, behind = self.find_over(span)
        return first < behind

    def list_over(self, span: Span) -> Iterator[Span]:
        """Yield those that overlap *span*, in order."""
        for index in range(*self.find_over(span)):
            yield Span(self.starts[index], self.ends[index])

    def list_ends_over(self, span: Span) -> Iterator[Span]:
        """Yield the first and the last of those that overlap *span*, one only once."""
        first, behind = self.find_over(span)
        for index in sorted({first, behind - 1} if first < behind else ()):
            yield Span(self.starts[index], self.ends[index])

    def count_up_to(self, offset: int) -> int:
        """Return how many end at *offset* or before."""
        return bisect_right(self.ends, offset)


@frozen
class CoverIndex:
    """Any spans, asked whether one of them covers another one, in logarithmic time.

    Attributes:
        starts: where they start, sorted.
        reach: how far those reach that start at a place in *starts* or before.
    """

    starts: tuple[int, ...]
    reach: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> CoverIndex:
        """Return the index of *spans*, which may overlap."""
        listed = sorted(spans, key=_START)
        return cls(tuple(map(_START, listed)), tuple(accumulate(map(_END, listed), max)))

    def covers(self, span: Span) -> bool:
        """Whether one of them covers *span*."""
        behind = bisect_right(self.starts, span.start)
        return behind > 0 and self.reach[behind - 1] >= span.end


def sort_spans(spans: Iterable[Span]) -> Spans:
    """Return *spans* sorted, each once."""
    return tuple(sorted(set(spans), key=_START_AND_END))  # faster than by Span's own order


def to_plain_text(text: str, spans: Iterable[Span]) -> str:
    """Return the pieces of *text* that *spans* cover, white space made single blanks, joined by
    " … ".
    """
    return " … ".join(span.squeeze(text) for span in spans)


def cover_spans(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all of *spans* (at least one)."""
    listed = tuple(spans)
    return Span(min(map(_START, listed)), max(map(_END, listed)))


def merge_spans(spans: Iterable[Span], *, gap: int = 0) -> Spans:
    """Return *spans* sorted and disjoint, those at most *gap* code points apart joined."""
    listed = sorted(spans, key=_START_AND_END)
    if len(listed) < 2:
        return tuple(listed)
    joined: list[Span] = []
    for span in listed:
        if joined and span.start - joined[-1].end <= gap:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def subtract_spans(spans: Iterable[Span], holes: Iterable[Span]) -> Spans:
    """Return what is left of *spans* outside *holes*, sorted and disjoint."""
    gaps, first = merge_spans(holes), 0
    pieces: list[Span] = []
    for span in merge_spans(spans):
        while first < len(gaps) and gaps[first].end <= span.start:
            first += 1
        pieces += _cut_out(span, map(gaps.__getitem__, range(first, len(gaps))))
    return tuple(pieces)


def _cut_out(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """Yield what is left of *span* between *holes*, which are sorted and end behind its start."""
    start = span.start
    for hole in holes:
        if hole.start >= span.end:
            break
        if start < hole.start:
            yield Span(start, hole.start)
        start = hole.end
    if start < span.end:
        yield Span(start, span.end)


def intersect_spans(one: Iterable[Span], other: Iterable[Span]) -> Spans:
    """Return what both sets of spans cover, sorted and disjoint."""
    index = SpanIndex.of(merge_spans(other))
    common: list[Span] = []
    for span in merge_spans(one):
        for beside in index.list_over(span):
            common.append(Span(max(span.start, beside.start), min(span.end, beside.end)))
    return tuple(common)


def count_overlap(one: Iterable[Span], other: Iterable[Span]) -> int:
    """Return how many code points both sets of spans cover."""
    return sum(map(len, intersect_spans(one, other)))


def bare_spans(text: str, spans: Iterable[Span]) -> Spans:
    """Return where the letters and digits of *spans*, sorted and disjoint, stand in *text*.

    Marks, stops and blanks at the ends and between two spans are left out: spans that differ in
    nothing else give the same.
    """
    bare: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not text[end - 1].isalnum():
            end -= 1
        if start == end:
            continue
        if bare and not any(map(str.isalnum, text[bare[-1].end : start])):
            start = bare.pop().start
        bare.append(Span(start, end))
    return tuple(bare)


def measure_agreement(one: Spans, other: Spans) -> float:
    """Return the Jaccard index of both sets of spans, in code points: 1 where they are the same, 0
    where they have nothing in common.
    """
    common = count_overlap(one, other)
    return common / (sum(map(len, one)) + sum(map(len, other)) - common) if common else 0.0


def map_spans(value: Mapped, move: Callable[[Span], Span]) -> Mapped:
    """Return *value*, made of tuples and attrs classes, with *move* of each span in it; what is
    shared in it stays shared.
    """
    moved: dict[int, Any] = {}

    def map_value(part: Any) -> Any:
        if isinstance(part, Span):
            return move(part)
        if not isinstance(part, tuple) and not attrs.has(type(part)):
            return part
        if id(part) not in moved:
            moved[id(part)] = map_parts(part)
        return moved[id(part)]

    def map_parts(whole: Any) -> Any:
        if isinstance(whole, tuple):
            return tuple(map(map_value, whole))
        fields = [field for field in attrs.fields(type(whole)) if field.init]
        return attrs.evolve(
            whole, **{field.alias: map_value(getattr(whole, field.name)) for field in fields}
        )

    result: Mapped = map_value(value)
    return result


def trim_span(text: str, span: Span, characters: str) -> Span | None:
    """Return *span* without *characters* at its ends, or None if nothing else is in it."""
    start, end = span.start, span.end
    while start < end and text[start] in characters:
        start += 1
    while end > start and text[end - 1] in characters:
        end -= 1
    return Span(start, end) if start < end else None

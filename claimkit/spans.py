"""Spans of text: half-open ranges of code points, and the few set operations that rules need on
them.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import field, frozen


@frozen(order=True)
class Span:
    """A stretch of the input text: ``text[start:end]``, never empty. Offsets count code points."""

    start: int = field()
    end: int = field()

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, got {self.start} and {self.end}")

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


def to_plain_text(text: str, spans: Iterable[Span]) -> str:
    """Return the pieces of *text* that *spans* cover, white space made single blanks, joined by
    " … ".
    """
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def cover_spans(spans: Iterable[Span]) -> Span:
    """Return the smallest span that covers all of *spans* (at least one)."""
    known = tuple(spans)
    return Span(min(s.start for s in known), max(s.end for s in known))


def merge_spans(spans: Iterable[Span], *, gap: int = 0) -> Spans:
    """Return *spans* sorted and disjoint, those at most *gap* code points apart joined."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start - joined[-1].end <= gap:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def subtract_spans(spans: Iterable[Span], holes: Iterable[Span]) -> Spans:
    """Return what is left of *spans* outside *holes*, sorted and disjoint."""
    left = list(merge_spans(spans))
    for hole in holes:
        pieces: list[Span] = []
        for span in left:
            if not span.overlaps(hole):
                pieces.append(span)
                continue
            if span.start < hole.start:
                pieces.append(Span(span.start, hole.start))
            if hole.end < span.end:
                pieces.append(Span(hole.end, span.end))
        left = pieces
    return tuple(left)


def count_overlap(one: Iterable[Span], other: Iterable[Span]) -> int:
    """Return how many code points both sets of spans cover."""
    others = merge_spans(other)
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in merge_spans(one) for b in others
    )


def measure_agreement(one: Spans, other: Spans) -> float:
    """Return the Jaccard index of both sets of spans, in code points: 1 where they are the same, 0
    where they have nothing in common.
    """
    common = count_overlap(one, other)
    return common / (sum(map(len, one)) + sum(map(len, other)) - common) if common else 0.0


def trim_span(text: str, span: Span, characters: str) -> Span | None:
    """Return *span* without *characters* at its ends, or None if nothing else is in it."""
    start, end = span.start, span.end
    while start < end and text[start] in characters:
        start += 1
    while end > start and text[end - 1] in characters:
        end -= 1
    return Span(start, end) if start < end else None

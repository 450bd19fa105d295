"""Quotation regions: the outermost stretches in quotation marks of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve, field, frozen

from claimkit.document import QuotationRegion
from claimkit.punctuation import LOW_MARK
from claimkit.spans import Span, SpanIndex, trim_span
from claimkit.text.marks import SINGLE, Mark, find_marks

SPACES = " \t\n\r\xa0"
# A stop behind a word that is no title or initial, before a capital
SENTENCE_END = re.compile(
    r"(?:\b[a-z][\w’'-]{0,40}+|\b\w{5,40}+|\d[%)]?|\))[.!?…]+(?=\s+[\"'“‘(]?[A-Z])"
)
GERMAN = (LOW_MARK, "“")  # the second closes only what the first has opened


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[QuotationRegion, ...]:
    """Return the outermost quotation regions of *text* in order.

    A double mark without a partner opens a region that ends before the next opening mark or with
    its paragraph, if the quotation goes on in the next paragraph or comes from the one before: a
    region at the start of a paragraph *continues* the one that the paragraph before it left open.
    Otherwise the closing mark was forgotten, nobody knows where, and the region ends with its first
    sentence. A single mark without a partner is an apostrophe.
    """
    regions: list[QuotationRegion] = []
    for paragraph in paragraphs:
        regions += _find_in_paragraph(text, paragraph)
    ends_before = {after.start: before.end for before, after in pairwise(paragraphs)}
    for number, (before, region) in enumerate(pairwise(regions), start=1):
        if not before.closed and before.span.end == ends_before.get(region.span.start):
            regions[number] = evolve(region, continues=True)
    return tuple(_end_forgotten(text, paragraphs, regions))


def _end_forgotten(
    text: str, paragraphs: Sequence[Span], regions: Sequence[QuotationRegion]
) -> Iterator[QuotationRegion]:
    """Yield *regions*, those that are open but do not go on ended with their first sentence."""
    starts = {region.span.start for region in regions}
    before_quoted = {before.end for before, after in pairwise(paragraphs) if after.start in starts}
    index = SpanIndex.of(paragraphs)
    for region in regions:
        first, _ = index.find_over(region.span)
        goes_on = region.continues or paragraphs[first].end in before_quoted
        yield region if region.closed or goes_on else _end_with_sentence(text, region)


def _end_with_sentence(text: str, region: QuotationRegion) -> QuotationRegion:
    """Return *region* up to the end of the first sentence in it."""
    found = SENTENCE_END.search(text, region.span.start, region.span.end)
    if found is None or region.inner is None:
        return region
    return evolve(
        region,
        span=Span(region.span.start, found.end()),
        inner=Span(region.inner.start, found.end()),
    )


def _find_in_paragraph(text: str, paragraph: Span) -> Iterator[QuotationRegion]:
    doubles = _Matching(text)
    singles: list[Mark] = []
    for mark in find_marks(text, paragraph):
        if mark.family == SINGLE:
            singles.append(mark)
        else:
            doubles.add(mark)
    outer = list(_keep_outermost([*doubles.regions, *doubles.end_open(paragraph.end)]))
    index = SpanIndex.of(region.span for region in outer)
    inner = (r for r in _match_singles(text, singles) if not _crosses_any(r.span, index))
    yield from _keep_outermost([*outer, *inner])


def _match_singles(text: str, marks: Sequence[Mark]) -> list[QuotationRegion]:
    matching = _Matching(text)
    for mark in _drop_possessives(marks):
        matching.add(mark)
    return matching.regions


def _drop_possessives(marks: Sequence[Mark]) -> list[Mark]:
    """Return single *marks* without the doubtful ones that another closing mark follows before the
    next opening.
    """
    kept: list[Mark] = []
    closes_later = False
    for mark in reversed(marks):
        if mark.doubtful and closes_later:
            continue
        kept.append(mark)
        closes_later = not mark.opens
    return kept[::-1]


def _crosses_any(span: Span, index: SpanIndex) -> bool:
    """Whether *span* and a span of *index* overlap and neither covers the other."""
    # Of those that it overlaps, all but the first and the last lie within it
    return any(_cross(span, other) for other in index.list_ends_over(span))


def _cross(one: Span, other: Span) -> bool:
    """Whether the two overlap and neither covers the other."""
    first, second = sorted((one, other))
    return first.start < second.start < first.end < second.end


def _keep_outermost(regions: Iterable[QuotationRegion]) -> Iterator[QuotationRegion]:
    end = 0
    for region in sorted(regions, key=lambda r: (r.span.start, -r.span.end)):
        if region.span.start >= end:
            end = region.span.end
            yield region


@frozen
class _Matching:
    """The marks of a paragraph read so far.

    Attributes:
        regions: between marks that match, in the order in which they close.
        waiting: by family the opening marks without a partner, the last one on top.
        openings: all opening marks.
    """

    text: str
    regions: list[QuotationRegion] = field(factory=list)
    waiting: dict[str, list[Mark]] = field(factory=dict)
    openings: list[Mark] = field(factory=list)

    def add(self, mark: Mark) -> None:
        """Read the next *mark*: let it close what waits for it, else open."""
        stack = self._find_stack(mark)
        if stack and self._can_close(mark, stack[-1]):
            self.regions.append(self._to_region(stack.pop(), mark))
        elif mark.opens:
            stack.append(mark)
            self.openings.append(mark)

    def end_open(self, end: int) -> Iterator[QuotationRegion]:
        """Yield the regions of marks without a partner: up to the next opening mark or to *end*."""
        left = {mark.start for stack in self.waiting.values() for mark in stack}
        ends = [*(mark.start for mark in self.openings[1:]), end]
        for opening, stop in zip(self.openings, ends, strict=False):
            if opening.start not in left or opening.end == stop:
                continue
            inner = trim_span(self.text, Span(opening.end, stop), SPACES)
            if inner is not None:
                span = Span(opening.start, inner.end)
                yield QuotationRegion(span=span, inner=inner, closed=False)

    def _find_stack(self, mark: Mark) -> list[Mark]:
        """Return the opening marks that *mark* may close: those of its family or, if there are
        none, those of the family opened last, for some texts mix their marks: “…".
        """
        stack = self.waiting.setdefault(mark.family, [])
        if stack or mark.opens:
            return stack
        return max(self.waiting.values(), key=lambda other: other[-1].start if other else -1)

    def _can_close(self, mark: Mark, opening: Mark) -> bool:
        """Whether *mark* closes what *opening* opened. A mark that can also open does not close
        directly behind it.
        """
        if (self.text[opening.start], self.text[mark.start]) == GERMAN:
            return True
        if mark.opens and mark.start == opening.end:
            return False
        return mark.closes

    def _to_region(self, opening: Mark, closing: Mark) -> QuotationRegion:
        holds_something = self.text[opening.end : closing.start].strip()
        return QuotationRegion(
            span=Span(opening.start, closing.end),
            inner=Span(opening.end, closing.start) if holds_something else None,
        )

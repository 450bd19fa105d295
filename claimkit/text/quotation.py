"""Quotation regions: the outermost stretches in quotation marks of any kind; apostrophes are no
marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from claimkit.document import MarkStyle, QuotationRegion
from claimkit.spans import Span, trim_span

# Marks that always stand in one family; what opens in it and what closes.
DOUBLE_FAMILIES = ({"open": "“„‟", "close": "”“"}, {"open": "«", "close": "»"})
STRAIGHT = '"'
SINGLE_OPEN, SINGLE_CLOSE, STRAIGHT_SINGLE = "‘‚‛", "’", "'"
SINGLE_GUILLEMETS = "‹›"
# Words that begin with an apostrophe
CLIPPED = frozenset(
    {"em", "til", "till", "cause", "tis", "twas", "n", "bout", "round", "cept", "kay", "nuff", "s"}
)


@frozen
class _Mark:
    """A mark: where it stands, its family, and what it can do there; a *doubtful* one may be a
    possessive's.
    """

    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    doubtful: bool = False


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[QuotationRegion, ...]:
    """Return the outermost quotation regions of *text* in order.

    A double mark without its fellow opens a region that ends before the next opening mark or with
    its paragraph; a single mark without its fellow is an apostrophe. A region at the start of a
    paragraph *continues* the one that the paragraph before it left open.
    """
    regions: list[QuotationRegion] = []
    open_before = False
    for paragraph in paragraphs:
        own = list(_in_paragraph(text, paragraph))
        if own and open_before and own[0].span.start == paragraph.start:
            first = own[0]
            own[0] = QuotationRegion(
                span=first.span,
                inner=first.inner,
                style=first.style,
                closed=first.closed,
                continues=True,
            )
        open_before = bool(own) and not own[-1].closed and own[-1].span.end == paragraph.end
        regions += own
    return tuple(regions)


def _in_paragraph(text: str, paragraph: Span) -> Iterator[QuotationRegion]:
    marks = list(_marks(text, paragraph))
    double = list(_outermost(_matched(text, (m for m in marks if m.family != "single"), paragraph)))
    single = _matched(text, _settled([m for m in marks if m.family == "single"]), None)
    fitting = (
        [s for s in single if not any(_crosses(s.span, d.span) for d in double)]
        if double
        else single
    )
    yield from _outermost([*double, *fitting])


def _settled(marks: Sequence[_Mark]) -> list[_Mark]:
    """Return single *marks* without the doubtful closing ones that another closing mark follows
    before the next opening.
    """
    settled: list[_Mark] = []
    another = False
    for mark in reversed(marks):
        if not (mark.doubtful and another):
            settled.append(mark)
        another = not mark.opens and (another or mark.closes)
    return settled[::-1]


def _crosses(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not one.covers(other) and not other.covers(one)


def _outermost(regions: Iterable[QuotationRegion]) -> Iterator[QuotationRegion]:
    end = 0
    for region in sorted(regions, key=lambda r: (r.span.start, -r.span.end)):
        if region.span.start >= end:
            end = region.span.end
            yield region


def _matched(text: str, marks: Iterable[_Mark], paragraph: Span | None) -> list[QuotationRegion]:
    """Return the regions between matching *marks*; those left open too, if a *paragraph* is given
    to end them.
    """
    waiting: dict[str, list[_Mark]] = {}
    found: list[QuotationRegion] = []
    openings: list[_Mark] = []
    for mark in marks:
        stack = waiting.setdefault(mark.family, [])
        if stack and text[mark.start] == "“" and text[stack[-1].start] == "„":
            mark = evolve(mark, opens=False, closes=True)
        if mark.closes and not mark.opens and not stack:  # texts mix their marks: “…"
            stack = max(waiting.values(), key=lambda own: own[-1].start if own else -1)
        if stack and mark.closes and not (mark.opens and stack[-1].end == mark.start):
            found.append(_region(text, stack.pop(), mark.start, mark.end))
        elif mark.opens:
            stack.append(mark)
            openings.append(mark)
    if paragraph is not None:
        left = {mark.start for stack in waiting.values() for mark in stack}
        for place, mark in enumerate(openings):
            if mark.start in left:
                end = openings[place + 1].start if place + 1 < len(openings) else paragraph.end
                found += _left_open(text, mark, end)
    return found


def _region(text: str, opening: _Mark, inner_end: int, end: int) -> QuotationRegion:
    inner = Span(opening.end, inner_end) if text[opening.end : inner_end].strip() else None
    style = MarkStyle.SINGLE if opening.family == "single" else MarkStyle.DOUBLE
    return QuotationRegion(span=Span(opening.start, end), inner=inner, style=style)


def _left_open(text: str, opening: _Mark, end: int) -> Iterator[QuotationRegion]:
    inner = trim_span(text, Span(opening.end, end), " \t\n\r\xa0") if opening.end < end else None
    if inner is not None:
        yield QuotationRegion(span=Span(opening.start, inner.end), inner=inner, closed=False)


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    at = paragraph.start
    while at < paragraph.end:
        before = text[at - 1] if at > paragraph.start else " "
        pair = text[at : min(at + 2, paragraph.end)]
        size = 2 if pair in {"''", "``", "‘‘", "’’"} else 1
        after = text[at + size] if at + size < paragraph.end else " "
        mark = (
            _double_mark(pair, at, before, after)
            if size == 2
            else _mark(text, paragraph, at, before, after)
        )
        if mark is not None:
            yield mark
        at += size


def _double_mark(pair: str, at: int, before: str, after: str) -> _Mark:
    """Return the mark of old newswire: two single characters."""
    begins = not before.isalnum() and before not in ",.!?" and not after.isspace()
    return _Mark(
        at, at + 2, "newswire", opens=pair in {"``", "‘‘"} or begins, closes=pair in {"''", "’’"}
    )


def _mark(text: str, paragraph: Span, at: int, before: str, after: str) -> _Mark | None:
    character = text[at]
    begins = not before.isalnum() and not after.isspace()
    for family in DOUBLE_FAMILIES:
        if character in family["open"]:
            return _Mark(at, at + 1, family["open"], opens=True, closes=False)
        if character in family["close"]:
            return _Mark(at, at + 1, family["open"], opens=begins and before.isspace(), closes=True)
    if character == STRAIGHT:
        if _is_inch(text, paragraph, at):
            return None
        return _Mark(
            at,
            at + 1,
            STRAIGHT,
            opens=begins or (not before.isalnum() and before not in ",.!?"),
            closes=_ends(before, after),
        )
    if character in SINGLE_GUILLEMETS:
        return _Mark(at, at + 1, SINGLE_GUILLEMETS, opens=character == "‹", closes=character == "›")
    if character in SINGLE_OPEN or character in {SINGLE_CLOSE, STRAIGHT_SINGLE}:
        return _single_mark(text, paragraph, at, before, after)
    return None


def _ends(before: str, after: str) -> bool:
    """Whether a straight mark between these characters can close: not at the left edge of a
    word.
    """
    return not before.isspace() or not after.isalnum()


def _is_inch(text: str, paragraph: Span, at: int) -> bool:
    """Whether the mark at *at* is that of inches: 6'10"."""
    start = at
    while start > paragraph.start and text[start - 1].isdigit() and at - start < 3:
        start -= 1
    return start < at and text[start - 1 : start] in {"'", "’"}


def _single_mark(text: str, paragraph: Span, at: int, before: str, after: str) -> _Mark | None:
    character = text[at]
    if before.isalnum() and after.isalnum():
        return None
    opens = (
        character != SINGLE_CLOSE
        and not before.isalnum()
        and after.isalnum()
        and not _is_clipped(text, paragraph, at)
    )
    closes = character not in SINGLE_OPEN and not after.isalnum() and not before.isspace()
    if not opens and not closes:
        return None
    return _Mark(
        at,
        at + 1,
        "single",
        opens=opens,
        closes=closes,
        doubtful=closes and _is_possessive(text, paragraph, at),
    )


def _is_clipped(text: str, paragraph: Span, at: int) -> bool:
    """Whether the mark at *at* stands for letters or digits left out: 'em, '90s."""
    end = at + 1
    while end < min(paragraph.end, at + 12) and text[end].isalnum():
        end += 1
    word = text[at + 1 : end].lower()
    return word in CLIPPED or (word.rstrip("s").isdigit() and len(word.rstrip("s")) == 2)


def _is_possessive(text: str, paragraph: Span, at: int) -> bool:
    """Whether the mark at *at* follows a plural that owns what comes next: the workers' rights."""
    following = text[at + 1 : min(at + 3, paragraph.end)]
    return text[at - 1 : at] in {"s", "S"} and following[:1] == " " and following[1:2].islower()

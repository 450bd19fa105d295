"""Split a text into paragraphs and headings, each parsed by itself, without datelines and
furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from attrs import frozen

from claimkit.spans import Span, cover_spans, trim_span
from claimkit.text.datelines import Datelines
from claimkit.text.furniture import Furniture, find_furniture, is_furniture
from claimkit.text.lists import ends_list, is_next_item

LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
LINE_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

# A text is hard-wrapped if its lines, save the last of each paragraph, fill about the same width
# and break in mid-sentence.
NARROWEST_WRAP, WIDEST_WRAP = 30, 120  # characters
FULL_LINE = 0.6  # of the widest line
MID_SENTENCE_SHARE = 0.4  # of the lines that another line follows
FULL_SHARE = 0.8  # of those that break in mid-sentence

LONGEST_HEADING = 14  # words
SPACES = " \t\xa0"
SENTENCE_END = re.compile(r"[.!?:;,…][\"'”’»›)\]]*$")


@frozen(kw_only=True)
class Segment:
    """A stretch of text that is parsed by itself.

    Attributes:
        span: without white space at its ends, a dateline, and the credit of a picture.
        paragraph: number of its paragraph, from 0; furniture is none.
        heading: whether it is a headline or a section heading.
    """

    span: Span
    paragraph: int
    heading: bool = False


def find_segments(text: str) -> tuple[Segment, ...]:
    """Return the segments of *text* in order: a line is a paragraph, unless the text is
    hard-wrapped.
    """
    paragraphs = _find_paragraphs(text)
    furniture = tuple(part.span for part in find_furniture(text, paragraphs))
    segments: list[Segment] = []
    in_body = False
    datelines = Datelines(text)
    for number, span in enumerate(_cut_off(paragraphs, furniture, text)):
        heading = _is_heading(span.of(text))
        start = datelines.find(span, is_lead=not in_body)
        body = span if start is None else _cut_start(text, span, start)
        in_body = in_body or not heading
        if body is not None:
            segments.append(Segment(span=body, paragraph=number, heading=heading))
    return tuple(segments)


def find_page_furniture(text: str) -> tuple[Furniture, ...]:
    """Return what :func:`find_segments` leaves out of *text* as no part of its article."""
    return find_furniture(text, _find_paragraphs(text))


def _cut_off(paragraphs: Iterable[Span], furniture: Sequence[Span], text: str) -> Iterator[Span]:
    """Yield what is left of *paragraphs* without *furniture*, which is whole ones or their ends."""
    leads = {span.start: span.end for span in furniture}
    tails = {span.end: span.start for span in furniture}
    for paragraph in paragraphs:
        start = leads.get(paragraph.start, paragraph.start)
        end = tails.get(paragraph.end, paragraph.end)
        if start < end:
            kept = trim_span(text, Span(start, end), SPACES)
            yield kept or paragraph


def _find_paragraphs(text: str) -> Sequence[Span]:
    lines = list(_find_lines(text))
    blocks = _group_lines(text, lines)
    if not _is_wrapped(text, blocks):
        return lines
    widest = max(map(len, lines))
    return list(chain.from_iterable(_join_wrapped(text, block, widest) for block in blocks))


def _find_lines(text: str) -> Iterator[Span]:
    """Yield the lines that hold something, without white space at their ends."""
    for match in LINE.finditer(text):
        inside = match.group()
        stripped = inside.strip()
        if stripped:
            start = match.start() + inside.index(stripped[0])
            yield Span(start, start + len(stripped))


def _group_lines(text: str, lines: Iterable[Span]) -> list[list[Span]]:
    """Return *lines* in groups without an empty line between them; an item of a list begins a group
    of its own.
    """
    blocks: list[list[Span]] = []
    for line in lines:
        if blocks and _is_next_line(text, blocks[-1][-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _is_next_line(text: str, before: Span, line: Span) -> bool:
    """Whether *line* stands right under *before*, and neither is an item of a list, ends one, or is
    furniture.
    """
    if len(LINE_BREAK.findall(text[before.end : line.start])) != 1:
        return False
    lines = before.of(text), line.of(text)
    if any(map(is_furniture, lines)):
        return False
    return not (is_next_item(*lines) or ends_list(*lines))


def _ends_sentence(line: str) -> bool:
    return SENTENCE_END.search(line[-4:]) is not None


def _is_wrapped(text: str, blocks: Sequence[Sequence[Span]]) -> bool:
    followed = list(chain.from_iterable(block[:-1] for block in blocks))
    if not followed:
        return False
    widest = max(map(len, chain.from_iterable(blocks)))
    if not NARROWEST_WRAP <= widest <= WIDEST_WRAP:
        return False
    broken = [line for line in followed if not _ends_sentence(line.of(text))]
    if len(broken) < MID_SENTENCE_SHARE * len(followed):
        return False
    full = sum(len(line) >= FULL_LINE * widest for line in broken)
    return full >= FULL_SHARE * len(broken)


def _join_wrapped(text: str, block: Sequence[Span], widest: int) -> Iterator[Span]:
    """Yield the paragraphs of a hard-wrapped *block*.

    Args:
        widest: length of the text's widest line.
    """
    start = 0
    for number, (before, line) in enumerate(pairwise(block), start=1):
        if _ends_paragraph(text, before, widest) or _is_indented(text, before, line):
            yield cover_spans(block[start:number])
            start = number
    yield cover_spans(block[start:])


def _ends_paragraph(text: str, line: Span, widest: int) -> bool:
    """Whether *line* is a short one that ends a sentence."""
    return len(line) < FULL_LINE * widest and _ends_sentence(line.of(text))


def _is_indented(text: str, before: Span, line: Span) -> bool:
    """Whether *line* is indented further than the line before it."""
    if text[line.start - 2 : line.start].strip(" \t"):
        return False
    return _measure_indent(text, line) > _measure_indent(text, before)


def _measure_indent(text: str, line: Span) -> int:
    start = line.start
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    return line.start - start


def _is_heading(line: str) -> bool:
    if len(line.split()) > LONGEST_HEADING:
        return False
    if _ends_sentence(line):
        return False
    first_letter = next((c for c in line if c.isalpha()), None)
    return first_letter is not None and not first_letter.islower()


def _cut_start(text: str, span: Span, start: int) -> Span | None:
    """Return *span* from *start* on, without white space; None if nothing is left."""
    return trim_span(text, Span(start, span.end), SPACES) if start < span.end else None

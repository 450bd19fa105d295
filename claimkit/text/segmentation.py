"""Paragraphs, headings and datelines: what is parsed by itself, and what is not parsed at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from attrs import frozen

from claimkit.spans import Span, cover_spans, trim_span
from claimkit.text.dashes import LONG_DASHES

LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
LINE_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

# A text is hard-wrapped if its lines, save the last of each paragraph, fill about the same width
# and break in mid-sentence.
NARROWEST_WRAP, WIDEST_WRAP = 30, 120  # characters
FULL_LINE = 0.6  # of the widest line
MID_SENTENCE_SHARE = 0.4  # of the lines that another line follows
FULL_SHARE = 0.8  # of those that break in mid-sentence

LONGEST_HEADING = 14  # words
SENTENCE_END = re.compile(r"[.!?:;,…][\"'”’»›)\]]*$")

LONGEST_DATELINE = 80  # characters
AGENCY = r"\((?:[A-Z]{2,7}|dpa|Bloomberg|Reuters|Xinhua|[A-Z][a-z]+ (?:News|Wire|Press|Service|Agency|Media))\)"
PLACE = r"(?P<place>[A-Z][A-Z.'’\-]{2,24}(?: [A-Z][A-Z.'’\-]{1,24}){0,3})"
REGION = r"(?P<region>, (?:[A-Z][A-Za-z.]{1,20}(?: [A-Z][A-Za-z.]{1,20})?)(?:,? \d{1,2})?)?"
LONG_DASH = "(?:" + "|".join(sorted(LONG_DASHES, reverse=True)) + ")"
DASH = rf" ?(?:{LONG_DASH}|-)\s"
MIXED_CASE_PLACE = (
    r"[A-Z][A-Za-z.'’\-]{2,24}(?: [A-Z][A-Za-z.]{1,24}){0,2}(?:, [A-Z][A-Za-z.]{1,20})?"
)
DATELINES = (
    re.compile(rf"(?:{PLACE}{REGION}) {AGENCY}(?:{DASH}|:\s|\s)"),
    re.compile(rf"(?:{MIXED_CASE_PLACE} )?{AGENCY}(?:{DASH}|:\s)"),
    re.compile(rf"{PLACE}{REGION} ?{LONG_DASH}\s?"),
    re.compile(rf"{PLACE}{REGION} - "),
    re.compile(rf"{PLACE}{REGION}:\s"),
)
# a hyphen and a colon stand behind much else; there, a known place is asked for
DOUBTFUL = DATELINES[-2:]


@frozen(kw_only=True)
class Segment:
    """A stretch of text that is parsed by itself.

    Attributes:
        span: without white space at its ends, and without a dateline.
        paragraph: number of its paragraph, from 0.
        heading: whether it is a headline or a section heading.
    """

    span: Span
    paragraph: int
    heading: bool = False


def find_segments(text: str) -> tuple[Segment, ...]:
    """Return the segments of *text* in order: a line is a paragraph, unless the text is
    hard-wrapped.
    """
    lines = list(_lines(text))
    blocks = _blocks(text, lines)
    spans = (
        [span for block in blocks for span in _unwrapped(text, block, lines)]
        if _is_wrapped(text, blocks)
        else lines
    )
    found = []
    for paragraph, span in enumerate(spans):
        body = _without_dateline(text, span)
        if body is not None:
            found.append(Segment(span=body, paragraph=paragraph, heading=_is_heading(text, span)))
    return tuple(found)


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines that hold something, without white space at their ends."""
    for match in LINE.finditer(text):
        inside = match.group()
        stripped = inside.strip()
        if stripped:
            start = match.start() + inside.index(stripped[0])
            yield Span(start, start + len(stripped))


def _blocks(text: str, lines: Sequence[Span]) -> list[list[Span]]:
    """Return *lines* in groups without an empty line between them."""
    blocks: list[list[Span]] = []
    for place, line in enumerate(lines):
        between = text[lines[place - 1].end : line.start] if place else ""
        if place and len(LINE_BREAK.findall(between)) == 1:
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _is_wrapped(text: str, blocks: Sequence[Sequence[Span]]) -> bool:
    followed = [line for block in blocks for line in block[:-1]]
    if not followed:
        return False
    widest = max(len(line) for block in blocks for line in block)
    broken = [line for line in followed if SENTENCE_END.search(line.of(text)[-4:]) is None]
    full = sum(len(line) >= FULL_LINE * widest for line in broken)
    return (
        NARROWEST_WRAP <= widest <= WIDEST_WRAP
        and len(broken) >= MID_SENTENCE_SHARE * len(followed)
        and full >= FULL_SHARE * len(broken)
    )


def _unwrapped(text: str, block: Sequence[Span], lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the paragraphs of a hard-wrapped *block*: a new one begins at an indented line and
    after a short last line.
    """
    widest = max(len(line) for line in lines)
    start = 0
    for place in range(1, len(block)):
        before, line = block[place - 1], block[place]
        indented = text[line.start - 2 : line.start].strip(" \t") == "" and _indent(
            text, line
        ) > _indent(text, before)
        ended = (
            SENTENCE_END.search(before.of(text)[-4:]) is not None
            and len(before) < FULL_LINE * widest
        )
        if indented or ended:
            yield cover_spans(block[start:place])
            start = place
    yield cover_spans(block[start:])


def _indent(text: str, line: Span) -> int:
    start = line.start
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    return line.start - start


def _is_heading(text: str, span: Span) -> bool:
    line = span.of(text)
    words = line.split()
    if len(words) > LONGEST_HEADING or SENTENCE_END.search(line[-4:]) is not None:
        return False
    first = next((c for c in line if c.isalpha()), "")
    return first != "" and not first.islower()


def _without_dateline(text: str, span: Span) -> Span | None:
    """Return *span* behind its dateline ("MOSCOW:", "WASHINGTON (AP) —") if it has one; None if
    nothing is left.
    """
    start = span.of(text[: span.start + LONGEST_DATELINE])
    for pattern in DATELINES:
        match = pattern.match(start)
        if match is None or (pattern in DOUBTFUL and not _names_a_place(match)):
            continue
        rest = span.start + match.end()
        return trim_span(text, Span(rest, span.end), " \t\xa0") if rest < span.end else None
    return span


def _names_a_place(match: re.Match[str]) -> bool:
    """Whether capitals before a colon are a city rather than a person who is about to speak
    ("TRUMP: …").
    """
    return (
        match["region"] is not None
        or match["place"].replace(".", "").replace("’", "'") in _cities()
    )


@cache
def _cities() -> frozenset[str]:
    listed = (
        (resources.files("claimkit.text") / "dateline_cities.txt")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    return frozenset(
        line.strip().upper().replace(".", "")
        for line in listed
        if line.strip() and not line.startswith("#")
    )

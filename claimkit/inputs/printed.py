"""The lines of printed pages: which are read, and where paragraphs end.

A running head or foot stands at the edge of several pages, alike but for numbers; a page number at
the edge of one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from attrs import frozen

from claimkit.inputs.weaving import Piece
from claimkit.spans import Span
from claimkit.text.plain.furniture import LONGEST_HEAD, NUMBERS, PAGE_NUMBER, SENTENCE_END

EDGE_LINES = 2  # at the top and at the bottom of a page: where heads and feet stand
LEAST_SHARE = 0.5  # of the pages: that have one head, where there are few pages …
ENOUGH = 3  # … and how many are enough: left and right pages have their own
GOES_ON, PARAGRAPH = "\n", "\n\n"
LOWER = re.compile(r"[\"'“‘(\[]?[a-z]")


@frozen
class Line:
    """A line of a page.

    Attributes:
        span: of the text of all pages.
        height: of its lower edge over that of the page.
        begins: whether it begins a block, or is indented.
    """

    span: Span
    height: float
    begins: bool


def find_pieces(text: str, pages: Sequence[Sequence[Line]]) -> Iterator[Piece]:
    """Yield the lines of *pages* that are read, in order, without heads, feet and page numbers.

    A paragraph ends where a block does, unless its sentence goes on.
    """
    furniture = _find_furniture(text, pages)
    last: Line | None = None
    for line in chain.from_iterable(pages):
        if line in furniture:
            continue
        ends = last is not None and _ends_paragraph(last.span.of(text), line.span.of(text), line)
        yield Piece(line.span, PARAGRAPH if ends else GOES_ON)
        last = line


def _ends_paragraph(before: str, words: str, line: Line) -> bool:
    if not line.begins:
        return False
    return SENTENCE_END.search(before[-4:]) is not None or LOWER.match(words) is None


def _find_furniture(text: str, pages: Sequence[Sequence[Line]]) -> set[Line]:
    edges = [_find_edges(page) for page in pages]
    counts = Counter(chain.from_iterable({_to_form(text, line) for line in page} for page in edges))
    least = max(2, min(ENOUGH, LEAST_SHARE * len(pages)))
    furniture = set()
    for page in edges:
        for line in page:
            form = _to_form(text, line)
            is_head = len(form) <= LONGEST_HEAD and counts[form] >= least
            if is_head or PAGE_NUMBER.fullmatch(form) is not None:
                furniture.add(line)
    return furniture


def _find_edges(page: Iterable[Line]) -> Sequence[Line]:
    """Return the lines of *page* that stand highest and lowest."""
    by_height = sorted(page, key=lambda line: line.height)
    return [*by_height[:EDGE_LINES], *by_height[EDGE_LINES:][-EDGE_LINES:]]


def _to_form(text: str, line: Line) -> str:
    return NUMBERS.sub("0", line.span.squeeze(text))

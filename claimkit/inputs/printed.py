"""The lines of printed pages: which are read, and where paragraphs end.

A running head or foot stands at the edge of pages near each other, alike but for numbers; a page
number at the edge of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from claimkit.inputs.weaving import Piece
from claimkit.spans import Span
from claimkit.text.plain.furniture import LONGEST_HEAD, NUMBERS, PAGE_NUMBER, SENTENCE_END

EDGE_LINES = 2  # at the top and at the bottom of a page: where heads and feet stand
REACH = 2  # pages: left and right ones have heads of their own
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

    A paragraph ends where a block does, unless its sentence goes on: in lower case; or on the next
    page, if the block is no line by itself, such as a heading.
    """
    furniture = _find_furniture(text, pages)
    block: list[Line] = []
    for page in pages:
        is_first = True
        for line in page:
            if line in furniture:
                continue
            goes_on = not line.begins or (block and _goes_on(text, block, line, is_first))
            yield Piece(line.span, GOES_ON if goes_on else PARAGRAPH)
            if line.begins:
                block = []
            block.append(line)
            is_first = False


def _goes_on(text: str, block: Sequence[Line], line: Line, is_first: bool) -> bool:
    """Whether the last sentence of *block* goes on in *line*, the first of another block.

    Args:
        is_first: whether that is on another page.
    """
    if SENTENCE_END.search(block[-1].span.of(text)[-4:]) is not None:
        return False
    if LOWER.match(line.span.of(text)) is not None:
        return True
    return is_first and len(block) > 1 and text[line.span.start].isalpha()


def _find_furniture(text: str, pages: Sequence[Sequence[Line]]) -> set[Line]:
    """Return the running heads and feet and the page numbers of *pages*."""
    edges = [_find_edges(page) for page in pages]
    forms = [{_to_form(text, line) for line in page} for page in edges]
    furniture = set()
    for number, page in enumerate(edges):
        near = (*forms[max(0, number - REACH) : number], *forms[number + 1 : number + 1 + REACH])
        for line in page:
            form = _to_form(text, line)
            is_head = len(form) <= LONGEST_HEAD and any(form in others for others in near)
            if is_head or PAGE_NUMBER.fullmatch(form) is not None:
                furniture.add(line)
    return furniture


def _find_edges(page: Iterable[Line]) -> Sequence[Line]:
    """Return the lines of *page* that stand highest and lowest."""
    by_height = sorted(page, key=lambda line: line.height)
    return [*by_height[:EDGE_LINES], *by_height[EDGE_LINES:][-EDGE_LINES:]]


def _to_form(text: str, line: Line) -> str:
    return NUMBERS.sub("0", line.span.squeeze(text))

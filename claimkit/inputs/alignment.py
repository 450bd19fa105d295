"""Where the words of a text stand in the page that a library took them from.

The library gives no offsets. What it returns are the words of the page in their order, less menus
and the like; so the two are compared word by word, as ``diff`` compares files by lines.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from claimkit.inputs.matching import Block, find_blocks
from claimkit.text.plain.plaintext import OFFSETS, PlainText

WORD = re.compile(r"\w+|[^\w\s]")


@frozen
class _Words:
    """The words of a text: their spans, and what they are compared by."""

    spans: Sequence[tuple[int, int]]
    forms: Sequence[str]

    @classmethod
    def of(cls, text: str) -> _Words:
        spans = [match.span() for match in WORD.finditer(text)]
        forms = [unicodedata.normalize("NFKC", text[start:end]) for start, end in spans]
        return cls(spans, forms)


def align(text: str, page: PlainText) -> PlainText:
    """Return *text* with the places in ``page.given`` that its words stand for.

    What is found nowhere in *page* counts as put in. Blanks stand for what parts the same two words
    in the page.

    Raises:
        MissingExtraError: patiencediff is not installed.
    """
    words, theirs = _Words.of(text), _Words.of(page.text)
    blocks = find_blocks(words.forms, theirs.forms)
    starts, ends = array(OFFSETS, [-1]) * len(text), array(OFFSETS, [-1]) * len(text)
    for block in _cut_at_lines(blocks, words, theirs, text):
        for number in range(block.size):
            mine, other = words.spans[block.mine + number], theirs.spans[block.other + number]
            _set_word(starts, ends, mine, other, page)
            if number:
                before = words.spans[block.mine + number - 1]
                _set_blank(starts, ends, before[1], mine[0])
    _fill_put_in(starts, ends, len(page.given))
    return PlainText(page.given, text, starts, ends)


def _cut_at_lines(
    blocks: Iterable[Block], words: _Words, theirs: _Words, text: str
) -> Iterator[Block]:
    """Yield *blocks*; where a word may belong to the block before it or to the one behind, it goes
    with its line.
    """
    last: Block | None = None
    for block in blocks:
        if last is not None and last.end == block.mine:
            cut = _find_cut(last, block, words, theirs, text)
            yield Block(last.mine, last.other, cut - last.mine)
            block = Block(cut, block.other + cut - block.mine, block.end - cut)
        elif last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _find_cut(last: Block, block: Block, words: _Words, theirs: _Words, text: str) -> int:
    """Return the index in the text at which *last* ends and *block* begins: where it was, or the
    nearest beginning of a line before it.
    """
    shift = block.other - block.mine
    for cut in range(block.mine, last.mine - 1, -1):
        if cut < block.mine and theirs.forms[cut + shift] != words.forms[cut]:
            break
        if not cut or "\n" in text[words.spans[cut - 1][1] : words.spans[cut][0]]:
            return cut
    return block.mine


def _set_word(
    starts: array[int],
    ends: array[int],
    mine: tuple[int, int],
    other: tuple[int, int],
    page: PlainText,
) -> None:
    """Give the characters of a word their places, each its own where both words are as long."""
    (start, end), (first, last) = mine, other
    if end - start == last - first:
        starts[start:end] = array(OFFSETS, page.starts[first:last])
        ends[start:end] = array(OFFSETS, page.ends[first:last])
    else:
        starts[start:end] = array(OFFSETS, [page.starts[first]]) * (end - start)
        ends[start:end] = array(OFFSETS, [page.ends[last - 1]]) * (end - start)


def _set_blank(starts: array[int], ends: array[int], start: int, end: int) -> None:
    """Let the blanks from *start* to *end* stand for what is between the words around them."""
    if start < end and ends[start - 1] < starts[end]:
        starts[start:end] = array(OFFSETS, [ends[start - 1]]) * (end - start)
        ends[start:end] = array(OFFSETS, [starts[end]]) * (end - start)


def _fill_put_in(starts: array[int], ends: array[int], length: int) -> None:
    """Let what has no place stand for nothing, between its neighbours."""
    for index, end in enumerate(_carry(ends, range(len(ends)), 0)):
        if ends[index] < 0:
            ends[index] = end
    backwards = range(len(starts) - 1, -1, -1)
    for index, start in zip(backwards, [*_carry(starts, backwards, length)], strict=True):
        if starts[index] < 0:
            starts[index] = start


def _carry(offsets: Sequence[int], order: range, first: int) -> Iterator[int]:
    """Yield the last offset that is known at each index in *order*."""
    last = first
    for index in order:
        if offsets[index] >= 0:
            last = offsets[index]
        yield last

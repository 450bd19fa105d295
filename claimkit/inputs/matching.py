"""Which words of a text are which words of a page that holds them among others.

As in a patience diff, words that stand once on both sides are matched first; then those between
them that stand once there, and so on. What is left goes with its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from claimkit.extras import load_library

MOST_ROUNDS = 12  # each goes through all that is left, so that time is linear


@frozen
class Block:
    """Words in a row that are the same: from index *mine* in the text, from *other* in the page."""

    mine: int
    other: int
    size: int

    @property
    def end(self) -> int:
        return self.mine + self.size


@frozen
class _Gap:
    """Words of both sides of which none is matched yet: two half-open ranges of indices."""

    mine: range
    other: range


def find_blocks(mine: Sequence[str], other: Sequence[str]) -> Iterator[Block]:
    """Yield the words of *mine* that are found in *other*, in order; as many in a row as there are.

    Raises:
        MissingExtraError: patiencediff is not installed.
    """
    pairs: list[tuple[int, int]] = []
    gaps = [_Gap(range(len(mine)), range(len(other)))]
    for _ in range(MOST_ROUNDS):
        left: list[_Gap] = []
        for gap in gaps:
            anchors = _find_anchors(gap, mine, other) or _find_ends(gap, mine, other)
            if anchors:
                pairs += anchors
                left += _find_gaps(gap, anchors)
        gaps = left
    for gap in gaps:
        pairs += _find_ends(gap, mine, other)
    return _to_blocks(sorted(pairs))


def _find_anchors(gap: _Gap, mine: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the most words of *gap* that stand once on both sides, and in one order."""
    library = load_library("patiencediff", extra="html", what="pages")
    found = library.unique_lcs(
        mine[gap.mine.start : gap.mine.stop], other[gap.other.start : gap.other.stop]
    )
    return [(gap.mine.start + first, gap.other.start + second) for first, second in found]


def _find_ends(gap: _Gap, mine: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the words at both ends of *gap* that are the same."""
    pairs = []
    for first, second in zip(gap.mine, gap.other, strict=False):
        if mine[first] != other[second]:
            break
        pairs.append((first, second))
    length = len(pairs)
    backwards = zip(gap.mine[length:][::-1], gap.other[length:][::-1], strict=False)
    for first, second in backwards:
        if mine[first] != other[second]:
            break
        pairs.append((first, second))
    return sorted(pairs)


def _find_gaps(gap: _Gap, anchors: Iterable[tuple[int, int]]) -> Iterator[_Gap]:
    """Yield what is between *anchors*, where there is something on both sides."""
    start, other_start = gap.mine.start, gap.other.start
    for first, second in (*anchors, (gap.mine.stop, gap.other.stop)):
        if start < first and other_start < second:
            yield _Gap(range(start, first), range(other_start, second))
        start, other_start = first + 1, second + 1


def _to_blocks(pairs: Iterable[tuple[int, int]]) -> Iterator[Block]:
    """Yield *pairs*, which are sorted, as blocks."""
    block: Block | None = None
    for mine, other in pairs:
        if block is not None and (mine, other) == (block.end, block.other + block.size):
            block = Block(block.mine, block.other, block.size + 1)
            continue
        if block is not None:
            yield block
        block = Block(mine, other, 1)
    if block is not None:
        yield block

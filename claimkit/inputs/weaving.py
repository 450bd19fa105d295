"""A text made of pieces of its source, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from claimkit.spans import Span
from claimkit.text.plain.plaintext import Edit, PlainText


@frozen
class Piece:
    """A stretch of the source that is read.

    Attributes:
        before: what parts it from the piece before; nothing stands before the first one. Blanks
            stand for what the source has there, any other words for nothing: they are put in.
    """

    span: Span
    before: str = ""


def weave(source: str, pieces: Iterable[Piece]) -> PlainText:
    """Return *source* read as *pieces*, which are sorted and disjoint; all else is left out."""
    return PlainText.of(source).edited(_find_edits(pieces, len(source)))


def _find_edits(pieces: Iterable[Piece], length: int) -> Iterator[Edit]:
    at = 0
    for number, piece in enumerate(pieces):
        start = piece.span.start
        if number and piece.before.isspace():
            yield Edit(at, start, piece.before)
        else:
            yield Edit(at, start, "")
        if number and not piece.before.isspace():
            yield Edit(start, start, piece.before)
        at = piece.span.end
    yield Edit(at, length, "")

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
        before: what parts it from the piece before, in place of what the source has there; nothing
            stands before the first one.
    """

    span: Span
    before: str = ""


def weave(source: str, pieces: Iterable[Piece]) -> PlainText:
    """Return *source* read as *pieces*, which are sorted and disjoint; all else is left out."""
    return PlainText.of(source).edited(_find_edits(pieces, len(source)))


def _find_edits(pieces: Iterable[Piece], length: int) -> Iterator[Edit]:
    at = 0
    for number, piece in enumerate(pieces):
        yield Edit(at, piece.span.start, piece.before if number else "")
        at = piece.span.end
    yield Edit(at, length, "")

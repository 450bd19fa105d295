"""Texts cut into the pieces that a tokenizer gets, many at once in one string."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import Factory, field, frozen

from claimkit.text.normalise import Cleaned, clean
from claimkit.text.segmentation import Segment, find_segments

PARAGRAPH_BREAK = "\n\n"  # where a tokenizer always ends a sentence
TITLE_CASE_SHARE = 0.8
LONGEST_SMALL_WORD = 4  # letters; headlines leave "with" and "from" small
FEWEST_TITLE_WORDS = 3


@frozen
class Piece:
    """A segment of one of the texts, and where its cleaned form stands in the string that the
    tokenizer gets.

    Attributes:
        number: of its text, from 0.
        offset: code points before it in the tokenizer's string.
        title_case: whether it is written as headlines are.
    """

    number: int
    segment: Segment
    cleaned: Cleaned
    offset: int
    title_case: bool = field(
        init=False, default=Factory(lambda self: is_title_case(self.cleaned.text), takes_self=True)
    )

    @property
    def end(self) -> int:
        """Where it ends in the tokenizer's string."""
        return self.offset + len(self.cleaned.text)


def cut_pieces(texts: Sequence[str]) -> list[Piece]:
    """Return the segments of *texts* that hold more than white space."""
    pieces: list[Piece] = []
    offset = 0
    for number, text in enumerate(texts):
        for segment in find_segments(text):
            cleaned = clean(text, segment.span)
            if cleaned.text.strip():
                pieces.append(Piece(number, segment, cleaned, offset))
                offset = pieces[-1].end + len(PARAGRAPH_BREAK)
    return pieces


def join_pieces(pieces: Sequence[Piece]) -> str:
    """Return the string that the tokenizer gets."""
    return PARAGRAPH_BREAK.join(piece.cleaned.text for piece in pieces)


def is_title_case(text: str) -> bool:
    """Whether *text* is written as headlines are, most longer words with a capital."""
    words = [word for word in text.split() if len(word) > LONGEST_SMALL_WORD and word[0].isalpha()]
    if len(words) < FEWEST_TITLE_WORDS:
        return False
    return sum(word[0].isupper() for word in words) >= TITLE_CASE_SHARE * len(words)

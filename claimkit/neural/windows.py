"""Windows, which the network reads: as many neighbouring sentences as its encoder can take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum

from attrs import frozen

from claimkit.neural.wordpieces import (
    SPECIAL_PIECES,
    Case,
    EncodedSentence,
    EncodedWord,
    WordPieces,
    count_pieces,
)


class Opening(IntEnum):
    """What a word opens: word pieces do not tell where sentences and paragraphs begin."""

    NOTHING = 0
    SENTENCE = 1
    PARAGRAPH = 2


QUOTED = len(Case)  # added to the case of a word in quotation marks
OPENS = 2 * len(Case)  # added for each step of Opening
WRITINGS = OPENS * len(Opening)
# Word pieces in a window of several sentences: attention costs the square. A window ends with a
# paragraph if it is so full then.
MOST_OF_WINDOW = 256
LEAST_FULL = 0.6


@frozen
class WrittenSentence:
    """A sentence as the network reads it: its words, and which of them are quoted."""

    forms: Sequence[str]
    quoted: Sequence[bool]
    opens_paragraph: bool


def encode_written(
    sentences: Sequence[WrittenSentence], pieces: WordPieces
) -> list[EncodedSentence]:
    """Return *sentences* as word pieces, each word with how it is written: its case, whether it is
    quoted, and what it opens.

    Raises:
        ValueError: a sentence has more words than the encoder can read.
    """
    encoded = pieces.encode([sentence.forms for sentence in sentences])
    return [
        _add_writing(sentence, words) for sentence, words in zip(sentences, encoded, strict=True)
    ]


def _add_writing(sentence: WrittenSentence, words: EncodedSentence) -> EncodedSentence:
    opening = Opening.PARAGRAPH if sentence.opens_paragraph else Opening.SENTENCE
    written = []
    for number, (word, quoted) in enumerate(zip(words, sentence.quoted, strict=True)):
        opens = Opening.NOTHING if number else opening
        written.append(EncodedWord(word.pieces, word.case + QUOTED * quoted + OPENS * opens))
    return tuple(written)


def fill_windows(
    sentences: Sequence[EncodedSentence], *, first: int = MOST_OF_WINDOW
) -> Iterator[range]:
    """Yield which of the *sentences* of a text are read together, in order.

    A window ends where a paragraph does, if that leaves it full enough: what is said about a
    quotation stands beside it.

    Args:
        first: word pieces in the first window at most; the others are filled as far as they may be.
            Training begins windows elsewhere in each epoch.
    """
    sizes = [count_pieces(sentence) - SPECIAL_PIECES for sentence in sentences]
    start, most = 0, first - SPECIAL_PIECES
    while start < len(sentences):
        end = _find_end(sentences, sizes, start, most)
        yield range(start, end)
        start, most = end, MOST_OF_WINDOW - SPECIAL_PIECES


def _find_end(
    sentences: Sequence[EncodedSentence], sizes: Sequence[int], start: int, most: int
) -> int:
    """Return the end of the window from *start* of at most *most* word pieces, or of one
    sentence.
    """
    end, filled = start + 1, sizes[start]
    at_paragraph = None
    while end < len(sentences) and filled + sizes[end] <= most:
        if filled >= LEAST_FULL * most and _opens_paragraph(sentences[end]):
            at_paragraph = end
        filled += sizes[end]
        end += 1
    if end == len(sentences) or at_paragraph is None or _opens_paragraph(sentences[end]):
        return end
    return at_paragraph


def _opens_paragraph(sentence: EncodedSentence) -> bool:
    return sentence[0].case >= OPENS * Opening.PARAGRAPH

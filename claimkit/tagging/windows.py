"""What the tagger's network reads: neighbouring sentences together, across paragraphs, as many as
the encoder can take.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from claimkit.document import Document, Sentence, Word
from claimkit.neural.wordpieces import (
    MOST_PIECES,
    Case,
    EncodedSentence,
    EncodedWord,
    WordPieces,
    count_pieces,
)

SPECIAL_PIECES = 2  # of a window
QUOTED, OPENS_PARAGRAPH = len(Case), 2 * len(Case)  # added to a word's case
WRITINGS = 4 * len(Case)


@frozen
class Window:
    """Neighbouring sentences that are read together.

    Attributes:
        words: of all of them.
        encoded: the words' pieces, with how each is written.
    """

    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]
    encoded: EncodedSentence


def cut_windows(
    document: Document, pieces: WordPieces, *, first: int = MOST_PIECES
) -> Iterator[Window]:
    """Yield the sentences of *document* in windows.

    Args:
        first: word pieces in the first window at most; the others are filled as far as the encoder
            can read. Training begins windows elsewhere in each epoch.
    """
    encoded = pieces.encode(
        [[word.text for word in sentence.words] for sentence in document.sentences]
    )
    written = [
        _written(document, sentence, own)
        for sentence, own in zip(document.sentences, encoded, strict=True)
    ]
    held: list[int] = []
    filled, room = 0, first - SPECIAL_PIECES
    for place, sentence in enumerate(encoded):
        size = count_pieces(sentence) - SPECIAL_PIECES
        if held and filled + size > room:
            yield _window(document, written, held)
            held, filled, room = [], 0, MOST_PIECES - SPECIAL_PIECES
        held.append(place)
        filled += size
    if held:
        yield _window(document, written, held)


def _written(document: Document, sentence: Sentence, encoded: EncodedSentence) -> EncodedSentence:
    """Return *encoded* with how the words are written: letter case, whether they stand in quotation
    marks, and whether they open a paragraph.
    """
    before = document.sentences[sentence.index - 1] if sentence.index else None
    opens = before is None or before.paragraph != sentence.paragraph
    return tuple(
        EncodedWord(
            own.pieces,
            own.case
            + QUOTED * (document.quotation_at(word.span) is not None)
            + OPENS_PARAGRAPH * (opens and word.index == 1),
        )
        for word, own in zip(sentence.words, encoded, strict=True)
    )


def _window(
    document: Document, encoded: Sequence[EncodedSentence], places: Sequence[int]
) -> Window:
    sentences = tuple(document.sentences[place] for place in places)
    return Window(
        sentences=sentences,
        words=tuple(word for sentence in sentences for word in sentence.words),
        encoded=tuple(word for place in places for word in encoded[place]),
    )

"""Windows, which the tagger reads: as many neighbouring sentences as the encoder can take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from attrs import frozen

from claimkit.document import Document
from claimkit.neural.wordpieces import (
    MOST_PIECES,
    SPECIAL_PIECES,
    Case,
    EncodedSentence,
    EncodedWord,
    WordPieces,
    count_pieces,
)
from claimkit.tree import Sentence, Word

QUOTED, OPENS_PARAGRAPH = len(Case), 2 * len(Case)  # added to a word's case
WRITINGS = 4 * len(Case)


class Stretch(NamedTuple):
    """Neighbouring words of a window: half-open, counted from 0 in ``Window.words``."""

    start: int
    end: int


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


@frozen
class _Encoded:
    sentence: Sentence
    words: EncodedSentence


def cut_windows(
    document: Document, pieces: WordPieces, *, first: int = MOST_PIECES
) -> Iterator[Window]:
    """Yield the sentences of *document* in windows.

    Args:
        first: word pieces in the first window at most; the others are filled as far as the encoder
            can read. Training begins windows elsewhere in each epoch.
    """
    waiting: list[_Encoded] = []
    filled, room = 0, first - SPECIAL_PIECES
    for encoded in _encode(document, pieces):
        size = count_pieces(encoded.words) - SPECIAL_PIECES
        if waiting and filled + size > room:
            yield _build_window(waiting)
            waiting, filled, room = [], 0, MOST_PIECES - SPECIAL_PIECES
        waiting.append(encoded)
        filled += size
    if waiting:
        yield _build_window(waiting)


def _encode(document: Document, pieces: WordPieces) -> Iterator[_Encoded]:
    forms = [[word.text for word in sentence.words] for sentence in document.sentences]
    for sentence, words in zip(document.sentences, pieces.encode(forms), strict=True):
        cases = _find_writings(document, sentence)
        pairs = zip(words, cases, strict=True)
        written = (EncodedWord(word.pieces, word.case + case) for word, case in pairs)
        yield _Encoded(sentence, tuple(written))


def _find_writings(document: Document, sentence: Sentence) -> Iterator[int]:
    """Yield for each word what is added to its case: for standing in quotation marks, and for
    opening a paragraph.
    """
    before = document.sentences[sentence.index - 1] if sentence.index else None
    opens = before is None or before.paragraph != sentence.paragraph
    for word in sentence.words:
        quoted = document.quotation_at(word.span) is not None
        yield QUOTED * quoted + OPENS_PARAGRAPH * (opens and word.index == 1)


def _build_window(encoded: Sequence[_Encoded]) -> Window:
    sentences = tuple(map(attrgetter("sentence"), encoded))
    return Window(
        sentences=sentences,
        words=tuple(chain.from_iterable(map(attrgetter("words"), sentences))),
        encoded=tuple(chain.from_iterable(map(attrgetter("words"), encoded))),
    )

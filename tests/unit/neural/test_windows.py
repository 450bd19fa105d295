"""Windows of neighbouring sentences: what is read together."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.neural.windows import (
    MOST_OF_WINDOW,
    OPENS,
    QUOTED,
    Opening,
    WrittenSentence,
    encode_written,
    fill_windows,
)
from claimkit.neural.wordpieces import (
    MOST_PIECES,
    SPECIAL_PIECES,
    Case,
    EncodedSentence,
    EncodedWord,
    WordPieces,
)
from claimkit.parsing.embedded import find_model_folder

ROOM = MOST_OF_WINDOW - SPECIAL_PIECES


def make(length: int, opens: Opening = Opening.SENTENCE) -> EncodedSentence:
    """Return a sentence of *length* words of one piece each."""
    first = EncodedWord((7,), Case.LOWER + OPENS * opens)
    return (first, *[EncodedWord((7,), Case.LOWER)] * (length - 1))


@given(
    lengths=st.lists(st.integers(1, MOST_PIECES - SPECIAL_PIECES), max_size=30),
    opens=st.lists(st.sampled_from(Opening), min_size=30, max_size=30),
    first=st.integers(SPECIAL_PIECES + 1, MOST_OF_WINDOW),
)
def test_every_sentence_is_read_once(lengths: list[int], opens: list[Opening], first: int) -> None:
    """In order, and none is cut: a window is too long only for the sake of a single one."""
    sentences = [make(length, how) for length, how in zip(lengths, opens, strict=False)]
    windows = list(fill_windows(sentences, first=first))
    assert list(chain.from_iterable(windows)) == list(range(len(lengths)))
    for place, most in zip(windows, [first - SPECIAL_PIECES, *[ROOM] * 30], strict=False):
        assert sum(lengths[number] for number in place) <= most or len(place) == 1


@pytest.mark.parametrize(
    ("lengths", "paragraphs", "ends"),
    [
        ([100, 100, 100], [0, 1, 2], [2, 3]),  # as full as may be
        ([90, 90, 60, 60], [0, 2], [2, 4]),  # ends with the paragraph
        ([60, 60, 60, 60, 60], [0, 1], [4, 5]),  # not with one that leaves it too empty
        ([300, 20], [0, 1], [1, 2]),  # a long sentence stands alone
        ([], [], []),
    ],
)
def test_windows_end_with_paragraphs(
    lengths: list[int], paragraphs: list[int], ends: list[int]
) -> None:
    sentences = [
        make(length, Opening.PARAGRAPH if number in paragraphs else Opening.SENTENCE)
        for number, length in enumerate(lengths)
    ]
    assert [place.stop for place in fill_windows(sentences)] == ends


def test_how_words_are_written() -> None:
    """Case, quotation and what a word opens are told apart."""
    pieces = WordPieces((find_model_folder() / "wordpieces.json").read_bytes())
    sentences = [
        WrittenSentence(("“", "Yes", "”"), (True, True, True), opens_paragraph=True),
        WrittenSentence(("he", "said"), (False, False), opens_paragraph=False),
    ]
    written = [[word.case for word in words] for words in encode_written(sentences, pieces)]
    quoted = [Case.NO_LETTERS + QUOTED, Case.TITLE + QUOTED, Case.NO_LETTERS + QUOTED]
    quoted[0] += OPENS * Opening.PARAGRAPH
    assert written == [quoted, [Case.LOWER + OPENS * Opening.SENTENCE, Case.LOWER]]

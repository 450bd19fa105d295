"""The network's numbers: the same for a text whatever is read with it; odd words; what it
refuses.
"""

from __future__ import annotations

import pytest

from claimkit.model.scheme import Device, Precision
from claimkit.neural.embedded import PIECES
from claimkit.neural.precision import Computation
from claimkit.neural.quantized import is_exact
from claimkit.neural.wordpieces import (
    MOST_PIECES,
    Case,
    WordPieces,
    count_pieces,
    fill_blocks,
    find_case,
)
from claimkit.parsing.embedded import EmbeddedParser, find_model_folder
from claimkit.tagging.embedded import EmbeddedTagger

pytestmark = pytest.mark.slow

SENTENCES = (
    "No.",
    "Ana Lee told the council that the bridge might close.",
    "“We have no money,” she said.",
    "BRIDGE TO CLOSE",
    "the bridge " * 60,
)
TEXTS = ("\n\n".join(SENTENCES), " ".join(SENTENCES[:3]), *SENTENCES)


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces((find_model_folder() / PIECES).read_bytes())


@pytest.fixture(scope="module", params=[Precision.SINGLE, Precision.HALF, Precision.INT8])
def parser(request: pytest.FixtureRequest) -> EmbeddedParser:
    if request.param is Precision.INT8 and not is_exact():
        pytest.skip("this processor has no VNNI")
    return EmbeddedParser(precision=request.param)


def test_neighbours_change_no_bit(parser: EmbeddedParser) -> None:
    """What a text gets alone and among others is equal, for the tagger too."""
    tagger = EmbeddedTagger(parser.model)
    together = parser.parse_many(TEXTS)
    assert [tagger.tag(document) for document in together] == [
        tagger.tag(*parser.parse_many([text])) for text in TEXTS
    ]
    assert parser.parse_many(TEXTS[::-1]) == together[::-1]


def test_blocks_of_a_gpu() -> None:
    """Many windows at once, not filled up, give the same trees; here the processor reads them."""
    parser = EmbeddedParser(precision=Precision.SINGLE)
    expected = parser.parse_many(TEXTS)
    parser.model._computation = Computation(Precision.SINGLE, Device.CUDA)
    assert parser.parse_many(TEXTS) == expected


def test_every_sentence_is_a_tree(parser: EmbeddedParser) -> None:
    """One root each, and every word reaches it."""
    for document in parser.parse_many(TEXTS):
        for sentence in document.sentences:
            heads = [0, *(word.head for word in sentence.words)]
            assert heads[1:].count(0) == 1
            for place in range(1, len(heads)):
                steps = 0
                while place:
                    place, steps = heads[place], steps + 1
                    assert steps <= len(heads)


def test_words_of_any_characters_are_read(pieces: WordPieces) -> None:
    """Each word has a piece, also those that the vocabulary knows nothing of; long ones are
    shortened.
    """
    words = [
        "\u200b",
        "\ud800",
        "👩‍👩‍👧",
        "x" * 5000,
        "https://example.org/" + "ab/" * 400,
        "北京",
        "\x00",
    ]
    (sentence,) = pieces.encode([words])
    assert all(word.pieces for word in sentence)
    assert count_pieces(sentence) <= MOST_PIECES


def test_a_sentence_always_fits_or_is_refused(pieces: WordPieces) -> None:
    """Words are shortened as far as it takes; more words than pieces fit are an error that says
    what to do.
    """
    (sentence,) = pieces.encode([["internationalization" * 3] * 120])
    assert count_pieces(sentence) <= MOST_PIECES
    with pytest.raises(ValueError, match="split it first"):
        pieces.encode([["a"] * 400])


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("lee", Case.LOWER),
        ("Lee", Case.TITLE),
        ("A", Case.TITLE),
        ("LEE", Case.UPPER),
        ("McDonald", Case.MIXED),
        ("9,000", Case.NO_LETTERS),
    ],
)
def test_cases(word: str, case: Case) -> None:
    assert find_case(word) is case


def test_blocks_hold_everything_once() -> None:
    """Ascending, full where possible, and nothing lost."""
    lengths = [7, 3, 9, 3, 20, 5]
    blocks = list(fill_blocks(lengths, 12))
    assert sorted(place for block in blocks for place in block) == list(range(6))
    assert [lengths[place] for block in blocks for place in block] == sorted(lengths)
    assert all(sum(lengths[place] for place in block) <= 12 or len(block) == 1 for block in blocks)

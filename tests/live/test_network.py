"""The network's numbers: the same for a sentence whatever stands beside it; odd words; what it
refuses.
"""

from __future__ import annotations

import pytest
import torch

from claimkit.model.scheme import Device, Precision
from claimkit.neural.precision import Computation
from claimkit.neural.quantized import is_exact
from claimkit.neural.wordpieces import (
    MOST_PIECES,
    Case,
    WordPieces,
    build_batch,
    count_pieces,
    fill_blocks,
    find_case,
)
from claimkit.parsing.embedded import find_model_folder
from claimkit.parsing.syntax import FILES, PIECES, SyntaxModel
from claimkit.shipped import ModelFolder

pytestmark = pytest.mark.slow

SENTENCES = [
    ["No", "."],
    ["Ana", "Lee", "told", "the", "council", "that", "the", "bridge", "might", "close", "."],
    ["“", "We", "have", "no", "money", ",", "”", "she", "said", "."],
    ["BRIDGE", "TO", "CLOSE"],
    ["the", "bridge"] * 60,
]


@pytest.fixture(scope="module")
def pieces() -> WordPieces:
    return WordPieces((find_model_folder() / PIECES).read_bytes())


@pytest.fixture(scope="module", params=[Precision.SINGLE, Precision.HALF, Precision.INT8])
def model(request: pytest.FixtureRequest) -> SyntaxModel:
    if request.param is Precision.INT8 and not is_exact():
        pytest.skip("this processor has no VNNI")
    return load(Computation(request.param))


def load(computation: Computation) -> SyntaxModel:
    return SyntaxModel.load(ModelFolder.open(find_model_folder(), FILES, ""), computation)


def test_neighbours_change_no_bit(model: SyntaxModel, pieces: WordPieces) -> None:
    """The scores of a sentence alone and in a block with others are equal, not just close."""
    encoded = sorted(pieces.encode(SENTENCES), key=count_pieces)
    with torch.inference_mode():
        together = model._network(build_batch(encoded, pieces, rows=MOST_PIECES))
        start = 0
        for sentence in encoded:
            alone = model._network(build_batch([sentence], pieces, rows=MOST_PIECES))
            rows = len(sentence) + 1
            for name in ("tags", "dependents", "heads", "label_dependents", "label_heads"):
                assert torch.equal(
                    getattr(together, name)[start : start + rows], getattr(alone, name)[:rows]
                ), name
            start += rows


def test_order_changes_nothing(model: SyntaxModel) -> None:
    with torch.inference_mode():
        assert model.analyse(SENTENCES[::-1]) == model.analyse(SENTENCES)[::-1]


def test_blocks_of_a_gpu() -> None:
    """Larger ones, and not filled up, give the same trees; here the processor reads them."""
    model = load(Computation(Precision.SINGLE))
    with torch.inference_mode():
        expected = model.analyse(SENTENCES * 20)
        model._computation = Computation(Precision.SINGLE, Device.CUDA)
        assert model.analyse(SENTENCES * 20) == expected


def test_every_sentence_is_a_tree(model: SyntaxModel) -> None:
    """One root each, and every word reaches it."""
    with torch.inference_mode():
        for words, analyses in zip(SENTENCES, model.analyse(SENTENCES), strict=True):
            heads = [0, *(word.head for word in analyses)]
            assert heads[1:].count(0) == 1
            for place in range(1, len(words) + 1):
                steps = 0
                while place:
                    place, steps = heads[place], steps + 1
                    assert steps <= len(words)


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

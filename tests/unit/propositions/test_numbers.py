"""Numbers as they are written."""

from __future__ import annotations

import pytest

from claimkit.propositions.numbers import to_number
from claimkit.propositions.words import load_contrast_words

WORDS = load_contrast_words()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("300", 300),
        ("1,200", 1200),
        ("2.5", 2.5),
        ("twelve", 12),
        ("Twenty-one", 21),
        ("3 million", 3_000_000),
        ("two hundred", 200),
        ("two thousand three hundred", 2300),
        ("one million two hundred thousand", 1_200_000),
        ("forty-two thousand", 42_000),
        ("twelve hundred", 1200),
        ("a hundred", None),
        ("hundred", 100),
        ("2 million 300", 2_000_300),
        ("two hundred and fifty", 250),
        ("two and fifty", None),
        ("two hundred three hundred", None),
        ("twenty ten", None),
        ("one two", None),
        ("90-95", None),
        ("200 300", None),
        ("1000 million", 1_000_000_000),
        ("dozens", None),
        ("90 to 95", None),
        ("", None),
        ("1.2.3", None),
    ],
)
def test_numbers(words: str, value: float | None) -> None:
    """Figures and numerals; nothing else, and no span of numbers."""
    assert to_number(words, WORDS.numerals) == value

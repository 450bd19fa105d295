"""Words by which claims are compared."""

from __future__ import annotations

import attrs
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


@pytest.mark.parametrize(
    ("name", "time"),
    [
        ("May", "may"),
        ("Sept.", "sep"),
        ("September", "sep"),
        ("Monday", "monday"),
        ("Berlin", None),
        ("2019", None),
    ],
)
def test_times(name: str, time: str | None) -> None:
    """Months and days, however they are written."""
    assert WORDS.find_day(name) == time


def test_opposites() -> None:
    """The table goes both ways; a negative prefix makes an adjective the opposite of a listed stem,
    and no verb.
    """
    assert "guilty" in WORDS.find_opposites("innocent", adjective=True)
    assert "innocent" in WORDS.find_opposites("guilty", adjective=True)
    assert "legal" in WORDS.find_opposites("illegal", adjective=True)
    assert WORDS.find_opposites("unarmed", adjective=True) == {"armed"}
    assert WORDS.find_opposites("disable", adjective=False) == frozenset()


@pytest.mark.parametrize(
    "word",
    ["important", "uneasy", "infamous", "indifferent", "disinterested", "dissolved", "united"],
)
def test_no_opposites(word: str) -> None:
    """What only begins like a prefix, or means something else than not what its stem does, has no
    opposite.
    """
    assert WORDS.find_opposites(word, adjective=True) == frozenset()


def test_no_opposite_of_itself() -> None:
    """Such a row would make every claim contradict itself."""
    with pytest.raises(ValueError, match=r"opposites\.open: 'open' is no opposite of itself"):
        attrs.evolve(WORDS, opposites={"open": frozenset({"open"})})

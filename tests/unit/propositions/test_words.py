"""Words by which claims are compared."""

from __future__ import annotations

import attrs
import pytest

from claimkit.propositions.words import load_contrast_words

WORDS = load_contrast_words()


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

"""Cleaning for the tokenizer, and the way back."""

from __future__ import annotations

import pytest

from claimkit.spans import Span
from claimkit.text.normalise import LONGEST_RUN, clean, spell


def cleaned(text: str) -> str:
    return clean(text, Span(0, len(text))).text


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("It\xa0rained", "It rained"),
        ("It\r\nrained", "It  rained"),
        ("It\trained", "It rained"),
        ("It\x00rained", "It rained"),
        ("It\u200brained", "Itrained"),
        ("\u202bIt rained\u202c", "It rained"),
        ("It rai\xadned", "It rained"),
        ("It\ud800rained", "It\ufffdrained"),
        ("''It rained''", "“It rained”"),
        ("``It rained''", "“It rained”"),
        ("❤\ufe0f", "❤"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_clean(text: str, result: str) -> None:
    """White space becomes plain, invisible characters go, old marks become curly."""
    assert cleaned(text) == result


def test_the_way_back() -> None:
    """A span of the cleaned text gives the span of the original, dropped characters inside
    included.
    """
    text = "x ''It\u200b rained''"
    result = clean(text, Span(2, len(text)))
    start = result.text.index("It")
    assert result.find_span(start, start + 2).of(text) == "It"
    assert result.find_span(0, len(result.text)).of(text) == "''It\u200b rained''"


def test_endless_runs_are_cut() -> None:
    """No run without a space is longer than the tokenizer takes; nothing is lost."""
    result = clean("z" * 1000, Span(0, 1000))
    assert max(map(len, result.text.split())) == LONGEST_RUN
    assert result.text.count("z") == 1000


@pytest.mark.parametrize(
    ("text", "words"),
    [("Omar \x00 Diaz", "Omar Diaz"), ("A\u200bn\u200ba\nLee", "Ana Lee"), ("Ana Lee", "Ana Lee")],
)
def test_names_are_spelt_without_invisible_characters(text: str, words: str) -> None:
    assert spell(text, Span(0, len(text))) == words

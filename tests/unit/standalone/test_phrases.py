"""Times that count from the day on which they are read, in text."""

from __future__ import annotations

import pytest

from claimkit.standalone.phrases import Place, find_time_phrases


def list_phrases(text: str) -> list[tuple[str, Place]]:
    phrases = find_time_phrases(text, 0, len(text))
    return [(phrase.words, phrase.place) for phrase in phrases]


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("It closed on Monday.", "on Monday", Place.ADVERB),
        ("It closed Monday night.", "Monday night", Place.ADVERB),
        ("It has been shut since Monday.", "Monday", Place.NOUN),
        ("It was ready for yesterday’s vote.", "yesterday’s", Place.OWNER),
        ("Tomorrow will be dry.", "Tomorrow", Place.NOUN),
        ("It closed last year.", "last year", Place.ADVERB),
        ("It was the rainiest month of last year.", "last year", Place.NOUN),
        ("It opened two days ago.", "two days ago", Place.ADVERB),
        ("It opened last summer.", "last summer", Place.ADVERB),
    ],
)
def test_finds_a_time(text: str, words: str, place: Place) -> None:
    """With its preposition, and how it stands in its clause."""
    assert list_phrases(text) == [(words, place)]


@pytest.mark.parametrize(
    "text",
    [
        "It is shut every Monday.",
        "It is shut on Mondays.",
        "It closed on Super Tuesday.",
        "He writes for the Sunday Post.",
        "It closed on Monday, May 4.",
        "It is open Monday-Friday.",
    ],
)
def test_passes_over_what_is_no_day_of_its_own(text: str) -> None:
    """One of many days, a name, and what has a date already."""
    assert list_phrases(text) == []

"""The tables of words."""

from __future__ import annotations

import pytest

from claimkit.auditing.phrases import Phrases
from claimkit.auditing.words import load_audit_words

WORDS = load_audit_words()
IN_NO_ROW = {"called"}


def test_rows_are_of_classes() -> None:
    """Each row of a request is made of classes that there are, and each class is in a row."""
    used = {name for row in WORDS.request_rows for name in row}
    assert used == set(WORDS.request_words) - IN_NO_ROW
    assert WORDS.request_states | WORDS.request_askers <= used


@pytest.mark.parametrize("table", [WORDS.request_words, WORDS.roles, WORDS.fields, WORDS.channels])
def test_phrases_are_of_one_class(table: dict[str, frozenset[str]]) -> None:
    assert len(Phrases.of(table).values) == sum(map(len, table.values()))


def test_phrase_of_two_classes() -> None:
    with pytest.raises(ValueError, match="'provided' is of 'condition' and of 'give'"):
        Phrases.of({"condition": ["provided"], "give": ["provided"]})


def test_offices_are_heads() -> None:
    assert WORDS.shared_offices | WORDS.several_offices <= WORDS.ambiguous_heads

"""Acronyms among the mentions of a name."""

from __future__ import annotations

import pytest

from claimkit.speakerindex.keys.acronyms import find_acronyms


@pytest.mark.parametrize(
    ("name", "mentions", "found"),
    [
        ("The Bridge Safety Board", ["the BSB", "the board"], {"bsb"}),
        ("Bridge Safety Board", ["Bridge Safety Board (BSB)"], {"bsb"}),
        ("Bridge Safety Board (B.S.B.)", [], {"bsb"}),
        ("Bridge Safety Board", ["it", "The Board", "BRIDGE", "A", "CEO"], set()),
        ("Bridge Safety Board", ["FSB"], set()),
        ("WHO", ["WHO"], set()),
        ("BSB Radio", ["BSB"], set()),
    ],
)
def test_acronyms(name: str, mentions: list[str], found: set[str]) -> None:
    """Capitals whose letters come in the name, in order and from its start."""
    assert find_acronyms(name, mentions) == found

"""Embedded posts."""

from __future__ import annotations

import pytest

from claimkit.spans import Span
from claimkit.text.posts import find_post, is_signature


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("It is dead. — Bo Berg (@bob) 9 May", "It is dead."),
        ("It is dead. pic.example.com/aB3x — Bo Berg (@bob)", "It is dead."),
        ("It is dead https://t.example/a pic.example.com/b — B. Berg (@bob)", "It is dead"),
        ("pic.example.com/aB3x — Bo Berg (@bob)", None),
    ],
)
def test_post(text: str, post: str | None) -> None:
    """What is said ends before the links that stand before the dash."""
    at = text.index("—")
    dash = Span(at, at + 1)
    assert is_signature(text, dash)
    found = find_post(text, 0, dash)
    assert (found.of(text) if found else None) == post


@pytest.mark.parametrize("text", ["It is — Bo Berg, mayor", "It is — so Bo says — dead (@bob)"])
def test_no_signature(text: str) -> None:
    """Without a name and a handle right behind it, a dash signs no post."""
    at = text.index("—")
    assert not is_signature(text, Span(at, at + 1))

"""Words for readers."""

from __future__ import annotations

import pytest

from claimkit.outputs.wording import strip_controls


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("\x1b]8;;http://x\x07link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Ja", "a"),
        ("a\r\nb\tc", "a b c"),
        ("\u202eabc\u2069", "abc"),
        ("\x1b", " "),
        ("\ud800", "\ufffd"),
        ("[red]naïve 😀", "[red]naïve 😀"),
    ],
)
def test_strip_controls(text: str, plain: str) -> None:
    assert strip_controls(text) == plain

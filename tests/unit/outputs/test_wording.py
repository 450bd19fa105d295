"""Words for readers."""

from __future__ import annotations

import pytest

from claimkit.outputs.wording import escape_formula, strip_controls


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


@pytest.mark.parametrize(
    ("cell", "escaped"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+1", "'+1"),
        ("-2+3", "'-2+3"),
        ("@AnaLee", "'@AnaLee"),
        ("\t=1", "'\t=1"),
        ("\rLee", "'\rLee"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("Ana = Lee", "Ana = Lee"),
        ("—he left", "—he left"),
        ("'=1", "'=1"),
        ("", ""),
        (" ", " "),
    ],
)
def test_escape_formula(cell: str, escaped: str) -> None:
    """What a spreadsheet would run begins with an apostrophe."""
    assert escape_formula(cell) == escaped

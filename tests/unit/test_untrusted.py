"""Text, TOML and JSON that anybody may have written: one error, with one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimkit.untrusted import (
    MalformedError,
    find_invisible,
    parse_json,
    parse_toml,
    read_text,
)

DEEP, LONG = "[" * 100_000, "9" * 10_000


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x = ", "no valid TOML: Invalid value"),
        (f"x = 1\ny = {DEEP}", "nested too deeply (at line 2)"),
        ("x = [\n" * 20_000, "no valid TOML"),
        (f"x = 1\n\ny = {LONG}", "a number of more than 4300 digits (at line 3)"),
    ],
)
def test_toml(text: str, message: str) -> None:
    with pytest.raises(MalformedError) as raised:
        parse_toml(text)
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("{", "no valid JSON: Expecting property name"),
        ("[1,\n2", "no valid JSON: Expecting ',' delimiter, column 2 (at line 2)"),
        (b"\xff", "no valid JSON: 'utf-8' codec can't decode"),
        (f'"[[["\n{DEEP}', "no valid JSON: Extra data"),
        (f'["[[[",\n{DEEP}', "nested too deeply (at line 2)"),
        ('["', "no valid JSON: Unterminated string"),
        (f"[1,\n{LONG}]", "a number of more than 4300 digits (at line 2)"),
        (b'["\xed\xa0\x80",\n' + DEEP.encode(), "nested too deeply (at line 2)"),
        (f"[{LONG}]".encode("utf-16"), "a number of more than 4300 digits (at line 1)"),
    ],
)
def test_json(data: str | bytes, message: str) -> None:
    """Brackets in a string are none; bytes are decoded as Python's reader does, which takes lone
    surrogates.
    """
    with pytest.raises(MalformedError) as raised:
        parse_json(data)
    assert str(raised.value).startswith(message)


def test_the_deepest_line_is_found_in_linear_time() -> None:
    """Quotation marks that nothing closes do not make the search begin again and again."""
    with pytest.raises(MalformedError, match=r"nested too deeply \(at line 1\)"):
        parse_json(DEEP + "\n" + '\\"' * 500_000)


def test_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbfLee")
    assert read_text(file) == "Lee"
    for mark in (b"", b"\xef\xbb\xbf"):
        file.write_bytes(mark + b"Lee\n\xe9")
        with pytest.raises(MalformedError, match=r"not UTF-8 .*byte 0xe9\); .* \(at line 2\)"):
            read_text(file)
    with pytest.raises(MalformedError, match="cannot be read: Is a directory"):
        read_text(tmp_path)


@pytest.mark.parametrize(
    ("text", "found"),
    [("Ana Lee", None), ("Lee\0", "U+0000"), ("\u202eeeL", "U+202E"), ("L\ud800", "U+D800")],
)
def test_find_invisible(text: str, found: str | None) -> None:
    assert find_invisible(text) == found

"""From bytes to text."""

from __future__ import annotations

import pytest

from claimkit.errors import InputError
from claimkit.inputs import read_text
from claimkit.inputs.encodings import decode

PROSE = "“We can’t repair the bridge,” Mayor Ana Lée said on Monday – for £9 million."
PLAIN = "Señor Núñez said that the café is closed."
GUESS = "a guess; save it as UTF-8"


@pytest.mark.parametrize(
    ("encoding", "text", "found"),
    [
        ("utf-8", PROSE, "utf-8"),
        ("utf-8", "", "utf-8"),
        ("ascii", "It rained.", "utf-8"),
        ("utf-8-sig", PROSE, "utf-8-sig"),
        ("utf-16", PROSE, "utf-16"),
        ("utf-32", PROSE, "utf-32"),
        ("utf-16-le", PROSE, "utf-16-le"),
        ("utf-16-be", PROSE, "utf-16-be"),
        ("cp1252", PROSE, "cp1252"),
        ("latin-1", PLAIN, "cp1252"),
        ("latin-1", "café", "cp1252"),
        ("mac_roman", PROSE, "mac_roman"),
        ("cp1251", "Мэр заявил, что мост безопасен. " * 9, "cp1251"),
    ],
)
def test_encodings(encoding: str, text: str, found: str) -> None:
    """What only can be guessed has a note."""
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, found)
    is_guess = found not in {"utf-8", "utf-8-sig", "utf-16", "utf-32"}
    assert [note.endswith(GUESS) for note in decoded.notes] == [True] * is_guess


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ("<meta http-equiv=Content-Type content='text/html; charset=windows-1250'>", "cp1250"),
        ("<?xml version='1.0' encoding='ISO-8859-15'?>", "iso8859-15"),
    ],
)
def test_declared_encoding(declaration: str, encoding: str) -> None:
    decoded = decode((declaration + "é").encode(encoding))
    assert (decoded.text[-1], decoded.encoding, decoded.notes) == ("é", encoding, ())


@pytest.mark.parametrize(
    "name",
    [
        *("hex", "no-such", "utf-8", "utf-8-sig", "utf-7", "utf-16", "cp037"),
        *("idna", "punycode", "undefined", "unicode_escape"),
    ],
)
def test_declaration_that_is_no_help(name: str) -> None:
    assert decode(f'<meta charset="{name}"> café'.encode("cp1252")).text.endswith("café")


def test_valid_utf_8_goes_before_the_declaration() -> None:
    assert decode(b'<meta charset="iso-8859-1">\xc3\xa9').text.endswith("é")


def test_a_few_bytes_that_are_lost() -> None:
    decoded = decode(PROSE.encode() + b" \xff.")
    assert decoded.text == PROSE + " \ufffd."
    (note,) = decoded.notes
    assert "1 place" in note


@pytest.mark.parametrize(
    "data", [bytes(40), bytes(range(32)) * 9, b"\x89PNG\r\n\x1a\n" + bytes(99)]
)
def test_binary(data: bytes) -> None:
    with pytest.raises(InputError, match="expected text, got binary data"):
        decode(data)


def test_text_keeps_its_encoding_and_note() -> None:
    item = read_text("café".encode("cp1252"))
    assert (item.text, item.source.encoding, len(item.notes)) == ("café", "cp1252", 1)
    assert read_text("café").source.encoding is None

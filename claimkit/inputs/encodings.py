"""From bytes to text: marks at the start first, then UTF-8, what the file declares, a guess."""

from __future__ import annotations

import codecs
import re

from attrs import frozen

from claimkit.errors import InputError, InputTooLargeError

MARKS = (  # longer ones first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SHORTEST_WIDE, LEAST_NULS = 4, 0.2  # bytes; every second one of English in UTF-16 is NUL
MOST_CONTROLS, STRAY = 0.05, 2  # of the bytes; such as are in many a text
LAST_LATIN = "\u024f"
LEAST_LATIN = 0.5  # of the characters of a text in English
CONTROLS = bytes([*range(0x07), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
WINDOWS, MAC = "cp1252", "mac_roman"
BEYOND_ASCII = bytes(range(0x80, 0x100))
MAC_QUOTES = bytes(range(0xD2, 0xD6))  # “ ” ‘ ’; in Windows-1252 letters that English does not have
LEAST_MAC = 0.5  # of the bytes beyond ASCII
MOST_WESTERN, FEW = 0.1, 20  # of the bytes: those beyond ASCII in English; in a short text
UTF_8_LETTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
DECLARED = re.compile(
    rb"<(?:meta\b|\?xml\b)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})"
)
DECLARATION_WITHIN = 4_096  # bytes
SAID_OF_WINDOWS = frozenset({"iso8859-1", "ascii", "utf-8", "utf-8-sig"})
# Ways to write text for other ends; browsers know none of them.
NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
MAX_CHARS = 20_000_000  # of a page, or of captions
SAMPLE = 200_000  # bytes from which an encoding is guessed


@frozen
class Decoded:
    """The text of some bytes.

    Attributes:
        encoding: Python's name of it; None for what was never bytes.
        notes: what was guessed or lost, a line for people each.
    """

    text: str
    encoding: str | None
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text of *data*, without a byte order mark, newlines as they are.

    Valid UTF-8 goes before what a page declares: other encodings hardly ever look like it.

    Raises:
        InputError: *data* is no text.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding)
    if _is_wide(data):
        return _decode_wide(data)
    if _is_binary(data):
        raise InputError(
            "expected text, got binary data (control characters); export it as text, HTML or PDF"
        )
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, error)


def read_characters(data: str | bytes) -> Decoded:
    """Return *data* as text; a str is one, in no encoding.

    Raises:
        InputError: bytes are no text.
    """
    return Decoded(data, None) if isinstance(data, str) else decode(data)


def check_length(text: str) -> None:
    """Make sure that *text* is no longer than pages and captions are.

    Raises:
        InputTooLargeError: it is.
    """
    if len(text) > MAX_CHARS:
        raise InputTooLargeError(
            f"expected at most {MAX_CHARS:,} characters, got {len(text):,}; split the file"
        )


def _decode_marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, (_count_lost(text, encoding),))


def _count_lost(text: str, encoding: str) -> str:
    return (
        f"the file is {encoding} but for {text.count(chr(0xFFFD)):,} places, whose characters are "
        "lost; look where it comes from"
    )


def _is_wide(data: bytes) -> bool:
    return len(data) >= SHORTEST_WIDE and data.count(0) >= LEAST_NULS * len(data)


def _decode_wide(data: bytes) -> Decoded:
    """Return what is UTF-16 without a mark: the zero bytes of English letters stand on one side."""
    encoding = "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
    text = data.decode(encoding, "replace")
    latin = sum(1 for character in text if " " <= character <= LAST_LATIN)
    if latin < LEAST_LATIN * len(text):
        raise InputError(
            "expected text, got binary data (many zero bytes); export it as text, HTML or PDF"
        )
    note = f"the file is read as {encoding}, a guess; save it as UTF-8"
    return Decoded(text, encoding, (note,))


def _is_binary(data: bytes) -> bool:
    return _count(data, CONTROLS) > max(STRAY, MOST_CONTROLS * len(data))


def _decode_other(data: bytes, error: UnicodeDecodeError) -> Decoded:
    text = data.decode("utf-8", "replace")
    if sum(1 for _ in UTF_8_LETTER.finditer(data)) > text.count("\ufffd"):
        return Decoded(text, "utf-8", (_count_lost(text, "utf-8"),))
    declared = _find_declared(data)
    if declared is not None:
        return Decoded(data.decode(declared, "replace"), declared)
    encoding = _guess(data)
    byte = f"byte {data[error.start]:#04x} at {error.start}"
    note = f"the file is not UTF-8 ({byte}) and is read as {encoding}, a guess; save it as UTF-8"
    return Decoded(data.decode(encoding, "replace"), encoding, (note,))


def _find_declared(data: bytes) -> str | None:
    """Return the encoding that a page or a feed declares, None without one that Python has and that
    the declaration itself can be in. What calls itself Latin-1 or ASCII is read as Windows-1252, as
    browsers do.
    """
    declared = DECLARED.search(data[:DECLARATION_WITHIN])
    if declared is None:
        return None
    try:
        codec = codecs.lookup(declared[1].decode("ascii"))
        read = declared[0].decode(codec.name)  # no text encoding: "hex" and its like
    except (LookupError, UnicodeError):
        return None
    if codec.name in NO_CHARSETS or read != declared[0].decode("cp1252", "replace"):
        return None
    return WINDOWS if codec.name in SAID_OF_WINDOWS else codec.name


def _guess(data: bytes) -> str:
    """Return the most likely encoding of *data*: a Western one, where few of its letters are beyond
    ASCII, as in English.
    """
    sample = data[:SAMPLE]
    beyond = _count(sample, BEYOND_ASCII)
    if beyond <= max(FEW, MOST_WESTERN * len(sample)):
        return MAC if _count(sample, MAC_QUOTES) >= LEAST_MAC * beyond else WINDOWS

    from charset_normalizer import from_bytes  # slow to load, and seldom needed

    best = from_bytes(sample).best()
    return WINDOWS if best is None else best.encoding


def _count(data: bytes, kinds: bytes) -> int:
    return len(data) - len(data.translate(None, kinds))

"""Mojibake: UTF-8 that was read as Windows-1252 or Latin-1 (â€œ for “, Ã© for é).

Only what can hardly be anything else counts: “É” at the end of a quotation in capitals is also
what a letter of UTF-8 looks like in Windows-1252.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.spans import Span
from claimkit.text.plain.plaintext import PlainText

# The characters of the bytes 0x80 to 0xBF in Windows-1252 and Latin-1; without those that stand
# behind a word in good text: quotation marks, dashes, the ellipsis, the no-break space, …
SPECIAL = "€ƒ„†‡ˆ‰ŠŒŽ˜™šœžŸ"
AFTER_LETTERS = "‚…‹‘’“”•–—›«»\xa0"
BYTES = f"\x80-\x9f\xa1-\xaa\xac-\xba\xbc-\xbf{SPECIAL}"
ANY_BYTES = f"{BYTES}{AFTER_LETTERS}"
MOJIBAKE = re.compile(
    rf"â(?:€|\x80)[{ANY_BYTES}]"  # quotation marks, dashes and the like
    r"|â€\ufffd"  # a closing mark of which a byte was lost
    rf"|â(?:‚|\x82|„|\x84)[{BYTES}]"  # € and ™
    rf"|ð(?:Ÿ|\x9f)[{ANY_BYTES}]{{2}}"  # emoji
    rf"|[Ã-Å][{BYTES}]"  # letters with accents
    r"|Â[\xa0-\xbf\x80-\x9f]"  # what Latin-1 has above ASCII
)
MOJIBAKE_START = re.compile("[âðÂ-Å]")  # what MOJIBAKE begins with
LOST_MARK = "â€\ufffd"
MOST_LAYERS = 2  # text may have been spoilt twice


def undo_mojibake(plain: PlainText) -> PlainText:
    """Return *plain* with mojibake read as the characters that it stands for."""
    if not plain.has(MOJIBAKE_START):
        return plain
    for _ in range(MOST_LAYERS):
        plain = plain.replaced(MOJIBAKE, lambda match: _decode(match.group()))
    return plain


def find_mojibake(text: str) -> Iterator[Span]:
    """Yield where *text* has characters that are spoilt."""
    for match in MOJIBAKE.finditer(text):
        if _decode(match.group()) != match.group():
            yield Span(*match.span())


def _decode(spoilt: str) -> str:
    """Return the character that *spoilt* stands for, itself if it stands for none."""
    if spoilt == LOST_MARK:
        return "”"
    try:
        return b"".join(map(_to_byte, spoilt)).decode("utf-8")
    except UnicodeError:
        return spoilt


def _to_byte(character: str) -> bytes:
    if ord(character) <= 0xFF:
        return character.encode("latin-1")
    return character.encode("cp1252")

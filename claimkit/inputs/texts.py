"""Plain text, whatever its encoding."""

from __future__ import annotations

from claimkit.inputs.encodings import read_characters
from claimkit.inputs.item import Item
from claimkit.inputs.source import Source
from claimkit.text.plain.plaintext import PlainText


def read_text(data: str | bytes) -> Item:
    """Return the text in *data* as it is.

    Raises:
        InputError: bytes are no text.
    """
    decoded = read_characters(data)
    source = Source(table=PlainText.of(decoded.text), encoding=decoded.encoding)
    return Item(decoded.text, notes=decoded.notes, source=source)

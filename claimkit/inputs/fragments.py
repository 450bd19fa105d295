"""HTML that is the text of an article alone: the body of a ninjs item or of an entry of a feed."""

from __future__ import annotations

import re

from claimkit.text.plain.markup import drop_markup
from claimkit.text.plain.plaintext import PlainText

BLANKS = re.compile(r"[ \t\r\f\v\xa0]*\n[ \t\r\f\v\xa0]*(?P<more>\n\s*+)?")
EDGES = re.compile(r"\A\s+|\s+\Z")
BREAK, PARAGRAPH_BREAK = "\n", "\n\n"


def read_fragment(html: str) -> PlainText:
    """Return *html* without its tags, entities read, each block a paragraph."""
    plain = drop_markup(PlainText.of(html)).replaced(EDGES, lambda match: "")
    return plain.replaced(BLANKS, lambda match: PARAGRAPH_BREAK if match["more"] else BREAK)

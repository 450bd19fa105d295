"""HTML that is the text of an article alone: the body of a ninjs item or of an entry of a feed."""

from __future__ import annotations

import re

from claimkit.text.plain.markup import drop_markup
from claimkit.text.plain.plaintext import Edit, PlainText

# It begins at the first blank: a look at each one of a long row would take quadratic time
BLANKS = re.compile(r"(?<![ \t\r\f\v\xa0])[ \t\r\f\v\xa0]*+\n[ \t\r\f\v\xa0]*+(?P<more>\n\s*+)?")
BREAK, PARAGRAPH_BREAK = "\n", "\n\n"


def read_fragment(html: str) -> PlainText:
    """Return *html* without its tags, entities read, each block a paragraph."""
    plain = strip_edges(drop_markup(PlainText.of(html)))
    return plain.replaced(BLANKS, lambda match: PARAGRAPH_BREAK if match["more"] else BREAK)


def strip_edges(plain: PlainText) -> PlainText:
    """Return *plain* without the blanks at its ends."""
    length = len(plain.text)
    start = length - len(plain.text.lstrip())
    end = max(start, len(plain.text.rstrip()))
    return plain.edited([Edit(0, start, ""), Edit(end, length, "")])

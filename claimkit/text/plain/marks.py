"""Marks that few texts have: ornamental and Asian quotation marks, primes, Markdown's stars."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.text.plain.plaintext import Edit, PlainText

# Quotation marks, and those that a reader knows better
RARE_MARKS = {
    **dict.fromkeys("❝〝「『", "“"),
    **dict.fromkeys("❞〞」』", "”"),
    "❛": "‘",
    "❜": "’",
    "ʺ": '"',
    "″": '"',
}
RARE = re.compile("[❝〝「『❞〞」』❛❜ʺ″]")
QUOTING = re.compile(f"(?<!\\d){RARE.pattern}")  # behind a digit a double prime counts inches
STAR, STARS = re.compile(r"\*"), "**"
BOLD = re.compile(r"\*\*(?=[^\s*])[^*\n]{0,200}[^\s*]\*\*")


def read_marks(plain: PlainText) -> PlainText:
    """Return *plain* with rare quotation marks as the common ones, and bold text without stars."""
    if plain.has(RARE):
        plain = plain.replaced(QUOTING, lambda match: RARE_MARKS[match.group()])
    return plain.edited(_find_stars(plain.text)) if plain.has(STAR) else plain


def _find_stars(text: str) -> Iterator[Edit]:
    """Yield the edits that drop the stars around bold text."""
    for match in BOLD.finditer(text):
        yield Edit(match.start(), match.start() + len(STARS), "")
        yield Edit(match.end() - len(STARS), match.end(), "")

"""Words that were cut by a hyphen at the end of a line, as printed pages have them.

``every-⏎body who`` is read as ``everybody⏎who``: the line ends behind the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimkit.text.plain.plaintext import Edit, PlainText

CUT_WORD = re.compile(
    r"\b(?P<first>[^\W\d_]{2,40}+)(?P<cut>-[ \t]*+(?:\r\n|\n)[ \t]*+)(?P<rest>[a-z]{2,40}+)"
    r"\S{0,40}+(?P<blank>[ \t]?)"
)
WITH_HYPHEN = re.compile(r"\b[^\W\d_]+-[^\W\d_]+")
LINE = re.compile(r"\S.*")
FEWEST = 2  # words cut in a text whose lines are hyphenated …
LEAST_SHARE = 0.03  # … and the share of the lines that they end
# What stands before a hyphen of its own more often than before one at the end of a line
FIRST_PARTS = frozenset({
    "anti", "cross", "ex", "far", "first", "five", "four", "full", "half", "hard", "high", "ill",
    "long", "low", "mid", "multi", "near", "non", "one", "part", "post", "pre", "pro", "quasi",
    "second", "self", "semi", "short", "six", "so", "ten", "third", "three", "top", "two", "twenty",
    "vice", "well",
})  # fmt: skip


def join_hyphenated(plain: PlainText) -> PlainText:
    """Return *plain* with cut words joined, if its lines are hyphenated; other texts end a line in
    a hyphen only where the word has one.
    """
    return join_cut_words(plain) if is_hyphenated(plain.text) else plain


def join_cut_words(plain: PlainText) -> PlainText:
    """Return *plain*, whose lines are those of a printed page, with cut words joined."""
    return plain.edited(_find_edits(plain.text))


def count_cut_words(text: str) -> int:
    """Return how many words of *text* may be cut at the end of a line."""
    return sum(1 for _ in CUT_WORD.finditer(text))


def is_hyphenated(text: str) -> bool:
    """Whether *text* was set in lines that cut words."""
    if "-\n" not in text and "-\r" not in text:
        return False
    cut = count_cut_words(text)
    if cut < FEWEST:
        return False
    return cut >= LEAST_SHARE * sum(1 for _ in LINE.finditer(text))


def _find_edits(text: str) -> Iterator[Edit]:
    """Yield what joins the cut words of *text*; the line ends at the blank behind each."""
    with_hyphen = frozenset(map(str.casefold, WITH_HYPHEN.findall(text)))
    for match in CUT_WORD.finditer(text):
        first, rest = match["first"].casefold(), match["rest"]
        keeps_hyphen = first in FIRST_PARTS or f"{first}-{rest}" in with_hyphen
        yield Edit(*match.span("cut"), "-" if keeps_hyphen else "")
        if match["blank"]:
            yield Edit(*match.span("blank"), "\n")

"""Characters that nobody sees: control characters, terminal codes, zero-width characters."""

from __future__ import annotations

import re

from claimkit.text.plain.plaintext import PlainText

# A colour or a move of the cursor; a title of the window; other escapes of two characters
TERMINAL_CODE = re.compile(
    r"\x1b\[[0-?]{0,64}[ -/]{0,8}[@-~]"
    r"|\x1b\][^\x07\x1b\n]{0,400}(?:\x07|\x1b\\)"
    r"|\x1b[@-Z\\^_]"
)
# A character and the backspace that takes it back: how old printers made letters bold
OVERSTRUCK = re.compile(r"[^\n\x08]\x08")
# All control characters but white space, those with which the patterns above and below begin too
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
# Those that Windows-1252 has letters and marks for
WINDOWS = re.compile(r"[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f]")
ZERO_WIDTH_SPACE = re.compile("\u200b")
# Joiners, direction controls, byte order marks, soft hyphens, variation selectors, language tags
INVISIBLE = re.compile(
    "[\xad\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef]"
)
LONGEST_MEAN_WORD = 12  # characters: no English text has words this long on the average


def drop_controls(plain: PlainText) -> PlainText:
    """Return *plain* without terminal codes and control characters."""
    if not plain.has(CONTROL):
        return plain
    plain = plain.replaced(TERMINAL_CODE, _read_as_nothing)
    plain = plain.replaced(OVERSTRUCK, _read_as_nothing)
    plain = plain.replaced(WINDOWS, lambda match: match.group().encode("latin-1").decode("cp1252"))
    return _drop(plain, CONTROL)


def drop_invisible(plain: PlainText) -> PlainText:
    """Return *plain* without characters that take no room."""
    if plain.has(INVISIBLE):
        plain = plain.replaced(INVISIBLE, _read_as_nothing)
    return _drop(plain, ZERO_WIDTH_SPACE)


def _drop(plain: PlainText, pattern: re.Pattern[str]) -> PlainText:
    """Return *plain* without the matches of *pattern*, or with blanks where they part the words."""
    if not plain.has(pattern):
        return plain
    new = " " if _parts_words(plain.text, pattern) else ""
    return plain.replaced(pattern, lambda match: new)


def _parts_words(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether the words of *text* would run into each other without the matches of *pattern*."""
    without = pattern.sub("", text).split()
    within = pattern.sub(" ", text).split()
    return _is_too_long(without) and not _is_too_long(within)


def _is_too_long(words: list[str]) -> bool:
    return sum(map(len, words)) > LONGEST_MEAN_WORD * len(words)


def _read_as_nothing(match: re.Match[str]) -> str:
    return ""

"""Letters that look like others: wide and mathematical ones, ligatures, accents by themselves,
Cyrillic and Greek ones in Latin words.
"""

from __future__ import annotations

import re
import unicodedata

from claimkit.text.plain.plaintext import PlainText

# Forms of Latin letters, digits and marks that differ in their looks alone: wide ones, those of
# mathematics, ligatures
STYLED = re.compile(
    "[\uff01-\uff5e\U0001d400-\U0001d7ff\ufb00-\ufb06\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124"
    "\u2128\u212c\u212d\u212f-\u2131\u2133\u2134]"
)
ACCENT = re.compile("[\u0300-\u036f]")
ACCENTED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
MOST_ACCENTS = 3  # on one letter; more are ornaments
FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
LATIN = re.compile(r"[A-Za-z]")
WORD = re.compile(r"\w+")
# Letters that cannot be told from Latin ones by their looks; after Unicode's table of confusables
LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТХУІЈЅοΟΑΒΕΖΗΙΚΜΝΡΤΥΧ",
    "aeopcyxijshdqwABEKMHOPCTXYIJSoOABEZHIKMNPTYX",
)


def compose_accents(plain: PlainText) -> PlainText:
    """Return *plain* with each letter and the accents behind it as one character."""
    if not plain.has(ACCENT):
        return plain
    return plain.replaced(ACCENTED, lambda match: _compose(match.group()))


def read_look_alikes(plain: PlainText) -> PlainText:
    """Return *plain* with the Latin letters that a reader sees."""
    if plain.has(STYLED):
        plain = plain.replaced(STYLED, lambda match: unicodedata.normalize("NFKC", match.group()))
    if not plain.has(FOREIGN):
        return plain
    return plain.replaced(WORD, lambda match: _read_in_latin(match.group()))


def _compose(letter: str) -> str:
    """Return *letter*, which its accents follow, as one character if there is such a one."""
    if len(letter) > 1 + MOST_ACCENTS:
        return letter[0]
    return unicodedata.normalize("NFC", letter)


def _read_in_latin(word: str) -> str:
    """Return *word* in Latin letters if some are, and all others look so."""
    if FOREIGN.search(word) is None or LATIN.search(word) is None:
        return word
    latin = word.translate(LOOK_ALIKES)
    return latin if FOREIGN.search(latin) is None else word

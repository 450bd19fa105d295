"""Which words are years."""

from __future__ import annotations

from claimkit.tree import Word

YEAR_FIGURES, CENTURIES = 4, frozenset({"18", "19", "20"})


def is_year(word: Word) -> bool:
    """Whether *word* is a year, no number of things: "in 2000", not "2000 people"."""
    if word.upos != "NUM":
        return False
    if not _is_written_as_year(word.text):
        return False
    if word.deprel != "nummod":
        return True
    counted = word.parent
    return counted is None or counted.upos == "PROPN"  # "May 2000", "the 2000 Olympics"


def _is_written_as_year(text: str) -> bool:
    if len(text) != YEAR_FIGURES:
        return False
    return text.isdecimal() and text[:2] in CENTURIES

"""The lemmas that treebanks give the forms of words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from annotated.treebanks import FORM, LEMMA, UPOS, Block
from claimkit.parsing.lemmas import NAMES_AND_NUMBERS

RARE_READING = 0.02  # of a form's readings; rarer ones are taken for slips


def find_known_lemmas(blocks: Iterable[Block]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the lemmas of each pair of lower-case form and UPOS in *blocks*, the most frequent
    first; names and numbers, and readings too rare to be more than slips, left out.
    """
    readings: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for block in blocks:
        for row in block.words if block.parsed else ():
            if row[UPOS] not in NAMES_AND_NUMBERS:
                readings[row[FORM].lower(), row[UPOS]][row[LEMMA]] += 1
    return {reading: rank_lemmas(lemmas) for reading, lemmas in readings.items()}


def rank_lemmas(counts: Counter[str]) -> tuple[str, ...]:
    least = RARE_READING * counts.total()
    return tuple(lemma for lemma, count in counts.most_common() if count > least)

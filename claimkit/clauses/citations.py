"""Cases of courts, of which a participle in brackets tells what they decide: Lee v. Berg, 512 U.S.
10 (1994) (holding that …).
"""

from __future__ import annotations

from itertools import dropwhile, takewhile

from claimkit.grammar import GERUND
from claimkit.tree import Phrase, Word

AGAINST = frozenset({"v.", "v", "vs.", "vs"})  # between the parties
IN_THE_MATTER = frozenset({"re", "parte"})  # before the only one
SIGNALS = frozenset({"see", "also", "cf.", "cf", "accord", "but", "e.g.", ",", "in", "ex"})


def find_cited(participle: Word) -> Phrase:
    """Return the name of the case that *participle* tells of, empty where it tells of none."""
    if participle.xpos != GERUND or not _is_behind_year(participle):
        return Phrase()
    before = takewhile(lambda word: word.text != ",", participle.sentence.words)
    name = Phrase(tuple(dropwhile(lambda word: word.lower in SIGNALS, before)))
    if name and name[0].lower in IN_THE_MATTER:
        return name[1:]
    return name if any(word.lower in AGAINST for word in name) else Phrase()


def _is_behind_year(participle: Word) -> bool:
    """Whether *participle* opens brackets right behind those with a year."""
    row = participle.sentence.phrase(participle.index - 3, participle.index - 1)
    marks = [word.text for word in row[1:]]
    return marks == [")", "("] and row[0].text[-4:].isdigit()

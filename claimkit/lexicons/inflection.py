"""Forms of regular verbs, to find a verb whose lemma the parser got wrong ("shouted" with lemma
"shoute").
"""

from __future__ import annotations

from collections.abc import Iterator

VOWELS = "aeiou"
# Endings behind which a verb takes "es", before which a final "e" stays, and consonants that are
# never written twice
HISSING = ("s", "x", "z", "ch", "sh")
KEEPING_E = ("ee", "oe", "ye")
NEVER_DOUBLED = "wxy"


def list_regular_forms(lemma: str) -> Iterator[str]:
    """Yield the forms that *lemma* has if it is regular, with one and with two final consonants
    where either may be.
    """
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        yield from (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
    elif lemma.endswith("e"):
        yield from (f"{lemma}s", f"{lemma}d", f"{_find_stem(lemma)}ing")
    else:
        yield f"{lemma}es" if lemma.endswith(HISSING) else f"{lemma}s"
        for stem in _find_stems(lemma):
            yield from (f"{stem}ed", f"{stem}ing")


def _find_stem(lemma: str) -> str:
    """Return what "ing" is put to where *lemma* ends in "e"."""
    return lemma if lemma.endswith(KEEPING_E) else lemma[:-1]


def _find_stems(lemma: str) -> Iterator[str]:
    yield lemma
    if _may_double(lemma) or lemma.endswith("uiz"):
        yield lemma + lemma[-1]


def _may_double(lemma: str) -> bool:
    """Whether *lemma* ends in one consonant behind one vowel: "stop", not "shout", "help"."""
    if len(lemma) < 3 or lemma[-1] in VOWELS + NEVER_DOUBLED:
        return False
    return lemma[-2] in VOWELS and lemma[-3] not in VOWELS

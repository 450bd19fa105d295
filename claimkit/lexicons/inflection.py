"""Forms of regular verbs, to find a verb whose lemma the parser got wrong ("shouted" with lemma
"shoute").
"""

from __future__ import annotations

from collections.abc import Iterator

VOWELS = "aeiou"


def regular_forms(lemma: str) -> Iterator[str]:
    """Yield the forms that *lemma* has if it is regular, with one and with two final consonants
    where either may be.
    """
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        yield from (f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing")
        return
    yield f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else f"{lemma}s"
    if lemma.endswith("e"):
        yield f"{lemma}d"
        yield f"{lemma}ing" if lemma.endswith(("ee", "oe", "ye")) else f"{lemma[:-1]}ing"
        return
    stems = [lemma]
    if (
        len(lemma) > 2
        and lemma[-1] not in f"{VOWELS}wxy"
        and lemma[-2] in VOWELS
        and lemma[-3] not in VOWELS
    ):
        stems.append(lemma + lemma[-1])
    if lemma.endswith("uiz"):
        stems.append(lemma + "z")
    for stem in stems:
        yield from (f"{stem}ed", f"{stem}ing")

"""Lemmas as edits of the word form: the network chooses an edit and need not spell the lemma.

An edit is written ``case|drop|add``: change the case (or take the commas out of a number), drop so
many letters at the end, add these. "cities" → "city" is ``lower|3|y``, "went" → "go" is
``lower|4|go`` (Chrupała 2006; suffixes are enough for English).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from itertools import chain, takewhile
from pathlib import Path

# their lemmas are in no dictionary
NAMES_AND_NUMBERS = frozenset({"PROPN", "NUM", "SYM", "X", "PUNCT"})


def _keep(form: str) -> str:
    return form


def _capitalise(form: str) -> str:
    return form[:1].upper() + form[1:].lower()


def _drop_commas(form: str) -> str:
    return form.replace(",", "")


CASES: Mapping[str, Callable[[str], str]] = {
    "lower": str.lower,
    "as-is": _keep,
    "title": _capitalise,
    "number": _drop_commas,
}


def find_edit(form: str, lemma: str) -> str:
    """Return the edit that makes *lemma* of *form*: the one that changes fewest letters, lower case
    before the others.
    """

    def count_changes(case: str) -> int:
        base = CASES[case](form)
        return len(base) + len(lemma) - 2 * _count_shared(base, lemma)

    case = min(CASES, key=count_changes)
    base = CASES[case](form)
    kept = _count_shared(base, lemma)
    return f"{case}|{len(base) - kept}|{lemma[kept:]}"


def _count_shared(one: str, other: str) -> int:
    """Return how many letters both begin with."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def apply_edit(form: str, edit: str) -> str | None:
    """Return what *edit* makes of *form*, None if it drops more than there is or leaves nothing."""
    case, drop, add = edit.split("|", 2)
    base = CASES[case](form)
    if int(drop) > len(base):
        return None
    return base[: len(base) - int(drop)] + add or None


class Lemmatizer:
    """Chooses a word's lemma among the edits that the network offers.

    Args:
        lemmas: those that a pair of lower-case form and UPOS can have, the most frequent first.
    """

    def __init__(self, lemmas: Mapping[tuple[str, str], tuple[str, ...]]) -> None:
        self._by_form = lemmas
        self._all = frozenset(chain.from_iterable(lemmas.values()))

    @classmethod
    def read(cls, table: str) -> Lemmatizer:
        """Return the lemmatizer of the *table* that ``save`` wrote: lines of form, UPOS and lemmas,
        between tabs.
        """
        rows = (line.split("\t") for line in table.splitlines())
        return cls({(form, upos): tuple(lemmas) for form, upos, *lemmas in rows})

    def save(self, file: Path) -> None:
        lines = ("\t".join((*key, *lemmas)) for key, lemmas in sorted(self._by_form.items()))
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def find_lemma(self, form: str, upos: str, edits: Iterable[str]) -> str:
        """Return what the first of *edits*, the likeliest, makes of *form* that is a lemma of this
        form, else its most frequent; for an unknown form the first that makes a lemma of any form,
        else what the first makes.
        """
        listed = self._by_form.get((form.lower(), upos), ())
        if len(listed) == 1:
            return listed[0]
        made = [lemma for edit in edits if (lemma := apply_edit(form, edit))]
        if listed:
            return _find_first(made, listed, listed[0])
        if not made:
            return form
        if upos in NAMES_AND_NUMBERS:
            return made[0]
        return _find_first(made, self._all, made[0])


def _find_first(lemmas: Iterable[str], allowed: Container[str], default: str) -> str:
    return next((lemma for lemma in lemmas if lemma in allowed), default)

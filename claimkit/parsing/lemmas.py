"""Lemmas as edits of the word form: what the network chooses among instead of spelling a lemma
letter by letter.

An edit is written ``case|drop|add``: change the case (or take the commas out of a number), drop so
many letters at the end, add these. "cities" → "city" is ``lower|3|y``, "went" → "go" is
``lower|4|go`` (Chrupała 2006; suffixes are enough for English).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, takewhile
from pathlib import Path

# their lemmas are in no dictionary
NAMES_AND_NUMBERS = frozenset({"PROPN", "NUM", "SYM", "X", "PUNCT"})


def _as_it_is(form: str) -> str:
    return form


def _title(form: str) -> str:
    return form[:1].upper() + form[1:].lower()


def _without_commas(form: str) -> str:
    return form.replace(",", "")


CASES: Mapping[str, Callable[[str], str]] = {
    "lower": str.lower, "as-is": _as_it_is, "title": _title, "number": _without_commas,
}  # fmt: skip


def find_edit(form: str, lemma: str) -> str:
    """Return the edit that makes *lemma* of *form*: the one that changes fewest letters, lower case
    before the others.
    """
    options = []
    for name, change in CASES.items():
        base = change(form)
        shared = sum(
            1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(base, lemma, strict=False))
        )
        options.append(
            (len(base) - shared + len(lemma) - shared, name, len(base) - shared, lemma[shared:])
        )
    _, name, drop, add = min(options, key=lambda option: option[0])
    return f"{name}|{drop}|{add}"


def apply_edit(form: str, edit: str) -> str | None:
    """Return what *edit* makes of *form*, None if it drops more than there is or leaves nothing."""
    name, drop, add = edit.split("|", 2)
    base = CASES[name](form)
    if int(drop) > len(base):
        return None
    return base[: len(base) - int(drop)] + add or None


class Lemmatizer:
    """Chooses a word's lemma among what the network offers.

    Args:
        known: the lemmas that a pair of lower-case form and UPOS can have, the most frequent first.
    """

    def __init__(self, known: Mapping[tuple[str, str], tuple[str, ...]]) -> None:
        self._known = known
        self._lemmas = frozenset(chain.from_iterable(known.values()))

    @classmethod
    def load(cls, file: Path) -> Lemmatizer:
        """Return the lemmatizer that ``save`` wrote: lines of form, UPOS and lemmas, between
        tabs.
        """
        rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines())
        return cls({(form, upos): tuple(lemmas) for form, upos, *lemmas in rows})

    def save(self, file: Path) -> None:
        lines = ("\t".join((*key, *lemmas)) for key, lemmas in sorted(self._known.items()))
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def lemma(self, form: str, upos: str, edits: Sequence[str]) -> str:
        """Return what the first of *edits*, the likeliest, makes of *form* that is a lemma of this
        form, else its most frequent; for an unknown form the first that makes a lemma of any form,
        else what the first makes.
        """
        known = self._known.get((form.lower(), upos), ())
        if len(known) == 1:
            return known[0]
        made = [lemma for edit in edits if (lemma := apply_edit(form, edit))]
        if known:
            return next((lemma for lemma in made if lemma in known), known[0])
        if not made:
            return form
        if upos in NAMES_AND_NUMBERS:
            return made[0]
        return next((lemma for lemma in made if lemma in self._lemmas), made[0])

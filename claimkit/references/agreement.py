"""Verbs that have another form behind a name than behind "I", "we" or "they"."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.model.reference import Agreement
from claimkit.references.words import load_reference_words
from claimkit.spans import Span
from claimkit.tree import Word

CONTRACTED = frozenset({"n't", "n’t"})
HISSING = ("s", "x", "z", "ch", "sh", "o")


def find_agreements(word: Word) -> Iterator[Agreement]:
    """Yield the verbs of which *word* is the subject and that have another form behind a name."""
    if word.relation != "nsubj" or word.parent is None or _is_third(word):
        return
    predicate = word.parent
    yield from _to_agreement(_find_finite(predicate))
    for other in predicate.children("conj"):
        if other.child("nsubj", "mark") is not None:
            continue
        if other.child("aux", "cop") is not None or _find_finite(predicate) is predicate:
            yield from _to_agreement(_find_finite(other))


def _is_third(word: Word) -> bool:
    """Whether the verb behind *word* has the form that it has behind a name."""
    return word.lower in {"he", "she", "it"}


def _find_finite(predicate: Word) -> Word | None:
    """Return the verb that shows person: the first auxiliary, else the predicate."""
    helping = predicate.children("aux", "cop")
    if helping:
        return helping[0]
    return predicate if predicate.is_verb else None


def _to_agreement(verb: Word | None) -> Iterator[Agreement]:
    text = None if verb is None else _find_third(verb)
    if verb is None or text is None:
        return
    behind = verb.after
    if behind is not None and behind.lower in CONTRACTED:
        yield Agreement(span=Span(verb.span.start, behind.span.end), text=f"{text}{behind.lower}")
    else:
        yield Agreement(span=verb.span, text=text)


def _find_third(verb: Word) -> str | None:
    """Return the form of *verb* behind a name, None where it is the same."""
    third = load_reference_words().third
    if verb.lower in third:
        return third[verb.lower]
    if verb.xpos != "VBP":
        return None
    if verb.lower.endswith("y") and verb.lower[-2:-1] not in "aeiou":
        return f"{verb.lower[:-1]}ies"
    return f"{verb.lower}es" if verb.lower.endswith(HISSING) else f"{verb.lower}s"

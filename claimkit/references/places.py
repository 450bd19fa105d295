"""The place that "there" means."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.document import Document
from claimkit.model.reference import Reference
from claimkit.model.scheme import NoName, ReferentKind, Standing
from claimkit.references.words import load_reference_words
from claimkit.spans import Span
from claimkit.tree import Word

BEGINS, GOES_ON = frozenset({"B-LOC", "B-GPE"}), frozenset({"I-LOC", "I-GPE"})  # labels of names
CONFIDENCE = 0.85  # of the only place that "there" can mean, as read in real news


def to_place(document: Document, word: Word) -> Reference:
    """Return the reference of "there": the one place that is named in its sentence before it or in
    the sentence before; of "here" nothing is known.
    """
    names = set(_name_places(document, word)) if word.lower == "there" else set()
    unclear = NoName.AMBIGUOUS if len(names) > 1 else NoName.NO_ANTECEDENT
    name = names.pop() or None if len(names) == 1 else None
    return Reference(
        span=word.span,
        standing=Standing.PLACE,
        name=name,
        kind=ReferentKind.PLACE,
        why_unnamed=unclear if name is None else None,
        confidence=CONFIDENCE,
    )


def _name_places(document: Document, word: Word) -> Iterator[str]:
    """Yield the places that are named before *word*, in its sentence and in the one before."""
    sentence = word.sentence
    for near in document.sentences[max(0, sentence.index - 1) : sentence.index + 1]:
        for start in near.words:
            if start.entity in BEGINS and start.span.end <= word.span.start:
                span, is_where = _read_place(start)
                yield span.of(document.text) if is_where else ""


def _read_place(start: Word) -> tuple[Span, bool]:
    """Return the name that begins with *start*, and whether something is said to be or to go
    there: an empty name makes "there" unclear.
    """
    end = start
    while end.after is not None and end.after.entity in GOES_ON:
        end = end.after
    before = "" if start.before is None else start.before.lower
    behind = end.after
    is_part = behind is not None and behind.upos in {"NOUN", "PROPN"} and end.head == behind.index
    return Span(
        start.span.start, end.span.end
    ), before in load_reference_words().locating and not is_part

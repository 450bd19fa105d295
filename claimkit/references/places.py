"""The place that "there" means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from claimkit.document import Document
from claimkit.grammar import case_of
from claimkit.model.reference import Reference
from claimkit.model.scheme import NoName, ReferentKind, Standing
from claimkit.references.named import NamedPlace, Role, find_places
from claimkit.references.words import load_reference_words
from claimkit.spans import Span
from claimkit.tree import Word

CONFIDENCE = 0.85  # of the place that "there" means, as read in real news
ADVERBIAL = frozenset({"advmod", "obl"})
AT = "at"


def to_place(document: Document, word: Word) -> Reference:
    """Return the reference of "there": the place that is named last before it, in its sentence or
    in the sentence before, where that is clear; of "here" nothing is known.
    """
    near, far = _list_places(document, word)
    place = _choose(near, far, word)
    is_clear = place is not None and not _is_rivalled(document, place, word)
    unclear = NoName.AMBIGUOUS if near or far else NoName.NO_ANTECEDENT
    return Reference(
        span=word.span,
        standing=Standing.PLACE,
        name=place.span.of(document.text) if place is not None and is_clear else None,
        kind=ReferentKind.PLACE,
        why_unnamed=None if is_clear else unclear,
        confidence=CONFIDENCE,
    )


def _list_places(
    document: Document, word: Word
) -> tuple[Sequence[NamedPlace], Sequence[NamedPlace]]:
    """Return the places that *word* may mean: those before it in its sentence, and those of the
    sentence before.
    """
    if word.lower != "there" or _is_idle(word):
        return (), ()
    at = word.sentence.index
    near = find_places(word.sentence, word)
    far = map(find_places, document.sentences[max(0, at - 1) : at])
    return _drop_owners(near), _drop_owners(chain.from_iterable(far))


def _drop_owners(places: Iterable[NamedPlace]) -> Sequence[NamedPlace]:
    return [place for place in places if place.role is not Role.OWNER]


def _is_idle(word: Word) -> bool:
    """Whether *word* may mean no place: "ideas out there", "I sat there", "the will is there"."""
    words, before, above = load_reference_words(), word.before, word.parent
    if word.relation not in ADVERBIAL or above is None:
        return True
    is_tied = before is not None and before.lower in words.figurative
    return is_tied or above.lemma in words.resting


def _choose(near: Sequence[NamedPlace], far: Sequence[NamedPlace], word: Word) -> NamedPlace | None:
    """Return the place that was named last before *word*; None where another one may be meant."""
    if not near and not far:
        return None
    last = (near or far)[-1]
    if last.role is Role.ARGUMENT:
        is_only = len({place.name for place in (*near, *far)}) == 1
        return last if is_only and _may_be_argument(last, word) else None
    located = {place.name for place in far if place.role is Role.LOCATED}
    is_only = bool(near) or len(located) == 1
    return last if last.role is Role.LOCATED and is_only else None


def _may_be_argument(place: NamedPlace, word: Word) -> bool:
    """Whether *word* may mean *place*, of which something is said: in "they left Oslo, but keep
    troops there", not in "guards there say", who may be somebody's, nor in "Oslo stayed there".
    """
    verb, before = word.parent, word.before
    if verb is None or not verb.is_verb or place.head.parent is verb:
        return False
    return before is None or before.relation != "nsubj"


def _is_rivalled(document: Document, place: NamedPlace, word: Word) -> bool:
    """Whether *word* may mean something without a name: the hall of "at a hall in Oslo"; and, in a
    quotation, what the speaker named and the journalist did not.
    """
    if document.quotation_at(word.span) and not document.quotation_at(place.last.span):
        return True
    if place.head.relation == "nmod" and _is_hall(place.head.parent):
        return True
    return any(_is_at(other) for other in _read_between(document, place.last, word))


def _is_hall(word: Word | None) -> bool:
    """Whether *word* is where something is, and no name."""
    return word is not None and word.upos == "NOUN" and case_of(word) is not None


def _read_between(document: Document, start: Word, end: Word) -> Iterator[Word]:
    """Yield the words behind *start* and before *end*."""
    between = Span(start.span.end, end.span.start)
    for sentence in document.sentences_over(between):
        yield from (word for word in sentence.words if between.covers(word.span))


def _is_at(word: Word) -> bool:
    """Whether *word* is that of "at the hall"."""
    above = word.parent
    return word.lower == AT and above is not None and above.upos == "NOUN"

"""Whom the words mean, once their queries are answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimkit.document import Document
from claimkit.model.reference import Reference
from claimkit.model.scheme import NoName, ReferentKind, Standing
from claimkit.model.speaker import Referent
from claimkit.punctuation import (
    DOUBLE_OPENING,
    LOW_MARK,
    NEWSWIRE_OPENING,
    OPENING_GUILLEMETS,
)
from claimkit.references.agreement import find_agreements
from claimkit.references.find import SPOKEN, Deictic
from claimkit.references.places import to_place
from claimkit.references.times import is_clause, to_time
from claimkit.references.words import load_reference_words
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.tree import Word

REFLEXIVE = ("self", "selves")
SHARING = frozenset({"xcomp", "advcl", "conj"})  # clauses whose subject may be the one above
OPENING_QUOTES = frozenset(
    {*DOUBLE_OPENING, "‘", NEWSWIRE_OPENING, *OPENING_GUILLEMETS, LOW_MARK}
)  # no straight single one, which may be an apostrophe


def to_references(
    document: Document,
    deictics: Sequence[Deictic],
    referents: Mapping[ReferenceQuery, Referent],
) -> Iterator[Reference]:
    """Yield *deictics* with whom they mean.

    Args:
        referents: the answers to their queries.
    """
    subjects = _find_subjects(deictics, referents)
    for deictic in deictics:
        if deictic.standing is Standing.PLACE:
            yield to_place(document, deictic.word)
        elif deictic.standing is Standing.TIME:
            yield to_time(deictic.word)
        elif deictic.query is None:
            yield _to_unknown(deictic)
        else:
            yield _to_reference(deictic, referents[deictic.query], subjects)


def _find_subjects(
    deictics: Sequence[Deictic], referents: Mapping[ReferenceQuery, Referent]
) -> dict[Word, str]:
    """Return the ids of the referents of subjects that are pronouns, by their predicates."""
    subjects: dict[Word, str] = {}
    for deictic in deictics:
        if deictic.query is not None and deictic.word.relation == "nsubj":
            predicate = deictic.word.parent
            if predicate is not None:
                subjects[predicate] = referents[deictic.query].id
    return subjects


def _is_bound(word: Word, referent: str, subjects: Mapping[Word, str]) -> bool:
    """Whether *word* is another part of a clause whose subject means *referent*: then only
    "himself" could mean the same.
    """
    if word.relation == "nsubj" or _is_possessive(word) or word.lower.endswith(REFLEXIVE):
        return False
    for clause in filter(is_clause, word.ancestors()):
        if clause in subjects or clause.child("nsubj") is not None:
            return subjects.get(clause) == referent
        if not clause.has_relation(SHARING):
            return False
    return False


def _to_unknown(deictic: Deictic) -> Reference:
    """Return the reference of a word of which nobody can tell whom it means."""
    reason = NoName.OUTSIDE if deictic.standing in SPOKEN else NoName.NO_ANTECEDENT
    return Reference(span=deictic.word.span, standing=deictic.standing, why_unnamed=reason)


def _to_reference(deictic: Deictic, referent: Referent, subjects: Mapping[Word, str]) -> Reference:
    word = deictic.word
    if _is_bound(word, referent.id, subjects) or _is_rival_named(deictic, referent):
        standing, reason = deictic.standing, NoName.AMBIGUOUS
        return Reference(span=word.span, standing=standing, why_unnamed=reason)
    one = referent.kind is not ReferentKind.GROUP
    return Reference(
        span=word.span,
        standing=deictic.standing,
        possessive=_is_possessive(word),
        reflexive=word.lower.endswith(REFLEXIVE),
        referent=referent.id,
        name=referent.name,
        kind=referent.kind,
        why_unnamed=referent.why_unnamed,
        verbs=tuple(find_agreements(word)) if one and referent.name is not None else (),
        confidence=referent.confidence,
    )


def _is_rival_named(deictic: Deictic, referent: Referent) -> bool:
    """Whether *deictic* is a name itself, or a quotation names another person before it."""
    word, name = deictic.word, (referent.name or "").lower().split()
    if word.lower in name:
        return True
    if deictic.standing is not Standing.OTHER or not deictic.quoted:
        return False
    for before in word.preceding():
        if before.entity.endswith("-PER") and before.lower not in name:
            return True
        if before.text in OPENING_QUOTES:
            return False
    return False


def _is_possessive(word: Word) -> bool:
    return (
        word.lower in load_reference_words().possessive or word.deprel == "nmod:poss"
    )  # "her" may be an object

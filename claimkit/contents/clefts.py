"""Clauses that are the subject of what is said: "What Kim said was that it fell"."""

from __future__ import annotations

from claimkit.contents.scene import Scene
from claimkit.tree import Phrase, Word

HEADS = frozenset({"what", "all", "thing"})  # of the subject: "the first thing Kim said"


def find_copula(verb: Word) -> Word | None:
    """Return the copula behind the clause of *verb* that belongs to its subject, None if there is
    none.
    """
    subject = verb.parent_as("acl")
    if subject is None or subject.lemma not in HEADS:
        return None
    predicate = subject.parent_as("nsubj")
    if predicate is None:
        return None
    copulas = (word for word in predicate.children("cop") if word.index > verb.index)
    return next(copulas, None)


def find_before_cleft(scene: Scene) -> Phrase:
    """Return the subject and its copula, which are no part of what is said; nothing where the cue
    is in no such clause.
    """
    copula = find_copula(scene.head)
    return Phrase() if copula is None else scene.sentence.phrase(1, copula.index)

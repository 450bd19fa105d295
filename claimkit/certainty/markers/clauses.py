"""Clauses below a marker: what is weighed, and what only tells when, why or how it feels."""

from __future__ import annotations

from claimkit.clauses.forms import find_opening
from claimkit.tree import Word

OF_CLAUSES = frozenset({"acl", "ccomp", "csubj", "xcomp", "advcl"})
# What opens a clause that tells when or why
CIRCUMSTANCES = frozenset(
    {"when", "while", "because", "since", "before", "after", "until", "where"}
)


def find_clauses(word: Word) -> tuple[Word, ...]:
    """Return the clauses right below *word*, in text order."""
    return tuple(child for child in word.children() if child.relation in OF_CLAUSES)


def is_circumstance(clause: Word) -> bool:
    """Whether *clause* tells when or why: "feel it when I come"."""
    return clause.relation == "advcl" and find_opening(clause) in CIRCUMSTANCES


def is_sensed(clause: Word) -> bool:
    """Whether *clause* is only an adjective or participle: "feels ill", "felt bound to go"."""
    if clause.relation != "xcomp" or not (clause.upos == "ADJ" or clause.xpos == "VBN"):
        return False
    return clause.child("mark", "cop") is None

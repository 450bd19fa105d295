"""Whether "would" expresses a habit in the past."""

from __future__ import annotations

from claimkit.certainty.modals.clause import ModalClause
from claimkit.certainty.words import load_certainty_words
from claimkit.model.scheme import Modality
from claimkit.punctuation import (
    CLOSING_GUILLEMETS,
    CLOSING_MARKS,
    OPENING_GUILLEMETS,
    OPENING_MARKS,
)
from claimkit.rules import Rule, when
from claimkit.tree import Word

WOULD = "would"
QUOTES = frozenset({*OPENING_MARKS, *CLOSING_MARKS, *OPENING_GUILLEMETS, *CLOSING_GUILLEMETS})
EACH = frozenset({"every", "each"})


def _is_reported(clause: ModalClause) -> bool:
    """Whether a verb in the past reports it in a paraphrase: what was to come then."""
    head, above = clause.head, clause.head.parent
    if above is None or (head.relation, above.feat("Tense")) != ("ccomp", "Past"):
        return False
    return QUOTES.isdisjoint("".join(mark.text for mark in head.children("punct")))


def _is_frequent(clause: ModalClause) -> bool:
    """Whether an adverb says how often, alone: "often", not "more often than not"."""
    frequencies = load_certainty_words().modals.recurring
    adverbs = (w for w in clause.head.children("advmod") if w.lemma in frequencies)
    return any(not adverb.children() for adverb in adverbs)


def _is_of_each(clause: ModalClause) -> bool:
    """Whether it is said of each time: "every morning"."""
    times = (w for w in clause.head.children("obl") if w.lemma in clause.lexicon.times)
    return any(map(_has_each, times))


def _has_each(time: Word) -> bool:
    return not EACH.isdisjoint(time.child_lemmas("det"))


def _is_habit(clause: ModalClause) -> bool:
    """Whether somebody used to do it, again and again."""
    if clause.is_passive() or clause.is_perfect():
        return False
    if not clause.acts() or _is_to_come(clause):
        return False
    return _is_frequent(clause) or _is_of_each(clause)


def _is_to_come(clause: ModalClause) -> bool:
    """Whether it is what was to come then, or what would be."""
    return _is_reported(clause) or clause.has_condition()


OF_WOULD: tuple[Rule[[ModalClause], Modality], ...] = (
    Rule(
        "modal.would-habit",
        "“She would often walk home,” Lee said.",
        when(_is_habit, Modality.NONE),
    ),
)

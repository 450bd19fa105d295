"""The sense of a modal verb: how likely something is, or what is allowed, required or possible.

What a modal mostly says stands in ``clauses/words.toml``; a rule takes it for another sense
only on evidence of the tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimkit.certainty.modals.ability import CAN, COULD, OF_CAN, OF_COULD
from claimkit.certainty.modals.clause import ModalClause
from claimkit.certainty.modals.habit import OF_WOULD, WOULD
from claimkit.certainty.modals.obligation import OF_MUST, OF_NEED, OF_SHOULD
from claimkit.certainty.modals.permission import OF_MAY
from claimkit.clauses.forms import is_awaited, is_infinitive
from claimkit.clauses.words import NEED, load_clause_words
from claimkit.grammar import case_lemma, is_passive
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Modality
from claimkit.rules import Answered, Rule, first
from claimkit.tree import Word


def is_modal(word: Word, head: Word) -> bool:
    """Whether *word*, an auxiliary of *head* or *head* itself, is a modal here.

    "Have" is one only with "to", and not in "has yet to".
    """
    if word is not head and word.relation == "aux":
        return word.lemma != "have"
    infinitives = tuple(_find_infinitives(word))
    if not infinitives or is_passive(word):
        return False
    return not any(map(is_awaited, (word, *infinitives)))


def _find_infinitives(modal: Word) -> Iterator[Word]:
    bare = modal.lemma == NEED  # "you need not pay"
    for clause in modal.children("xcomp"):
        if bare or case_lemma(clause) == "to":
            yield clause


def find_bare(word: Word) -> Word | None:
    """Return the infinitive without "to" of a "need" that the parser takes for a full verb: "need
    not be"; None of any other word.
    """
    if word.lemma != NEED or word.relation == "aux":
        return None
    return next((clause for clause in word.children("xcomp", "ccomp") if _is_bare(clause)), None)


def _is_bare(clause: Word) -> bool:
    verb = clause.child("cop", "aux:pass") or clause
    return verb.xpos == "VB" and not is_infinitive(clause)


def is_epistemic(modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether *modal*, an auxiliary of *head*, says how likely it is."""
    return judge_modal(modal, head, lexicon) is Modality.EPISTEMIC


def judge_modal(modal: Word, head: Word, lexicon: Lexicon) -> Modality:
    """Return the modality that *modal* gives the clause; NONE if it is no modal.

    *modal* is an auxiliary of *head*, or *head* itself.
    """
    decided = decide_modal(modal, head, lexicon)
    return decided.answer if decided is not None else Modality.NONE


def decide_modal(modal: Word, head: Word, lexicon: Lexicon) -> Answered[Modality] | None:
    """Return the modality that *modal* gives the clause of *head*, and the rule that says so.

    None if it is no modal.
    """
    bare = find_bare(modal) if modal is head else None
    clause = ModalClause(modal=modal, head=bare or head, lexicon=lexicon)
    return first(SENSES.get(modal.lemma, ()), clause) or first((LISTED,), clause)


def _find_listed(clause: ModalClause) -> Modality | None:
    return load_clause_words().modals.get(clause.modal.lemma)


LISTED: Rule[[ModalClause], Modality] = Rule(
    "modal.listed", "Lee said it might rain.", _find_listed
)
# By the lemma of a modal the senses that it may have beside the one that is listed; the first that
# answers decides
SENSES: Mapping[str, tuple[Rule[[ModalClause], Modality], ...]] = {
    "may": OF_MAY,
    CAN: OF_CAN,
    COULD: OF_COULD,
    "should": OF_SHOULD,
    "ought": OF_SHOULD,
    "must": OF_MUST,
    NEED: OF_NEED,
    WOULD: OF_WOULD,
}

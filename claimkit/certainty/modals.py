"""Modal verbs by sense: whether one says how likely something is, or what is allowed, demanded or
possible to do.

What a modal mostly says stands in ``clauses/words.toml``; a rule takes it for another sense
only on evidence of the tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimkit.certainty import ability, habit, obligation, permission
from claimkit.certainty.modalclause import ModalClause
from claimkit.clauses.words import NEED, YET, clause_words
from claimkit.document import Word
from claimkit.grammar import case_lemma, is_passive
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Modality
from claimkit.rules import Answered, Rule, first, when


def is_modal(word: Word, head: Word) -> bool:
    """Whether *word*, an auxiliary of *head* or *head* itself, is a modal here: "have" only with
    "to", not in "has yet to".
    """
    if word is not head and word.relation == "aux":
        return word.lemma != "have"
    infinitives = tuple(_find_infinitives(word))
    if not infinitives or is_passive(word):
        return False
    return not any(map(_is_awaited, (word, *infinitives)))


def _find_infinitives(modal: Word) -> Iterator[Word]:
    bare = modal.lemma == NEED  # "you need not pay"
    for clause in modal.children("xcomp"):
        if bare or case_lemma(clause) == "to":
            yield clause


def _is_awaited(word: Word) -> bool:
    return any(adverb.lemma == YET for adverb in word.children("advmod"))


def is_epistemic(modal: Word, head: Word, lexicon: Lexicon) -> bool:
    """Whether *modal*, an auxiliary of *head*, says how likely it is."""
    return judge_modal(modal, head, lexicon) is Modality.EPISTEMIC


def judge_modal(modal: Word, head: Word, lexicon: Lexicon) -> Modality:
    """Return what *modal*, an auxiliary of *head* or *head* itself, makes of the clause; NONE if it
    is no modal.
    """
    decided = decide_modal(modal, head, lexicon)
    return decided.answer if decided is not None else Modality.NONE


def decide_modal(modal: Word, head: Word, lexicon: Lexicon) -> Answered[Modality] | None:
    """Return what *modal* makes of the clause of *head*, and by which rule; None if it is no
    modal.
    """
    clause = ModalClause(modal=modal, head=head, lexicon=lexicon)
    return first((*RULES.get(modal.lemma, ()), LISTED), clause)


def _find_listed(clause: ModalClause) -> Modality | None:
    return clause_words().modals.get(clause.modal.lemma)


SHOULD = (
    Rule(
        "modal.should-condition",
        "“Should it rain, the match will be off,” Lee said.",
        when(obligation.opens_condition, Modality.CONDITIONAL),
    ),
    Rule(
        "modal.should-be-able",
        "Lee said the team should be able to play tomorrow.",
        when(obligation.will_be_able, Modality.EPISTEMIC),
    ),
    Rule(
        "modal.should-come-about",
        "Lee said the work should end in May.",
        when(obligation.comes_about, Modality.EPISTEMIC),
    ),
)
# By the lemma of a modal the senses that it may have beside the one that is listed; the first that
# answers decides
RULES: Mapping[str, tuple[Rule[[ModalClause], Modality], ...]] = {
    "may": (
        Rule(
            "modal.may-wish",
            "“May the best team win,” Lee said.",
            when(permission.is_wish, Modality.DESIDERATIVE),
        ),
        Rule(
            "modal.may-under-rules",
            "Lee said tenants may keep a dog under the rules.",
            when(permission.is_under_rules, Modality.DEONTIC),
        ),
        Rule(
            "modal.may-granted",
            "Lee said the photographs may be used.",
            when(permission.is_granted, Modality.DEONTIC),
        ),
        Rule(
            "modal.may-of-some",
            "Lee said only members may attend.",
            when(permission.is_of_some, Modality.DEONTIC),
        ),
        Rule(
            "modal.may-permitted",
            "Lee said visitors may enter.",
            when(permission.is_permitted, Modality.DEONTIC),
        ),
    ),
    ability.COULD: (
        Rule(
            "modal.could-degree",
            "Lee said the message could not be clearer.",
            when(ability.tells_degree, Modality.NONE),
        ),
        Rule(
            "modal.could-not",
            "Lee said the team could not find the path.",
            when(ability.is_unable, Modality.DYNAMIC),
        ),
        Rule(
            "modal.could-perceive",
            "Lee said they could hear shots.",
            when(ability.perceives, Modality.DYNAMIC),
        ),
    ),
    ability.CAN: (
        Rule(
            "modal.cannot-be",
            "Lee said that cannot be true.",
            when(ability.excludes, Modality.EPISTEMIC),
        ),
    ),
    "should": SHOULD,
    "ought": SHOULD,
    "must": (
        Rule(
            "modal.must-have",
            "Lee said the driver must have left.",
            when(obligation.looks_back, Modality.EPISTEMIC),
        ),
        Rule(
            "modal.must-demand",
            "Lee said that must be the priority.",
            when(obligation.is_demanded, Modality.DEONTIC),
        ),
        Rule(
            "modal.must-go-on",
            "Lee said the mayor must be joking.",
            when(obligation.goes_on, Modality.EPISTEMIC),
        ),
        Rule(
            "modal.must-conclude",
            "Lee said the mayor must be mistaken.",
            when(obligation.is_concluded, Modality.EPISTEMIC),
        ),
        Rule(
            "modal.must-point",
            "Lee said that must be a mistake.",
            when(obligation.points_back, Modality.EPISTEMIC),
        ),
    ),
    habit.WOULD: (
        Rule(
            "modal.would-habit",
            "“She would often walk home,” Lee said.",
            when(habit.is_habit, Modality.NONE),
        ),
    ),
    NEED: (
        Rule(
            "modal.need-not-be",
            "Lee said that need not be bad.",
            when(obligation.is_contingent, Modality.EPISTEMIC),
        ),
    ),
}
LISTED = Rule("modal.listed", "Lee said it might rain.", _find_listed)

"""Whether "may" expresses permission or a wish.

Else it expresses possibility; in news it mostly does.
"""

from __future__ import annotations

from claimkit.certainty.modals.clause import ModalClause
from claimkit.certainty.words import NEGATORS, load_certainty_words
from claimkit.clauses.words import FIRST_PERSON_SUBJECTS
from claimkit.grammar import SUBJECTS, case_lemma, is_agentive
from claimkit.model.scheme import Modality
from claimkit.rules import Rule, any_of, when
from claimkit.tree import Word

YOU, ONLY, NOBODY, NOTHING = "you", "only", "nobody", "nothing"
LIMITING = NEGATORS | {ONLY}
UNDER = frozenset({"according", "by", "under"})  # of "under the rules"
LINKING = frozenset({"punct", "cc", "discourse"})
# A perfect looks back and a progressive at what goes on; neither is for rules to allow
NOT_TO_COME = frozenset({"have", "be"})


def _opens_clause(clause: ModalClause) -> bool:
    """Whether "may" stands before the subject, and nothing before it: not "there may be one"."""
    subject = clause.subject
    if subject is None or subject.index < clause.modal.index:
        return False
    before = (word for word in clause.head.children() if word.index < clause.modal.index)
    return all(word.relation in LINKING for word in before)


def _asks(clause: ModalClause) -> bool:
    following = clause.head.sentence.words[clause.head.index :]
    return any(word.text == "?" for word in following)


def _is_act(clause: ModalClause) -> bool:
    """Whether it is done at will by its subject, here and now or later: no state, nothing that
    befalls one or comes about by itself.
    """
    head = clause.head
    if clause.subject is None or head.upos != "VERB":
        return False
    if _befalls(head):
        return False
    helpers = (helper for helper in head.children("aux") if helper.deprel == "aux")
    return all(helper.lemma not in NOT_TO_COME for helper in helpers)


def _befalls(head: Word) -> bool:
    permission, modals = load_certainty_words().permission, load_certainty_words().modals
    if head.lemma in permission.ruled:
        return False
    of_itself = permission.befalling | modals.states | modals.coming_about | modals.perceiving
    return head.lemma in of_itself


def _is_under_rule(clause: ModalClause) -> bool:
    """Whether a rule is named for it, or says it: "under the rules, tenants may …"."""
    return _names_rule(clause.head) or _is_said_by_rule(clause)


def _is_said_by_rule(clause: ModalClause) -> bool:
    """Whether a rule says it: "the law says that tenants may …", "under the law it is clear that
    they may …".
    """
    above = clause.head.parent_as("ccomp")
    if above is None:
        return False
    return _names_rule(above) or any(map(_is_rule, above.children(*SUBJECTS)))


def _names_rule(verb: Word) -> bool:
    """Whether *verb* has an adjunct that refers to a rule, not "by acting"."""
    nouns = (w for w in verb.children("obl", "advcl") if w.upos in {"NOUN", "PROPN"})
    return any(case_lemma(noun) in UNDER for noun in nouns if _is_rule(noun))


def _is_rule(word: Word) -> bool:
    return word.lemma in load_certainty_words().permission.rules


def _is_granted(clause: ModalClause) -> bool:
    return clause.head.lemma in load_certainty_words().permission.granted


def _is_permitted(clause: ModalClause) -> bool:
    return clause.head.lemma in load_certainty_words().permission.permitted


def _is_ruled_act(clause: ModalClause) -> bool:
    return clause.head.lemma in load_certainty_words().permission.ruled


def _is_barred(clause: ModalClause) -> bool:
    return clause.head.lemma in load_certainty_words().permission.barred


def _is_restricted(clause: ModalClause) -> bool:
    """Whether something is denied or kept for some: "may not", "may only", "only members may", "no
    visitor may".
    """
    if _is_about(clause, NOTHING):
        return True
    return not LIMITING.isdisjoint(clause.head.child_lemmas("advmod") | _find_limits(clause))


def _find_limits(clause: ModalClause) -> set[str]:
    """Return the lemmas of the words that limit the subject."""
    return clause.subject.child_lemmas("advmod", "det") if clause.subject is not None else set()


def _is_about(clause: ModalClause, pronoun: str) -> bool:
    return clause.subject_lemma == pronoun


def _is_about_you(clause: ModalClause) -> bool:
    return _is_about(clause, YOU)


def _is_about_nobody(clause: ModalClause) -> bool:
    """Whether nobody at all may: "nobody may", "no one may"."""
    if _is_about(clause, NOBODY):
        return True
    if clause.subject is None or clause.subject.upos != "PRON":
        return False
    return not NEGATORS.isdisjoint(_find_limits(clause))


def _is_about_some_only(clause: ModalClause) -> bool:
    return ONLY in _find_limits(clause)


def _is_bound(clause: ModalClause) -> bool:
    """Whether the subject is one whom rules tell what they may do: "visitors", "tenants", "you"."""
    return clause.subject_lemma in load_certainty_words().permission.bound


def _is_agentive(clause: ModalClause) -> bool:
    return clause.subject is not None and is_agentive(clause.subject, clause.lexicon)


def _is_active_act(clause: ModalClause) -> bool:
    return _is_act(clause) and not clause.is_passive()


def _is_passive_act(clause: ModalClause) -> bool:
    return _is_act(clause) and clause.is_passive()


def _is_wish(clause: ModalClause) -> bool:
    if clause.head.relation == "advcl":
        return False
    if clause.subject_lemma in FIRST_PERSON_SUBJECTS:
        return False
    return _opens_clause(clause) and not _asks(clause)


def _is_ruled(clause: ModalClause) -> bool:
    """Whether a rule says what may be done, or what somebody may do."""
    if not _is_act(clause) or not _is_under_rule(clause):
        return False
    return clause.is_passive() or SOMEBODY(clause)


def _is_use_granted(clause: ModalClause) -> bool:
    """Whether it says what may be done to something: "may be used", "may not be entered"."""
    if not _is_passive_act(clause):
        return False
    if _is_granted(clause):
        return True
    return _is_ruled_act(clause) and _is_restricted(clause)


def _is_kept_for_some(clause: ModalClause) -> bool:
    """Whether nobody may do it, or only some."""
    if not _is_active_act(clause):
        return False
    if _is_about_nobody(clause):
        return True
    return _is_about_some_only(clause) and SOMEBODY(clause)


def _is_allowed(clause: ModalClause) -> bool:
    """Whether one who is bound by rules may do it; "may leave" only where it is denied or kept for
    some, or said to "you".
    """
    if not _is_bound(clause):
        return False
    if not _is_active_act(clause):
        return False
    if _is_permitted(clause):
        return True
    return _is_barred(clause) and ADDRESSED_OR_LIMITED(clause)


SOMEBODY = any_of(_is_bound, _is_agentive)
ADDRESSED_OR_LIMITED = any_of(_is_about_you, _is_restricted)
OF_MAY: tuple[Rule[[ModalClause], Modality], ...] = (
    Rule(
        "modal.may-wish",
        "“May the best team win,” Lee said.",
        when(_is_wish, Modality.DESIDERATIVE),
    ),
    Rule(
        "modal.may-under-rules",
        "Lee said tenants may keep a dog under the rules.",
        when(_is_ruled, Modality.DEONTIC),
    ),
    Rule(
        "modal.may-granted",
        "Lee said the photographs may be used.",
        when(_is_use_granted, Modality.DEONTIC),
    ),
    Rule(
        "modal.may-of-some",
        "Lee said only members may attend.",
        when(_is_kept_for_some, Modality.DEONTIC),
    ),
    Rule(
        "modal.may-permitted",
        "Lee said visitors may enter.",
        when(_is_allowed, Modality.DEONTIC),
    ),
)

"""Whether "may" permits or forbids, or wishes; else it says what is possible, and in news it mostly
does.
"""

from __future__ import annotations

from claimkit.certainty.modalclause import ModalClause
from claimkit.certainty.words import NEGATORS, certainty_words
from claimkit.clauses.words import FIRST_PERSON
from claimkit.document import Word
from claimkit.grammar import SUBJECTS, case_lemma, is_agentive

YOU, ONLY, NOBODY, NOTHING = "you", "only", "nobody", "nothing"
UNDER = frozenset({"according", "by", "under"})  # of "under the rules"
LINKING = frozenset({"punct", "cc", "discourse"})
# A perfect looks back and a progressive at what goes on; neither is for rules to allow
NOT_TO_COME = frozenset({"have", "be"})


def is_wish(clause: ModalClause) -> bool:
    """Whether "may" opens a clause, before its subject, and asks nothing: "may the best team win",
    not "there may be one".
    """
    subject, head = clause.subject, clause.head
    if subject is None or subject.index < clause.modal.index or subject.lemma in FIRST_PERSON:
        return False
    if head.relation == "advcl" or any(w.text == "?" for w in head.sentence.words[head.index :]):
        return False
    before = (c for c in head.children() if c.index < clause.modal.index)
    return all(c.relation in LINKING for c in before)


def is_under_rules(clause: ModalClause) -> bool:
    """Whether a rule is named for what somebody may do ("under the rules, tenants may …"), or says
    it ("the law says that tenants may …").
    """
    if not _is_act(clause) or not (clause.is_passive or _is_somebody(clause)):
        return False
    head = clause.head
    above = head.parent if head.relation == "ccomp" else None
    if above is None:
        return _names_rule(head)
    return _names_rule(head) or _names_rule(above) or any(map(_is_rule, above.children(*SUBJECTS)))


def is_granted(clause: ModalClause) -> bool:
    """Whether in the passive it is said of acts that are permitted: "may be used", or are denied or
    kept for some: "may only be sold".
    """
    if not clause.is_passive or not _is_act(clause):
        return False
    words = certainty_words().permission
    if clause.head.lemma in words.granted:
        return True
    return _is_restricted(clause) and clause.head.lemma in words.permitted | words.barred


def is_of_some(clause: ModalClause) -> bool:
    """Whether nobody at all may do it, or none but some: "no one may", "only members may"."""
    subject = clause.subject
    if subject is None or clause.is_passive or not _is_act(clause):
        return False
    limits = {word.lemma for word in subject.children("advmod", "det")}
    if subject.lemma == NOBODY:
        return True
    if subject.upos == "PRON" and not limits.isdisjoint(NEGATORS):
        return True
    return ONLY in limits and _is_somebody(clause)


def is_permitted(clause: ModalClause) -> bool:
    """Whether those whom rules tell what they may do may do what rules permit: "visitors may
    enter"; of what is denied or kept for some, or said to "you", also what rules only forbid.
    """
    subject = clause.subject
    if subject is None or clause.is_passive or not _is_act(clause) or not _is_bound(subject):
        return False
    words = certainty_words().permission
    if clause.head.lemma in words.permitted:
        return True
    return clause.head.lemma in words.barred and (subject.lemma == YOU or _is_restricted(clause))


def _is_act(clause: ModalClause) -> bool:
    """Whether it is done at will by its subject, here and now or later: no state, nothing that
    befalls one or comes about by itself.
    """
    head = clause.head
    if clause.subject is None or head.upos != "VERB" or _is_of_itself(head):
        return False
    helpers = (helper for helper in head.children("aux") if helper.deprel == "aux")
    return all(helper.lemma not in NOT_TO_COME for helper in helpers)


def _is_of_itself(head: Word) -> bool:
    permission, modals = certainty_words().permission, certainty_words().modals
    if head.lemma in permission.permitted | permission.barred:
        return False
    by_itself = permission.befalling | modals.states | modals.coming_about | modals.perceiving
    return head.lemma in by_itself


def _names_rule(verb: Word) -> bool:
    """Whether *verb* has an adjunct that refers to a rule, not "by acting"."""
    adjuncts = [w for w in verb.children("obl", "advcl") if w.upos in {"NOUN", "PROPN"}]
    return any(_is_rule(w) and case_lemma(w) in UNDER for w in adjuncts)


def _is_rule(word: Word) -> bool:
    return word.lemma in certainty_words().permission.rules


def _is_restricted(clause: ModalClause) -> bool:
    """Whether something is denied or kept for some: "may not", "may only", "only members may", "no
    visitor may".
    """
    subject = clause.subject
    if subject is None:
        return False
    limits = (*clause.head.children("advmod"), *subject.children("advmod", "det"))
    if any(word.lemma in NEGATORS or word.lemma == ONLY for word in limits):
        return True
    return subject.lemma == NOTHING


def _is_somebody(clause: ModalClause) -> bool:
    subject = clause.subject
    if subject is None:
        return False
    return _is_bound(subject) or is_agentive(subject, clause.lexicon)


def _is_bound(subject: Word) -> bool:
    """Whether *subject* is one whom rules tell what they may do: "you", "visitors", "tenants"."""
    return subject.lemma == YOU or subject.lemma in certainty_words().permission.bound

"""A clause with a modal verb, and what rules about the senses of modals ask about it."""

from __future__ import annotations

from attrs import Factory, field, frozen

from claimkit.certainty.modals.negation import is_denied
from claimkit.certainty.words import load_certainty_words
from claimkit.clauses.forms import has_perfect, has_progressive
from claimkit.grammar import is_agentive, is_passive, own_subject
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import MarkerCategory
from claimkit.tree import Word

# Pronouns for things, which do not act
THINGS = frozenset({"it", "this", "that", "which"})


@frozen(kw_only=True)
class ModalClause:
    """A clause with a modal verb; its methods are conditions.

    Attributes:
        modal: the modal, an auxiliary of *head* or *head* itself; or above *head* where the parser
            takes "need" for a full verb ("need not be").
        head: the head of the clause.
        subject: its subject, None if it has none of its own.
    """

    modal: Word
    head: Word
    lexicon: Lexicon
    subject: Word | None = field(
        init=False,
        default=Factory(
            lambda clause: own_subject(clause.head) or own_subject(clause.modal), takes_self=True
        ),
    )

    @property
    def subject_lemma(self) -> str | None:
        """The lemma of its subject, None if it has none of its own."""
        return self.subject.lemma if self.subject is not None else None

    def is_passive(self) -> bool:
        """Whether it is a passive, not of what is an adjective now: "must be mistaken"."""
        return self.head.upos != "ADJ" and is_passive(self.head)

    def is_perfect(self) -> bool:
        """Whether it is a perfect."""
        return has_perfect(self.head)

    def is_progressive(self) -> bool:
        """Whether it is a progressive."""
        return has_progressive(self.head)

    def is_denied(self) -> bool:
        """Whether it is negated: "could not", "nobody could", "not everybody could"."""
        return is_denied(self.head) or is_denied(self.modal)

    def has_copula(self) -> bool:
        """Whether its head has a copula: "can be true"."""
        return self.head.child("cop") is not None

    def acts(self) -> bool:
        """Whether its subject can act; things and "it" cannot."""
        subject = self.subject
        if subject is None or subject.lemma in THINGS:
            return False
        return is_agentive(subject, self.lexicon)

    def is_of_itself(self) -> bool:
        """Whether its verb is listed as one of events that nobody causes on purpose: "end"."""
        return self.head.lemma in load_certainty_words().modals.coming_about

    def is_inverted(self) -> bool:
        """Whether it is a condition without "if"."""
        return is_inverted(self.modal, self.head)

    def has_condition(self) -> bool:
        """Whether a conditional clause depends on it."""
        return any(is_condition(c, self.lexicon) for c in self.head.children("advcl"))


def is_inverted(modal: Word, head: Word) -> bool:
    """Whether the auxiliary *modal* of *head* opens a condition without "if": "should it rain"."""
    if head.relation != "advcl":
        return False
    marks = (mark for mark in head.children("mark") if mark is not modal)
    if any(mark.lemma != "to" for mark in marks):
        return False
    return _stands_before_subject(modal, head)


def _stands_before_subject(modal: Word, head: Word) -> bool:
    subject = own_subject(head)
    return subject is not None and modal.index < subject.index


def is_condition(clause: Word, lexicon: Lexicon) -> bool:
    """Whether *clause* is one with "if" or the like, or one that is inverted: "should it rain"."""
    marks = clause.child_lemmas("mark")
    if any(lexicon.is_marker(mark, MarkerCategory.CONDITION) for mark in marks):
        return True
    return any(is_inverted(helper, clause) for helper in clause.children("aux"))

"""A clause with a modal verb, and what the senses of modals ask of it."""

from __future__ import annotations

from attrs import Factory, field, frozen

from claimkit.certainty.negation import is_denied
from claimkit.certainty.words import certainty_words
from claimkit.document import Word
from claimkit.grammar import is_agentive, is_passive, own_subject
from claimkit.lexicons.schema import Lexicon
from claimkit.model import MarkerCategory

# Pronouns for things, which do not act
THINGS = frozenset({"it", "this", "that", "which"})


@frozen(kw_only=True)
class ModalClause:
    """A clause with a modal verb.

    Attributes:
        modal: the modal, an auxiliary of *head* or *head* itself.
        head: the head of the clause.
        subject: its subject, None if it has none of its own.
    """

    modal: Word
    head: Word
    lexicon: Lexicon
    subject: Word | None = field(
        init=False, default=Factory(lambda clause: own_subject(clause.head), takes_self=True)
    )

    @property
    def is_passive(self) -> bool:
        """Whether it stands in the passive."""
        return is_passive(self.head)

    @property
    def is_denied(self) -> bool:
        """Whether it is negated: "could not", "nobody could", "not everybody could"."""
        return is_denied(self.head)

    @property
    def has_copula(self) -> bool:
        """Whether its head is a predicate: "can be true"."""
        return self.head.child("cop") is not None

    @property
    def acts(self) -> bool:
        """Whether its subject is somebody who can act; things and "it" cannot."""
        subject = self.subject
        if subject is None or subject.lemma in THINGS:
            return False
        return is_agentive(subject, self.lexicon)

    @property
    def comes_about(self) -> bool:
        """Whether its head is listed as something that comes about by itself."""
        return self.head.lemma in certainty_words().modals.coming_about

    @property
    def has_condition(self) -> bool:
        """Whether a condition stands beside it."""
        return any(_is_condition(c, self.lexicon) for c in self.head.children("advcl"))


def is_inverted(modal: Word, head: Word) -> bool:
    """Whether the auxiliary *modal* of *head* opens a condition without "if": "should it rain"."""
    subject = own_subject(head)
    if head.relation != "advcl" or subject is None or subject.index < modal.index:
        return False
    return all(mark is modal or mark.lemma == "to" for mark in head.children("mark"))


def _is_condition(clause: Word, lexicon: Lexicon) -> bool:
    marks = clause.children("mark")
    if any(_opens_condition(mark, lexicon) for mark in marks):
        return True
    return any(is_inverted(helper, clause) for helper in clause.children("aux"))


def _opens_condition(mark: Word, lexicon: Lexicon) -> bool:
    return any(e.category is MarkerCategory.CONDITION for e in lexicon.marker(mark.lemma))

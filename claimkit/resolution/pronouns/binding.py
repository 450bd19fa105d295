"""What grammar excludes: words of one sentence that cannot have the same referent, and kinds of
referents that a pronoun cannot have.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.pronouns.find import FITTING, Pronoun, PronounKind, find_form
from claimkit.resolution.pronouns.functions import find_top
from claimkit.resolution.pronouns.history import EntityHistory, EntityMention, Occurrence
from claimkit.tree import Word

REFLEXIVE = ("self", "selves")
ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})
CLAUSES = frozenset({"acl", "advcl", "ccomp", "parataxis"})
JOINED = frozenset({"parataxis", "conj"})
APART = CLAUSES | JOINED
PREDICATES = frozenset({"VERB", "AUX", "ADJ"})
POSSESSOR = "nmod:poss"
SURE = 0.4  # probability of a link from which its pronoun excludes those of another gender


def may_be(kind: PronounKind, entity: Entity) -> bool:
    """Whether kind and number allow *entity* as the antecedent of a pronoun of *kind*."""
    return _does_kind_fit(kind, entity) and _does_number_fit(kind, entity)


def may_be_at(pronoun: Pronoun, last: Occurrence) -> bool:
    """Whether the clause allows an entity that was last mentioned at *last* as the antecedent."""
    if last.sentence != pronoun.sentence.index:
        return True
    return not (_is_barred(pronoun.word, last.head) or _does_report(pronoun, last))


def is_called_otherwise(pronoun: Pronoun, history: EntityHistory) -> bool:
    """Whether the last mention of an entity, in this sentence or the one before, is likely a
    pronoun of another gender: nobody is "he" here and "she" there.

    A possessor does not count: whose office is "his office", in what somebody says, is too often
    mistaken.
    """
    last = history.last
    if last.form is not PronounKind.PERSON or history.probability < SURE:
        return False
    if last.head.deprel == POSSESSOR:
        return False
    if pronoun.kind is not PronounKind.PERSON or pronoun.sentence.index - last.sentence > 1:
        return False
    form = find_form(last.head)
    return form is not None and form.gender is not pronoun.gender


def _does_kind_fit(kind: PronounKind, entity: Entity) -> bool:
    if entity.kind in FITTING[kind]:
        return True
    return entity.is_doubtful and kind is PronounKind.PERSON


def _does_number_fit(kind: PronounKind, entity: Entity) -> bool:
    """Whether the numbers fit. "They" may also be one organization or the like, but not one
    person.
    """
    if kind is not PronounKind.SEVERAL:
        return not entity.is_plural
    return entity.is_plural or entity.kind is not ReferentKind.PERSON


def _does_report(pronoun: Pronoun, last: Occurrence) -> bool:
    """Whether one of the two reports the quotation that the other is in. A speaker says "I" of
    herself, not "she".
    """
    if pronoun.quotation is None:
        return pronoun.reports and last.quotation is not None
    return last.quotation is None and last.reports


def _is_barred(pronoun: Word, head: Word) -> bool:
    """Whether the mention at *head*, in the sentence of the pronoun, cannot be its antecedent: it
    is another argument of the same verb ("Lee told him"), or the pronoun is part of its phrase
    ("his lawyer").
    """
    if _is_inside(pronoun, head):
        return True
    if pronoun.deprel == POSSESSOR or pronoun.lower.endswith(REFLEXIVE):
        return False
    top = find_top(head)
    return top.head == pronoun.head and top.relation in ARGUMENTS


def _is_inside(word: Word, head: Word) -> bool:
    """Whether *word* is below *head*, but not in a clause below it ("the man who said that he …",
    "Lee is proud that she …") or in what is joined to it ("Lee and her campaign").
    """
    is_apart = False
    for above in word.lineage():
        if above.index == head.index:
            return above is not word and not is_apart
        is_apart = is_apart or above.relation in APART
    return False


def find_named_under(pronoun: Pronoun, mentions: Iterable[EntityMention]) -> frozenset[int]:
    """Return the indices of the entities that a subject pronoun cannot refer to: those that
    *mentions* name after it and below its verb ("He says that Lee …"; principle C of Chomsky,
    1981).
    """
    word = pronoun.word
    if word.relation != "nsubj":
        return frozenset()
    named = (mention for mention in mentions if mention.entity.name is not None)
    behind = (mention for mention in named if mention.word.index > word.index)
    return frozenset(m.entity.index for m in behind if _is_under(m.word, word.head))


def _is_under(word: Word, verb: int) -> bool:
    """Whether *word* is subordinate to *verb*, not joined to it or beside it ("he was ill, Lee
    said").
    """
    for above in word.lineage():
        if above.index == verb:
            return True
        if above.upos in PREDICATES and above.relation in JOINED:
            return False
    return False

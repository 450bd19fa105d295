"""What grammar forbids: words of one sentence that cannot stand for the same, and kinds that a
pronoun cannot stand for.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.document import Word
from claimkit.model import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.pronouns.find import FITTING, Pronoun, PronounKind
from claimkit.resolution.pronouns.functions import find_top
from claimkit.resolution.pronouns.history import EntityMention, Occurrence

REFLEXIVE = ("self", "selves")
ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})
CLAUSES = frozenset({"acl", "advcl", "ccomp", "parataxis"})
PREDICATES = frozenset({"VERB", "AUX", "ADJ"})


def may_be(pronoun: Pronoun, entity: Entity, last: Occurrence) -> bool:
    """Whether kind, number and clause allow that *entity*, last mentioned at *last*, is meant."""
    if not _does_kind_fit(pronoun, entity) or not _does_number_fit(pronoun, entity):
        return False
    if last.sentence != pronoun.sentence.index:
        return True
    return not _is_barred(pronoun.word, last.head) and not _does_report(pronoun, last)


def _does_kind_fit(pronoun: Pronoun, entity: Entity) -> bool:
    if entity.kind in FITTING[pronoun.kind]:
        return True
    return entity.is_doubtful and pronoun.kind is PronounKind.PERSON


def _does_number_fit(pronoun: Pronoun, entity: Entity) -> bool:
    """Whether "they" stands for several, or for an organization or the like; another pronoun for
    one.
    """
    if pronoun.kind is not PronounKind.SEVERAL:
        return not entity.is_plural
    return entity.is_plural or entity.kind is not ReferentKind.PERSON


def _does_report(pronoun: Pronoun, last: Occurrence) -> bool:
    """Whether one of the two reports what the other stands in: who speaks says "I" of herself, not
    "she".
    """
    if pronoun.quotation is None:
        return pronoun.reports and last.quotation is not None
    return last.quotation is None and last.reports


def _is_barred(pronoun: Word, head: Word) -> bool:
    """Whether the mention at *head*, in the pronoun's sentence, cannot be the same: another
    argument of the pronoun's verb ("Lee told him"), or a phrase that the pronoun is part of ("his
    lawyer").
    """
    if _is_inside(pronoun, head):
        return True
    if pronoun.deprel == "nmod:poss" or pronoun.lower.endswith(REFLEXIVE):
        return False
    top = find_top(head)
    return top.head == pronoun.head and top.relation in ARGUMENTS


def _is_inside(word: Word, head: Word) -> bool:
    """Whether *word* stands under *head*, but in no clause that hangs on it ("the man who said that
    he …", "Lee is proud that she …").
    """
    is_in_clause = False
    for above in word.lineage():
        if above.index == head.index:
            return above is not word and not is_in_clause
        is_in_clause = is_in_clause or above.relation in CLAUSES
    return False


def find_named_under(pronoun: Pronoun, mentions: Iterable[EntityMention]) -> frozenset[int]:
    """Return the indices of the entities that a subject pronoun cannot stand for: those that one of
    *mentions* names behind it under its verb ("He says that Lee …"; principle C of Chomsky, 1981).
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
        if above.relation in {"parataxis", "conj"} and above.upos in PREDICATES:
            return False
    return False

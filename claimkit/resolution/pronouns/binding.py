"""What grammar forbids: words of one sentence that cannot stand for the same, and kinds that a
pronoun cannot stand for.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.document import Sentence, Word
from claimkit.model import ReferentKind
from claimkit.resolution.entities.find import Entity
from claimkit.resolution.pronouns.find import (
    FITTING,
    SUBJECT_CHAIN,
    Occurrence,
    Pronoun,
    PronounKind,
)


def may_be(pronoun: Pronoun, entity: Entity, last: Occurrence) -> bool:
    """Whether kind, number and clause allow that *entity*, last mentioned at *last*, is meant."""
    if entity.kind not in FITTING[pronoun.kind] and not (
        entity.doubtful and pronoun.kind is PronounKind.PERSON
    ):
        return False
    person = entity.kind is ReferentKind.PERSON
    if entity.plural is (pronoun.kind is not PronounKind.SEVERAL) and (entity.plural or person):
        return False
    return last.sentence != pronoun.sentence.index or not (
        _barred(pronoun, last.head) or _speaks_of(pronoun, last)
    )


def _speaks_of(pronoun: Pronoun, last: Occurrence) -> bool:
    """Whether one of the two reports what the other stands in: who speaks says "I" of herself, not
    "she".
    """
    if pronoun.quotation is None:
        return pronoun.reports and last.quotation is not None
    return last.quotation is None and last.reports


def _barred(pronoun: Pronoun, head: Word) -> bool:
    """Whether the mention at *head*, in the pronoun's sentence, cannot be the same: another
    argument of the pronoun's verb ("Lee told him"), or a phrase that the pronoun is part of ("his
    lawyer").
    """
    sentence, word = pronoun.sentence, pronoun.word
    above = tuple(sentence.ancestors(word))
    if any(w.index == head.index for w in above) and not _in_clause_under(sentence, word, head):
        return True
    reflexive = word.text.lower().endswith(("self", "selves"))
    if reflexive or word.deprel == "nmod:poss":
        return False
    top = head
    while top.relation in SUBJECT_CHAIN and top.head:
        top = sentence.parent(top) or top
    return top.head == word.head and top.relation in {"nsubj", "obj", "iobj", "obl"}


def _in_clause_under(sentence: Sentence, word: Word, head: Word) -> bool:
    """Whether *word* stands in a clause that hangs on *head* ("the man who said that he …", "Lee is
    proud that she …").
    """
    for above in (word, *sentence.ancestors(word)):
        if above.index == head.index:
            return False
        if above.relation in {"acl", "advcl", "ccomp", "parataxis"}:
            return True
    return False


def named_under(pronoun: Pronoun, named: Sequence[tuple[Word, Entity]]) -> frozenset[int]:
    """Return the entities that a subject pronoun cannot stand for: those named behind it under its
    verb ("He says that Lee …"; principle C of Chomsky, 1981).
    """
    sentence, word = pronoun.sentence, pronoun.word
    if word.relation != "nsubj":
        return frozenset()
    behind = [
        (head, entity)
        for head, entity in named
        if head.index > word.index and entity.name is not None
    ]
    return frozenset(
        entity.index for head, entity in behind if _is_under(sentence, head, word.head)
    )


def _is_under(sentence: Sentence, word: Word, verb: int) -> bool:
    """Whether *word* is subordinate to *verb*, not joined to it or beside it ("he was ill, Lee
    said").
    """
    for above in (word, *sentence.ancestors(word)):
        if above.index == verb:
            return True
        if above.relation in {"parataxis", "conj"} and above.upos in {"VERB", "AUX", "ADJ"}:
            return False
    return False

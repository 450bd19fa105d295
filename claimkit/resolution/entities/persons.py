"""Nouns by which news calls a person whom it has not called so: "Ana Lee arrived late. The actress
said …". They mean the only person whom the text has just named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from attrs import frozen

from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.words import load_entity_words
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.nominals import NominalMention

BACK = 2  # sentences back to which such a noun reaches


@frozen
class _Naming:
    """A place where the text names a person, or somebody who may be one."""

    start: int
    sentence: int
    entity: Entity


@frozen
class NamedPersons:
    """Where the text names persons, in text order."""

    namings: Sequence[_Naming]

    @classmethod
    def gather(cls, entities: Iterable[Entity]) -> NamedPersons:
        """Return where *entities* that may be persons are named."""
        persons = (e for e in entities if e.kind is ReferentKind.PERSON)
        namings = (
            _Naming(mention.span.start, mention.sentence.index, person)
            for person in persons
            for mention in person.mentions
        )
        return cls(sorted(namings, key=lambda naming: naming.start))

    def find_only_one(self, noun: NominalMention) -> Entity | None:
        """Return the only person who is named in the sentences right before *noun*, if it is such a
        noun, and nothing that the text says of the person speaks against it.
        """
        callings = load_entity_words().callings
        if noun.lemma not in callings or noun.is_plural or not _is_bare(noun):
            return None
        near = {naming.entity.index: naming.entity for naming in self._list_near(noun)}
        if len(near) != 1:
            return None
        person = next(iter(near.values()))
        is_other = {noun.gender, person.gender} == {Gender.FEMALE, Gender.MALE}
        return None if is_other or person.described & callings else person

    def _list_near(self, noun: NominalMention) -> Sequence[_Naming]:
        behind = bisect_left(self.namings, noun.span.start, key=lambda naming: naming.start)
        first = behind
        earliest = noun.sentence.index - BACK
        while first > 0 and self.namings[first - 1].sentence >= earliest:
            first -= 1
        return self.namings[first:behind]


def _is_bare(noun: NominalMention) -> bool:
    """Whether *noun* is definite by an article alone, and nothing says which one it is."""
    if not noun.is_definite or noun.is_possessed or noun.modifiers:
        return False
    return noun.head.child("nmod", "acl", "appos") is None

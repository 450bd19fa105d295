"""Nouns by which news calls a person whom it has not called so: "Ana Lee arrived late. The actress
said …". They mean the only person whom the text has just named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.words import load_entity_words
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.nominals import AGED, OLD, NominalMention

BACK = 2  # sentences back to which such a noun reaches


@frozen
class _Naming:
    """A place where the text names a person, or somebody who may be one."""

    start: int
    sentence: int
    entity: Entity


@frozen
class NamedPersons:
    """Where the text names persons, in text order.

    Attributes:
        ages: those that it says of somebody who is not named: "a 24-year-old driver".
    """

    namings: Sequence[_Naming]
    ages: frozenset[str]

    @classmethod
    def gather(cls, entities: Iterable[Entity], nouns: Iterable[NominalMention]) -> NamedPersons:
        """Return where *entities* that may be persons are named, beside *nouns* without a name."""
        persons = (e for e in entities if e.kind is ReferentKind.PERSON)
        namings = (
            _Naming(mention.span.start, mention.sentence.index, person)
            for person in persons
            for mention in person.mentions
        )
        ages = frozenset(age for noun in nouns for age in _find_ages(noun))
        return cls(sorted(namings, key=lambda naming: naming.start), ages)

    def find_only_one(self, noun: NominalMention) -> Entity | None:
        """Return the only person who is named in the sentences right before *noun*, if it is such a
        noun, and nothing that the text says of the person speaks against it.
        """
        if not _is_calling_word(noun.lemma) or noun.is_plural or not _is_bare(noun):
            return None
        if noun.lemma.removesuffix(AGED) in self.ages:
            return None
        back = 1 if noun.lemma.endswith(AGED) else BACK
        near = {naming.entity.index: naming.entity for naming in self._list_near(noun, back)}
        if len(near) != 1:
            return None
        person = next(iter(near.values()))
        is_other = {noun.gender, person.gender} == {Gender.FEMALE, Gender.MALE}
        return None if is_other or any(map(_is_calling_word, person.described)) else person

    def _list_near(self, noun: NominalMention, back: int) -> Sequence[_Naming]:
        behind = bisect_left(self.namings, noun.span.start, key=lambda naming: naming.start)
        first = behind
        earliest = noun.sentence.index - back
        while first > 0 and self.namings[first - 1].sentence >= earliest:
            first -= 1
        return self.namings[first:behind]


def _find_ages(noun: NominalMention) -> Iterator[str]:
    """Yield the numbers of years before *noun*: "a 24-year-old driver"."""
    for word in noun.head.children("amod"):
        if word.lemma == OLD:
            yield from (number.text for number in word.subtree() if number.upos == "NUM")


def is_of_other_field(person: Entity, noun: NominalMention) -> bool:
    """Whether *noun* says in small letters of what it is one, as the text does of *person* in other
    words: "the transport minister" is not "the minister for ports, Ana Lee".
    """
    fields = {word.lemma for word in noun.head.children("compound") if word.upos == "NOUN"}
    if fields <= person.described:
        return False
    same = (said.head for said in person.nouns if said.lemma == noun.lemma)
    return any(word.child("nmod", "compound") is not None for word in same)


def _is_calling_word(word: str) -> bool:
    """Whether *word* is one by which news calls a person, or says an age: "the 24-year-old"."""
    return word in load_entity_words().callings or word.endswith(AGED)


def _is_bare(noun: NominalMention) -> bool:
    """Whether *noun* is definite by an article alone, and nothing says which one it is."""
    if not noun.is_definite or noun.is_possessed or _says_which(noun):
        return False
    return noun.head.child("nmod", "acl", "appos") is None


def _says_which(noun: NominalMention) -> bool:
    """Whether a word before *noun* says which one it is, or that it is another one: not if the word
    only says how somebody is ("the senior leader").
    """
    if noun.modifiers & load_entity_words().distinguishing:
        return True
    described = {word.lemma for word in noun.head.children("amod") if word.text.islower()}
    return not noun.modifiers <= described and not noun.lemma.endswith(AGED)

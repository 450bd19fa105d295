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
from claimkit.tree import Word

FORMER = "former"
BESIDE = frozenset({"appos", "flat"})
BACK = 2  # sentences back to which such a noun reaches


@frozen
class _Naming:
    """A place where the text names a person, or somebody who may be one."""

    start: int
    sentence: int
    entity: Entity
    is_subject: bool


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
            _Naming(mention.span.start, mention.sentence.index, person, _is_subject(mention.head))
            for person in persons
            for mention in person.mentions
        )
        ages = frozenset(age for noun in nouns for age in _find_ages(noun))
        return cls(sorted(namings, key=lambda naming: naming.start), ages)

    def find_only_one(self, noun: NominalMention) -> Entity | None:
        """Return the only person who is named in the sentences right before *noun*, if it is such a
        noun, and nothing that the text says of the person speaks against it.
        """
        if noun.is_plural or not _is_bare(noun) or noun.lemma.removesuffix(AGED) in self.ages:
            return None
        if _may_tell_more(noun):
            return self._find_topic(noun)
        if not _is_calling_word(noun.lemma) or _says_which(noun):
            return None
        naming = self._find_only_near(noun, 1 if noun.lemma.endswith(AGED) else BACK)
        if naming is None or any(map(_is_calling_word, naming.entity.described)):
            return None
        return naming.entity

    def _find_topic(self, noun: NominalMention) -> Entity | None:
        """Return the only person who is named right before *noun*, if as a subject in the sentence
        before it: "Ana Lee left early. The former miner said …".
        """
        naming = self._find_only_near(noun, BACK)
        if naming is None or not naming.is_subject:
            return None
        return naming.entity if naming.sentence == noun.sentence.index - 1 else None

    def _find_only_near(self, noun: NominalMention, back: int) -> _Naming | None:
        """Return where the only person was named last who is named so many sentences *back* and up
        to *noun*, and whom its gender allows.
        """
        near = {naming.entity.index: naming for naming in self._list_near(noun, back)}
        fitting = [naming for naming in near.values() if _may_be_of_gender(naming.entity, noun)]
        return fitting[0] if len(fitting) == 1 else None

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


def is_of_other_age(person: Entity, noun: NominalMention) -> bool:
    """Whether *noun* says an age ("the 24-year-old"), and the text says another one of *person*."""
    if not noun.lemma.endswith(AGED):
        return False
    said = {*person.described, *(anaphor.lemma for anaphor in person.anaphors)}
    ages = {word for word in said if word.endswith(AGED)}
    return bool(ages) and noun.lemma not in ages


def is_of_other_field(person: Entity, noun: NominalMention) -> bool:
    """Whether *noun* says in small letters of what it is one, as the text does of *person* in other
    words: "the transport minister" is not "the minister for ports, Ana Lee"; or the text does not
    call *person* so at all: "the union boss" is not "the coach, Ana Lee".
    """
    fields = {word.lemma for word in noun.head.children("compound") if word.upos == "NOUN"}
    if fields <= person.described:
        return False
    same = [said.head for said in person.nouns if said.lemma == noun.lemma]
    if not same:
        return _is_implied(noun.lemma, person)
    return any(word.child("nmod", "compound") is not None for word in same)


def _is_implied(noun: str, person: Entity) -> bool:
    """Whether *person* may be called by *noun* only because the text calls the person otherwise."""
    if any(noun in mention.titles.words for mention in person.mentions):
        return False
    also_called = load_entity_words().also_called
    return any(noun in also_called.get(word, ()) for word in person.described)


def _is_calling_word(word: str) -> bool:
    """Whether *word* is one by which news calls a person, or says an age: "the 24-year-old"."""
    return word in load_entity_words().callings or word.endswith(AGED)


def _is_bare(noun: NominalMention) -> bool:
    """Whether *noun* is definite by an article alone, and nothing behind it says which one it
    is.
    """
    if not noun.is_definite or noun.is_possessed:
        return False
    behind = noun.head.children("nmod", "acl", "appos")
    return not any(_does_restrict(word) for word in behind if not _is_torn_off(word, noun.head))


def _does_restrict(word: Word) -> bool:
    """Whether *word*, behind a noun, says which one is meant: no clause behind a comma, and no
    number of children ("the mother-of-three").
    """
    first = word.subtree()[0]
    is_aside = "," in {first.text, "" if first.before is None else first.before.text}
    return word.upos != "NUM" and not (word.relation == "acl" and is_aside)


def _is_torn_off(word: Word, noun: Word) -> bool:
    """Whether the verb of which *noun* is the subject stands between it and *word*: "the mother of
    three told | fans".
    """
    return noun.relation == "nsubj" and noun.index < noun.head < word.index


def _may_be_of_gender(person: Entity, noun: NominalMention) -> bool:
    return {noun.gender, person.gender} != {Gender.FEMALE, Gender.MALE}


def _may_tell_more(noun: NominalMention) -> bool:
    """Whether *noun* may tell more of somebody who is the topic: an epithet, "former" with a noun,
    a name with a noun that is no office ("the Heartline singer").
    """
    if noun.lemma.endswith(AGED) or noun.lemma in load_entity_words().unique_offices:
        return False
    others = noun.modifiers & load_entity_words().distinguishing
    if others:
        return others == {FORMER}
    return noun.is_epithet or (_is_of_person(noun) and _has_name(noun))


def _is_of_person(noun: NominalMention) -> bool:
    return noun.kind is ReferentKind.PERSON


def _has_name(noun: NominalMention) -> bool:
    """Whether a word with a capital is before *noun* in its phrase."""
    modifiers = noun.head.children("amod", "compound", "nmod:desc")
    return any(word.text[:1].isupper() for word in modifiers if word.index < noun.head.index)


def _is_subject(head: Word) -> bool:
    """Whether the name at *head*, or the noun that it is in apposition to, is a subject."""
    top = head
    while top.relation in BESIDE and top.parent is not None:
        top = top.parent
    return top.relation == "nsubj"


def _says_which(noun: NominalMention) -> bool:
    """Whether a word before *noun* says which one it is, or that it is another one: not if the word
    only says how somebody is ("the senior leader").
    """
    if noun.modifiers & load_entity_words().distinguishing:
        return True
    described = {word.lemma for word in noun.head.children("amod") if word.text.islower()}
    return not noun.modifiers <= described and not noun.lemma.endswith(AGED)

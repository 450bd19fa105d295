"""Persons of whom the text tells what they are before it names them: "A bus driver was arrested on
Friday. Ana Lee, 61, told the court … The driver said …".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.nominals import AGED, NominalMention
from claimkit.resolution.mentions.words import load_mention_words

NEXT = 1  # sentences to the name
ARTICLES = frozenset({"a", "an"})


def add_introductions(
    entities: Sequence[Entity], nouns: Iterable[NominalMention]
) -> Sequence[Entity]:
    """Return *entities*; those of whom one of *nouns* told what they are, before the text named
    them with their age, are described by it.
    """
    telling = [noun for noun in nouns if _may_introduce(noun)]
    if not telling:
        return entities
    persons = sorted(_find_persons(entities), key=lambda person: person.start)
    described = list(entities)
    for noun in telling:
        person = _find_next(noun, persons)
        if person is not None:
            words = described[person.index].described
            described[person.index] = evolve(person, described=words | {noun.lemma})
    return described


def _may_introduce(noun: NominalMention) -> bool:
    """Whether *noun* is an indefinite subject that says what somebody is."""
    if noun.kind is not ReferentKind.PERSON or noun.is_plural or noun.is_definite:
        return False
    if noun.head.relation != "nsubj" or noun.lemma in load_mention_words().plain_people:
        return False
    return not noun.head.child_lemmas("det").isdisjoint(ARTICLES)


def _find_persons(entities: Iterable[Entity]) -> Iterator[Entity]:
    for entity in entities:
        if entity.kind is ReferentKind.PERSON and entity.mentions:
            yield entity


def _find_next(noun: NominalMention, persons: Sequence[Entity]) -> Entity | None:
    """Return the first of *persons*, in text order, if the text names that one soon after *noun* as
    a subject that speaks, with an age or a clause ("who lives in Oslo"), and nobody in the sentence
    of *noun*. One who does not speak may be another: "Ana Lee, 61, was killed".
    """
    sentence = noun.sentence.index
    first = persons[0] if persons else None
    if first is None or not 0 < first.mentions[0].sentence.index - sentence <= NEXT:
        return None
    mention = first.mentions[0]
    name = mention.head
    if first.role is not None and name.child("acl:relcl") is None:
        return None
    if not mention.speaks:
        return None
    is_aged = any(word.endswith(AGED) for word in first.described)
    return first if is_aged or name.child("acl:relcl") is not None else None

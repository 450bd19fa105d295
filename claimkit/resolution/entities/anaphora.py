"""Definite nouns that take up a referent with a name: "the mayor" is Ana Lee, whom the text has
called so; a new minister is "the minister" from then on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from claimkit.model import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.words import load_entity_words
from claimkit.resolution.mentions.nominals import NominalMention

# sentences within which somebody must have been named for a noun with other words to take him or
# her up
LATE = 5
# sentences within which a name may follow the noun that it explains: "the spokesman … Gareth Lyle,
# the spokesman,"
SOON = 2


@frozen
class Call:
    """A place where the text calls somebody something.

    Attributes:
        start: in the text, in code points.
        sentence: index of its sentence.
    """

    start: int
    sentence: int


@frozen
class TakenUp:
    """The entities with the nouns that take them up, and the nouns that take up none."""

    entities: tuple[Entity, ...]
    free: tuple[NominalMention, ...]


def take_up(entities: Sequence[Entity], nouns: Sequence[NominalMention]) -> TakenUp:
    """Return which of *entities* each of *nouns* takes up.

    Args:
        nouns: in text order.
    """
    descriptions = Descriptions.gather(entities)
    taken: dict[int, list[NominalMention]] = defaultdict(list)
    free: list[NominalMention] = []
    last_free: dict[str, int] = {}  # the sentence in which a noun last took up nobody
    for noun in nouns:
        entity = descriptions.find_antecedent(noun, last_free.get(noun.lemma))
        if entity is not None:
            taken[entity.index].append(noun)
            continue
        free.append(noun)
        if not noun.is_plural:
            last_free[noun.lemma] = noun.sentence.index
    return TakenUp(
        tuple(
            evolve(e, taken_up=tuple(taken[e.index])) if e.index in taken else e for e in entities
        ),
        tuple(free),
    )


@frozen
class Descriptions:
    """What the text says of entities, and where.

    Attributes:
        described: the indices of the entities that a word describes.
        calls: by entity and word, where the text calls it so, in text order.
    """

    entities: Sequence[Entity]
    described: Mapping[str, frozenset[int]]
    calls: Sequence[Mapping[str, Sequence[Call]]]

    @classmethod
    def gather(cls, entities: Sequence[Entity]) -> Descriptions:
        """Return the descriptions of *entities*, each of which stands at its index."""
        table: dict[str, set[int]] = defaultdict(set)
        for entity in entities:
            for word in entity.described:
                table[word].add(entity.index)
        described = {word: frozenset(indices) for word, indices in table.items()}
        return cls(entities, described, tuple(_gather_calls(entity) for entity in entities))

    def find_antecedent(self, noun: NominalMention, last_free: int | None) -> Entity | None:
        """Return the entity that the definite *noun* takes up: one that all its words describe,
        named before it or right behind it.

        Of several it is the one whom the text called so last: a new minister is "the minister" from
        then on.

        Args:
            last_free: the sentence in which the same noun last stood for somebody without a name,
                who may have come in between.
        """
        if not noun.is_definite:
            return None
        fitting = self._find_fitting(noun, noun.modifiers)
        before = _keep_before(noun, fitting) or self._find_by_head_noun(noun)
        if not before:
            return _choose_behind(noun, fitting)
        calls = [self._find_last_call(entity, noun) for entity in before]
        last = max(calls)
        if calls.count(last) > 1 or (last_free is not None and last < last_free):
            return None
        return before[calls.index(last)]

    def _find_fitting(self, noun: NominalMention, modifiers: Iterable[str]) -> list[Entity]:
        """Return the entities that *noun* and its *modifiers* describe, each of them."""
        indices = self.described.get(noun.lemma, frozenset())
        for word in modifiers:
            indices &= self.described.get(word, frozenset())
        described = (self.entities[index] for index in sorted(indices))
        return [entity for entity in described if _may_be_called(entity, noun)]

    def _find_by_head_noun(self, noun: NominalMention) -> list[Entity]:
        """Return the one person of late whose role *noun* is, whatever else the phrase says of it:
        "the Massachusetts senator".
        """
        if not _may_be_role(noun):
            return []
        fitting = [e for e in self._find_fitting(noun, ()) if _is_person_before(e, noun)]
        return fitting if len(fitting) == 1 and _is_named_of_late(fitting[0], noun) else []

    def _find_last_call(self, entity: Entity, noun: NominalMention) -> int:
        """Return the sentence in which *entity* was last called what *noun* says, before it; that
        of its first mention if never.
        """
        calls = self.calls[entity.index].get(noun.lemma, ())
        before = bisect_left(calls, noun.span.start, key=lambda call: call.start)
        return calls[before - 1].sentence if before else entity.mentions[0].sentence.index


def _gather_calls(entity: Entity) -> Mapping[str, Sequence[Call]]:
    table: dict[str, set[Call]] = defaultdict(set)
    for word, call in _find_calls(entity):
        table[word].add(call)
    return {word: sorted(calls, key=lambda call: call.start) for word, calls in table.items()}


def _find_calls(entity: Entity) -> Iterator[tuple[str, Call]]:
    """Yield each title and noun that *entity* is called, with the place."""
    for mention in entity.mentions:
        for title in mention.titles.words:
            yield title, Call(mention.span.start, mention.sentence.index)
    for noun in entity.nouns:
        yield noun.lemma, Call(noun.span.start, noun.sentence.index)


def _may_be_called(entity: Entity, noun: NominalMention) -> bool:
    """Whether number and rank allow that *entity* is called *noun*: a prime minister is not "the
    minister".
    """
    if entity.is_plural is not noun.is_plural:
        return False
    return entity.described & load_entity_words().essential <= noun.modifiers


def _may_be_role(noun: NominalMention) -> bool:
    """Whether *noun* is for one person, not said to be somebody's or to be another."""
    if noun.is_plural or noun.is_possessed or noun.kind is not ReferentKind.PERSON:
        return False
    return noun.modifiers.isdisjoint(load_entity_words().distinguishing)


def _keep_before(noun: NominalMention, fitting: Sequence[Entity]) -> list[Entity]:
    """Return those of *fitting* that are named before *noun*; with a possessor ("his lawyer") only
    a person, and only if no other fits.
    """
    before = [entity for entity in fitting if entity.start < noun.span.start]
    if not noun.is_possessed:
        return before
    if len(fitting) > 1:
        return []
    return [entity for entity in before if entity.kind is ReferentKind.PERSON]


def _choose_behind(noun: NominalMention, fitting: Sequence[Entity]) -> Entity | None:
    """Return the one of *fitting* that is named soon behind *noun*, which is for a person."""
    if noun.kind is not ReferentKind.PERSON:
        return None
    soon = range(noun.sentence.index, noun.sentence.index + SOON + 1)
    behind = [entity for entity in fitting if entity.mentions[0].sentence.index in soon]
    return behind[0] if len(behind) == 1 else None


def _is_person_before(entity: Entity, noun: NominalMention) -> bool:
    return entity.kind is ReferentKind.PERSON and entity.start < noun.span.start


def _is_named_of_late(entity: Entity, noun: NominalMention) -> bool:
    late = range(noun.sentence.index - LATE, noun.sentence.index + 1)
    return any(mention.sentence.index in late for mention in entity.mentions)

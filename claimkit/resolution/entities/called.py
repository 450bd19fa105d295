"""Who among the entities that a noun describes was called so last.

A text may describe thousands by one noun, and say that noun thousands of times. So the answers for
all places of a text are found in one pass over what it calls each of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from attrs import frozen

from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity

_START = attrgetter("start")


@frozen
class Call:
    """A place where the text calls an entity by a title or noun.

    Attributes:
        start: in the text, in code points.
        sentence: index of its sentence.
    """

    start: int
    sentence: int


Calls = Sequence[Mapping[str, Sequence[Call]]]
"""By the index of an entity, then by word: where the text calls it so, in text order."""


@frozen
class LastCalled:
    """Who was called so last, of all named up to some place.

    Attributes:
        sentence: index of the sentence of that call, or of the first mention of somebody never
            called so.
        entity: who; None where several were in that sentence.
    """

    sentence: int
    entity: Entity | None


@frozen
class _Step:
    """A place from which on an entity was last called so in another sentence."""

    start: int
    sentence: int
    entity: Entity


@frozen
class Candidates:
    """The entities that a noun may mean, by their index.

    Attributes:
        noun: its lemma.
        calls: of all entities.
    """

    entities: tuple[Entity, ...]
    noun: str
    calls: Calls

    @property
    def is_one_person(self) -> bool:
        """Whether there is one only, and that is a person."""
        return len(self.entities) == 1 and self.entities[0].kind is ReferentKind.PERSON

    def find_last_called(self, start: int) -> LastCalled | None:
        """Return who of those that are named before *start* was called so last; None if none is
        named before it.
        """
        before = bisect_left(self._starts, start)
        return self._answers[before - 1] if before else None

    def list_named_in(self, sentences: range) -> Sequence[Entity]:
        """Return those whose first mention is in one of *sentences*."""
        first = bisect_left(self._by_first_sentence, sentences.start, key=_find_first_sentence)
        behind = bisect_left(self._by_first_sentence, sentences.stop, key=_find_first_sentence)
        return self._by_first_sentence[first:behind]

    def list_persons_before(self, start: int, most: int) -> Sequence[Entity]:
        """Return the persons named before *start*, *most* of them if there are more."""
        behind = bisect_left(self._persons, start, key=_START)
        return self._persons[: min(behind, most)]

    @cached_property
    def _steps(self) -> Sequence[_Step]:
        steps = (step for entity in self.entities for step in self._list_steps(entity))
        return sorted(steps, key=_START)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return list(map(_START, self._steps))

    @cached_property
    def _answers(self) -> Sequence[LastCalled]:
        """After each of the steps who was called so last."""
        return list(_find_last(self._steps))

    @cached_property
    def _by_first_sentence(self) -> Sequence[Entity]:
        return sorted(self.entities, key=_find_first_sentence)

    @cached_property
    def _persons(self) -> Sequence[Entity]:
        persons = (entity for entity in self.entities if entity.kind is ReferentKind.PERSON)
        return sorted(persons, key=_START)

    def _list_steps(self, entity: Entity) -> Iterator[_Step]:
        """Yield the steps of *entity*: where it is named, and from there on, called so."""
        calls = self.calls[entity.index].get(self.noun, ())
        named = bisect_left(calls, entity.start + 1, key=_START)
        sentence = calls[named - 1].sentence if named else _find_first_sentence(entity)
        yield _Step(entity.start, sentence, entity)
        for call in calls[named:]:
            yield _Step(call.start, call.sentence, entity)
        for mention in entity.mentions[1:]:
            yield _Step(mention.span.start, mention.sentence.index, entity)


def _find_last(steps: Iterable[_Step]) -> Iterator[LastCalled]:
    """Yield after each of *steps*, which are sorted, who was called so last."""
    sentence, holders = -1, dict[int, Entity]()
    for step in steps:
        if step.sentence > sentence:
            sentence, holders = step.sentence, {}
        if step.sentence == sentence:
            holders[step.entity.index] = step.entity
        only = next(iter(holders.values())) if len(holders) == 1 else None
        yield LastCalled(sentence, only)


def _find_first_sentence(entity: Entity) -> int:
    return entity.mentions[0].sentence.index

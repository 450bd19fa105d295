"""Definite nouns whose antecedent has a name.

"The mayor" is Ana Lee, because the text has called her so. After a new minister was named, "the
minister" is the new one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, field, frozen

from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.called import Call, Calls, Candidates, LastCalled
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.persons import NamedPersons, is_of_other_field
from claimkit.resolution.entities.words import load_entity_words
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.names import Mention
from claimkit.resolution.mentions.nominals import AGED, NominalMention

# A noun with other modifiers refers to a person who was named at most so many sentences before.
LATE = 5
# A name may come so many sentences after the noun: "the spokesman … Gareth Lyle, the spokesman,".
SOON = 2
SOME_WAY = 6  # the same where no other fits

# Kinds of which none is the other
APART = {ReferentKind.PERSON, ReferentKind.ORGANIZATION}

# What a noun may mean depends on its lemma, on the words that must describe it, on those of its own
# words that are essential, and on its number
_Wanted = tuple[str, frozenset[str], frozenset[str], bool]


@frozen
class ResolvedNouns:
    """The entities with their anaphors, and the nouns that have no antecedent with a name."""

    entities: tuple[Entity, ...]
    free: tuple[NominalMention, ...]


def resolve_anaphors(entities: Sequence[Entity], nouns: Sequence[NominalMention]) -> ResolvedNouns:
    """Return *entities* with those of *nouns* that refer to them.

    Args:
        nouns: in text order.
    """
    descriptions = Descriptions.gather(entities)
    persons = NamedPersons.gather(entities, nouns)
    taken: dict[int, list[NominalMention]] = defaultdict(list)
    free: list[NominalMention] = []
    last_free: dict[str, int] = {}  # the sentence in which a noun was last free
    for noun in nouns:
        entity = descriptions.find_antecedent(noun, last_free.get(noun.lemma))
        if entity is None and noun.lemma not in last_free:
            entity = persons.find_only_one(noun)
        if entity is not None:
            taken[entity.index].append(noun)
            continue
        if noun.is_epithet and not noun.lemma.endswith(AGED):
            continue  # of somebody who is not named it says too little
        free.append(noun)
        if not noun.is_plural:
            last_free[noun.lemma] = noun.sentence.index
    referring = (_add_anaphors(e, taken[e.index]) if e.index in taken else e for e in entities)
    return ResolvedNouns(tuple(referring), tuple(free))


def _add_anaphors(entity: Entity, nouns: Sequence[NominalMention]) -> Entity:
    """Return *entity* with *nouns* as its anaphors, and the gender that they suggest if nothing
    else does: "Kim Lee … The actress".
    """
    genders = (noun.gender for noun in nouns if noun.gender is not Gender.UNKNOWN)
    gender = entity.gender
    if gender is Gender.UNKNOWN:
        gender = next(genders, gender)
    return evolve(entity, anaphors=tuple(nouns), gender=gender)


@frozen
class Descriptions:
    """The words by which the text describes entities, and where it does.

    Attributes:
        described: by word, the indices of the entities that it describes.
        calls: where the text calls each entity how.
    """

    entities: Sequence[Entity]
    described: Mapping[str, frozenset[int]]
    calls: Calls
    _candidates: dict[_Wanted, Candidates] = field(init=False, factory=dict)

    @classmethod
    def gather(cls, entities: Sequence[Entity]) -> Descriptions:
        """Return the descriptions of *entities*; each is at its index."""
        table: dict[str, set[int]] = defaultdict(set)
        for entity in entities:
            for word in entity.described:
                table[word].add(entity.index)
        described = {word: frozenset(indices) for word, indices in table.items()}
        return cls(entities, described, tuple(_gather_calls(entity) for entity in entities))

    def find_antecedent(self, noun: NominalMention, last_free: int | None) -> Entity | None:
        """Return the entity that the definite *noun* refers to: all words of the noun describe it,
        and it is named before the noun or soon after it. Of several, it is the one that the text
        called so last.

        Args:
            last_free: index of the sentence in which the same noun last described somebody without
                a name, and is nearer than one called so before it; None if there is none.
        """
        if not noun.is_definite:
            return None
        candidates = self._find_fitting(noun, noun.modifiers)
        last = _find_last_before(noun, candidates) or self._find_by_head_noun(noun)
        if last is None:
            return _choose_behind(noun, candidates)
        is_other_nearer = last_free is not None and last.sentence < last_free
        return None if is_other_nearer else last.entity

    def _find_fitting(self, noun: NominalMention, modifiers: frozenset[str]) -> Candidates:
        """Return the entities that *noun* and all of its *modifiers* describe."""
        essential = noun.modifiers & load_entity_words().essential
        wanted = (noun.lemma, modifiers, essential, noun.is_plural)
        if wanted not in self._candidates:
            self._candidates[wanted] = Candidates(
                tuple(self._list_fitting(noun, modifiers)), noun.lemma, self.calls
            )
        return self._candidates[wanted]

    def _list_fitting(self, noun: NominalMention, modifiers: Iterable[str]) -> Iterator[Entity]:
        indices = self.described.get(noun.lemma, frozenset())
        for word in modifiers:
            indices &= self.described.get(word, frozenset())
        for index in sorted(indices):
            if _may_be_called(self.entities[index], noun):
                yield self.entities[index]

    def _find_by_head_noun(self, noun: NominalMention) -> LastCalled | None:
        """Return the only person with the role *noun*, if named recently, whatever else the phrase
        says: "the Massachusetts senator".
        """
        if not _may_be_role(noun):
            return None
        candidates = self._find_fitting(noun, frozenset())
        persons = candidates.list_persons_before(noun.span.start, most=2)
        if len(persons) != 1 or not _is_named_of_late(persons[0], noun):
            return None
        if is_of_other_field(persons[0], noun):
            return None
        return LastCalled(self._find_last_call(persons[0], noun), persons[0])

    def _find_last_call(self, entity: Entity, noun: NominalMention) -> int:
        """Return the index of the sentence in which *entity* was last called *noun*, before it; of
        its first mention if it never was.
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
    """Yield each title and noun by which the text calls *entity*, with the place."""
    for mention in entity.mentions:
        for title in mention.titles.words:
            yield title, Call(mention.span.start, mention.sentence.index)
    for noun in entity.nouns:
        yield noun.lemma, Call(noun.span.start, noun.sentence.index)


def _may_be_called(entity: Entity, noun: NominalMention) -> bool:
    """Whether kind, number and rank allow *noun* for *entity*: "the airline" is not the airline's
    boss, and a prime minister is not "the minister".
    """
    if entity.is_plural is not noun.is_plural:
        return False
    if {entity.kind, noun.kind} == APART:
        return False
    words = load_entity_words()
    missing = (entity.described & words.essential) - noun.modifiers
    return missing <= {"prime"} if noun.lemma in words.title_letters.values() else not missing


def _may_be_role(noun: NominalMention) -> bool:
    """Whether *noun* is for one person, without a possessor and without a word such as "new" that
    says it is another one.
    """
    if noun.is_plural or noun.is_possessed or noun.kind is not ReferentKind.PERSON:
        return False
    return noun.modifiers.isdisjoint(load_entity_words().distinguishing)


def _find_last_before(noun: NominalMention, candidates: Candidates) -> LastCalled | None:
    """Return who of *candidates* was called so last before *noun*. If the noun has a possessor
    ("his lawyer"), it must be a person, and no other entity may fit.
    """
    if noun.is_possessed and not candidates.is_one_person:
        return None
    return candidates.find_last_called(noun.span.start)


def _choose_behind(noun: NominalMention, candidates: Candidates) -> Entity | None:
    """Return the only one of *candidates* that is named soon after *noun*, if the noun is for a
    person; somewhat later if the text has only one, and *noun* says more: "Oland's interior
    minister said …".
    """
    if noun.kind is not ReferentKind.PERSON:
        return None
    sentence = noun.sentence.index
    reach = SOME_WAY if candidates.is_one_person and _does_say_more(noun) else SOON
    behind = candidates.list_named_in(range(sentence, sentence + reach + 1))
    return behind[0] if len(behind) == 1 else None


def _does_say_more(noun: NominalMention) -> bool:
    """Whether *noun* has a modifier, or a possessor with a name."""
    owner = noun.head.child("nmod:poss")
    return bool(noun.modifiers) if owner is None else owner.upos == "PROPN"


def _is_named_of_late(entity: Entity, noun: NominalMention) -> bool:
    sentence = noun.sentence.index
    first = bisect_left(entity.mentions, sentence - LATE, key=_find_sentence)
    late = entity.mentions[first : first + 1]
    return any(mention.sentence.index <= sentence for mention in late)


def _find_sentence(mention: Mention) -> int:
    return mention.sentence.index

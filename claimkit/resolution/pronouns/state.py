"""A text as far as it has been read: who was mentioned where, and who may be meant next."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Container, Mapping, Sequence
from functools import partial

from attrs import Factory, define, evolve, field

from claimkit.document import QuotationRegion
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.pronouns.behind import add_behind, find_behind
from claimkit.resolution.pronouns.binding import (
    find_named_under,
    is_called_otherwise,
    may_be,
    may_be_at,
)
from claimkit.resolution.pronouns.choice import AntecedentChoice, Candidate, ChooseAntecedent
from claimkit.resolution.pronouns.comparison import (
    compare_candidates,
    find_fitting,
    find_rows,
)
from claimkit.resolution.pronouns.descriptions import (
    CALLED_SO,
    Description,
    find_description_features,
    find_features_of_nobody,
    judge_called,
    may_describe,
)
from claimkit.resolution.pronouns.dialogue import drop_answered
from claimkit.resolution.pronouns.find import Pronoun, PronounForm, PronounKind
from claimkit.resolution.pronouns.history import (
    EntityHistory,
    EntityMention,
    Occurrence,
    Spoke,
    to_pronoun_occurrence,
)
from claimkit.resolution.pronouns.order import Place
from claimkit.resolution.pronouns.salience import find_features, find_features_of_none
from claimkit.resolution.pronouns.votes import GenderVotes
from claimkit.tree import Word

REACH = 30  # sentences back in which an antecedent is looked for
MOST = 12  # candidates that are compared, the nearest


@define
class Reading:
    """What was found when a text was read.

    Attributes:
        choices: the antecedent of each pronoun and description.
        candidates: among which that of a pronoun was chosen, without those behind it and without
            the votes on their gender.
    """

    choices: dict[Word, AntecedentChoice] = field(factory=dict)
    candidates: dict[Word, Sequence[Candidate]] = field(factory=dict)


def _find_fitting(entities: Sequence[Entity]) -> Mapping[PronounKind, frozenset[int]]:
    """Return the indices of those of *entities* that a pronoun may refer to by kind and number."""
    return {
        kind: frozenset(entity.index for entity in entities if may_be(kind, entity))
        for kind in PronounKind
    }


@define
class DiscourseState:
    """A text, as far as it has been read.

    Attributes:
        votes: on the gender of entities.
        before: what was found when the text was read before; it counts as long as the same
            antecedents are chosen, for until then nothing but the votes is new.
        reading: what is found now.
        histories: of the entities mentioned so far, by index; the one mentioned last is at the end.
        told: the same without what is in quotations.
        latest: by form, the index of the antecedent of the last pronoun.
        spoke_last: the last mention outside quotations to which words are credited, as far as it is
            known whose.
        voices: by quotation, the index of the entity whose words it has.
        fitting: by the kind of a pronoun, the indices of the entities that it may refer to.
    """

    entities: Sequence[Entity]
    choose: ChooseAntecedent
    votes: GenderVotes
    before: Reading
    reading: Reading = field(factory=Reading)
    histories: OrderedDict[int, EntityHistory] = field(factory=OrderedDict)
    told: dict[int, EntityHistory] = field(factory=dict)
    latest: dict[PronounForm, int | None] = field(factory=dict)
    spoke_last: Spoke | None = None
    voices: dict[QuotationRegion, int] = field(factory=dict)
    fitting: Mapping[PronounKind, frozenset[int]] = field(
        init=False, default=Factory(lambda state: _find_fitting(state.entities), takes_self=True)
    )

    def read(self, place: Place) -> None:
        """Note what is mentioned at *place*, and choose the antecedent of an anaphor."""
        entity: int | None = None
        if isinstance(place.anaphor, Pronoun):
            entity = self._settle(place.anaphor, place.beside)
        elif place.mention is not None and place.anaphor is not None:
            entity = self._settle_description(place.anaphor, place.mention)
        elif place.mention is not None:
            entity = place.mention.entity.index
            self._note(place.mention.entity, place.mention.occurrence)
        if entity is not None:
            self.voices.update(dict.fromkeys(place.quoted, entity))

    def _note(
        self,
        entity: Entity,
        occurrence: Occurrence,
        gender: Gender = Gender.UNKNOWN,
        probability: float = 1.0,
    ) -> None:
        """Add a mention of *entity*; *gender* is that of a pronoun."""
        history = self.histories.get(entity.index)
        if history is None:
            history = self.histories[entity.index] = EntityHistory(entity=entity, last=occurrence)
        history.note(occurrence, gender, probability)
        self.histories.move_to_end(entity.index)
        if occurrence.quotation is None:
            self._note_told(entity, occurrence, gender, probability)

    def _note_told(
        self, entity: Entity, occurrence: Occurrence, gender: Gender, probability: float
    ) -> None:
        told = self.told.get(entity.index)
        if told is None:
            told = self.told[entity.index] = EntityHistory(entity, occurrence, is_told=True)
        told.note(occurrence, gender, probability)
        if occurrence.reports:
            self.spoke_last = Spoke(entity.index, occurrence.paragraph)

    def _settle(self, pronoun: Pronoun, mentions: Sequence[EntityMention]) -> int | None:
        """Return the antecedent of *pronoun*, and note the pronoun as its mention.

        Args:
            mentions: all in the sentence of the pronoun, before it and after it.
        """
        candidates = self._list_candidates(pronoun, mentions)
        none = tuple(find_features_of_none(pronoun, len(candidates)))
        choice = self.choose(pronoun, candidates, none)
        index = self.latest[pronoun.form] = choice.entity
        if index is None:
            self._record(pronoun.word, choice)
            if pronoun.speaks and pronoun.quotation is None:
                self.spoke_last = None
            return None
        history = self._look_up(index, pronoun)
        if history is not None and history.probability < 1:  # never surer than the link before it
            choice = evolve(choice, probability=choice.probability * history.probability)
        self._record(pronoun.word, choice)
        occurrence = to_pronoun_occurrence(pronoun)
        self._note(self.entities[index], occurrence, pronoun.gender, choice.probability)
        return index

    def _look_up(self, index: int, pronoun: Pronoun) -> EntityHistory | None:
        """Return the history of the entity at *index* for *pronoun*: outside quotations, what the
        text tells of it, if it does.
        """
        told = self.told.get(index) if pronoun.quotation is None else None
        return told or self.histories.get(index)

    def _settle_description(self, description: Description, mention: EntityMention) -> int:
        """Return whom *description* refers to, and note *mention*, the same noun, as a mention of
        that.
        """
        choice = self.before.choices.get(description.word)
        if choice is None:
            choice = self._choose_described(description)
        self._record(description.word, choice)
        entity = mention.entity if choice.entity is None else self.entities[choice.entity]
        probability = 1.0 if choice.entity is None else choice.probability
        self._note(entity, mention.occurrence, probability=probability)
        return entity.index

    def _record(self, word: Word, choice: AntecedentChoice) -> None:
        """Record *choice*; where it is another one than before, all may be other from here on."""
        self.reading.choices[word] = choice
        before = self.before.choices.get(word)
        if before is not None and before.entity != choice.entity:
            self.before = Reading()

    def _choose_described(self, description: Description) -> AntecedentChoice:
        everybody = range(len(self.entities))
        may_refer = partial(may_describe, description)
        near = self._find_near(description.sentence.index, everybody, self.histories, may_refer)
        called = sum(judge_called(description.noun, h.entity) == CALLED_SO for h in near)
        among = compare_candidates(near, None, self.spoke_last, called=called)
        candidates: list[Candidate] = []
        for rank, history in enumerate(near):
            features = tuple(find_description_features(description, history, among, rank))
            candidates.append(Candidate(entity=history.entity.index, features=features))
        nobody = tuple(find_features_of_nobody(description, among))
        return self.choose(description, candidates, nobody)

    def _list_candidates(
        self, pronoun: Pronoun, mentions: Sequence[EntityMention]
    ) -> Sequence[Candidate]:
        """Return the entities that may be the antecedent of *pronoun*, the nearest first, those
        that are only named behind it last.
        """
        near = self.before.candidates.get(pronoun.word)
        if near is None:
            near = self._find_candidates(pronoun, mentions)
        self.reading.candidates[pronoun.word] = near
        behind = {candidate.entity: candidate for candidate in find_behind(pronoun, mentions)}
        if behind:
            near = [add_behind(each, behind.pop(each.entity, None)) for each in near]
        if self.votes.counts:
            genders = (self.entities[each.entity].gender for each in near)
            near = [*map(partial(self.votes.add_to, pronoun), near, genders)]
        return [*near, *behind.values()]

    def _find_candidates(
        self, pronoun: Pronoun, mentions: Sequence[EntityMention]
    ) -> Sequence[Candidate]:
        """Return the entities mentioned before *pronoun* that it may refer to."""
        barred = find_named_under(pronoun, mentions)
        if pronoun.quotation in self.voices:  # who is quoted says "I"
            barred |= {self.voices[pronoun.quotation]}

        def may_refer(history: EntityHistory) -> bool:
            if is_called_otherwise(pronoun, history):
                return False
            return may_be_at(pronoun, history.last)

        among = self.fitting[pronoun.kind] - barred
        told = self.told if pronoun.quotation is None else self.histories
        near = self._find_near(pronoun.sentence.index, among, told, may_refer)
        near = drop_answered(pronoun, near, self.spoke_last)
        fitting = frozenset(find_fitting(pronoun, near))
        compared = compare_candidates(
            near,
            self.latest.get(pronoun.form),
            self.spoke_last,
            fitting=fitting,
            rows=find_rows(h for h in near if h.entity.index in fitting),
        )
        candidates: list[Candidate] = []
        for rank, history in enumerate(near):
            features = tuple(find_features(pronoun, history, compared, rank))
            candidates.append(Candidate(entity=history.entity.index, features=features))
        return candidates

    def _find_near(
        self,
        sentence: int,
        among: Container[int],
        told: Mapping[int, EntityHistory],
        may_refer: Callable[[EntityHistory], bool],
    ) -> list[EntityHistory]:
        """Return the entities mentioned before that may be meant in *sentence*, MOST at most: those
        of the last sentence first, in each from the left.

        Args:
            among: indices of the entities that come into question.
            told: the histories that count, where an entity has one there.
        """
        reach = earliest = sentence - REACH
        near: list[EntityHistory] = []
        for index, latest in reversed(self.histories.items()):
            if latest.last.sentence < earliest:
                break
            if index not in among:
                continue
            history = told.get(index, latest)
            if history.last.sentence < reach or not may_refer(history):
                continue
            near.append(history)
            if len(near) >= MOST:
                earliest = latest.last.sentence  # which of its entities are nearer, order decides
        near.sort(key=lambda history: (-history.last.sentence, history.last.head.index))
        return near[:MOST]

"""The antecedents of third-person pronouns, in text order. A pronoun with an antecedent counts as a
mention for the pronouns after it.

For each pronoun the entities before it that may fit are compared by features
(:mod:`claimkit.resolution.pronouns.salience`), and one of them is chosen, or none. The weights of
the features were learnt (:mod:`claimkit.resolution.pronouns.ranking`).
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import cast

from attrs import define, evolve, field, frozen

from claimkit.document import Document, QuotationRegion
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.pronouns.binding import find_named_under, may_be
from claimkit.resolution.pronouns.descriptions import (
    CALLED_SO,
    Description,
    find_description_features,
    find_features_of_nobody,
    judge_called,
    may_describe,
)
from claimkit.resolution.pronouns.find import (
    NOTHING,
    Pronoun,
    PronounForm,
    PronounKind,
    find_form,
)
from claimkit.resolution.pronouns.history import (
    EntityHistory,
    EntityMention,
    Occurrence,
    Spoke,
    to_pronoun_occurrence,
)
from claimkit.resolution.pronouns.order import Anaphor, Place, list_places
from claimkit.resolution.pronouns.salience import (
    compare_candidates,
    find_features,
    find_features_of_none,
    find_fitting,
    find_gender_features,
    find_rows,
)
from claimkit.spans import Spans
from claimkit.tree import Word

REACH = 30  # sentences back in which an antecedent is looked for
MOST = 12  # candidates that are compared, the nearest
SURE = 0.6  # probability of a link from which its pronoun says something about gender
SUBORDINATE = frozenset({"advcl", "obl"})  # relations of what may go before the name in a sentence


@frozen(kw_only=True)
class Candidate:
    """An entity that may be the antecedent of a pronoun.

    Attributes:
        entity: its index.
        features: by which it is compared with others.
    """

    entity: int
    features: tuple[str, ...]


@frozen(kw_only=True)
class AntecedentChoice:
    """The antecedent that was chosen for a pronoun.

    Attributes:
        entity: index of the entity; None if no entity of the text was chosen.
        probability: that the choice is right, 0 to 1.
        has_rival: whether another entity was nearly as likely.
    """

    entity: int | None
    probability: float
    has_rival: bool = False


# Takes the anaphor, its candidates, and the features of there being no antecedent.
ChooseAntecedent = Callable[[Anaphor, Sequence[Candidate], Sequence[str]], AntecedentChoice]


def read_pronouns(
    document: Document,
    entities: Sequence[Entity],
    lexicon: Lexicon,
    choose: ChooseAntecedent,
    said: Mapping[Word, Spans] = NOTHING,
) -> dict[Word, AntecedentChoice]:
    """Return the antecedent of each third-person pronoun of *document*.

    Args:
        entities: each is at its index.
        said: what the text credits to a word.
    """
    places = list_places(document, entities, lexicon, said)
    once = _read_once(places, entities, choose, GenderVotes())
    votes = GenderVotes.count(once)
    return _read_once(places, entities, choose, votes) if votes.tell(entities) else once


def _read_once(
    places: Iterable[Place],
    entities: Sequence[Entity],
    choose: ChooseAntecedent,
    votes: GenderVotes,
) -> dict[Word, AntecedentChoice]:
    """Return the antecedent of each anaphor at *places*.

    Args:
        votes: what the pronouns chosen before say about the gender of an entity.
    """
    choices: dict[Word, AntecedentChoice] = {}
    state = _DiscourseState(entities=entities, votes=votes)
    for place in places:
        choice = state.read(place, choose)
        if choice is not None:
            choices[place.word] = choice
    return choices


@frozen
class GenderVotes:
    """How the pronouns of a text, when they were read once, speak for the gender of an entity.

    Attributes:
        chosen: the index of the sure antecedent of a pronoun.
        counts: by the index of an entity, how many pronouns of each gender refer to it.
    """

    chosen: Mapping[Word, int] = field(factory=dict)
    counts: Mapping[int, Counter[Gender]] = field(factory=dict)

    @classmethod
    def count(cls, choices: Mapping[Word, AntecedentChoice]) -> GenderVotes:
        """Return the votes of the surer ones of *choices*."""
        chosen: dict[Word, int] = {}
        counts: dict[int, Counter[Gender]] = defaultdict(Counter)
        for word, choice in choices.items():
            form = find_form(word)
            is_sure = choice.entity is not None and choice.probability >= SURE
            if is_sure and form is not None and form.gender is not Gender.UNKNOWN:
                chosen[word] = cast(int, choice.entity)
                counts[chosen[word]][form.gender] += 1
        return cls(chosen, counts)

    def tell(self, entities: Sequence[Entity]) -> bool:
        """Whether they say of any of *entities* what its names and nouns do not."""
        return any(set(votes) != {entities[index].gender} for index, votes in self.counts.items())

    def judge(self, pronoun: Pronoun, entity: int) -> Gender:
        """Return the gender that most pronouns which refer to *entity* have, *pronoun* itself left
        out.
        """
        counts = self.counts.get(entity)
        if counts is None:
            return Gender.UNKNOWN
        own = self.chosen.get(pronoun.word) == entity
        same = counts[pronoun.gender] - own
        others = counts.total() - counts[pronoun.gender]
        if same == others:
            return Gender.UNKNOWN
        opposite = Gender.MALE if pronoun.gender is Gender.FEMALE else Gender.FEMALE
        return pronoun.gender if same > others else opposite


@define
class _DiscourseState:
    """A text, as far as it has been read.

    Attributes:
        histories: of the entities mentioned so far, by index; the one mentioned last is at the end.
        latest: by form, the index of the antecedent of the last pronoun.
        votes: on the gender of entities.
        spoke_last: the last mention to which words are credited, as far as it is known whose.
        voices: by quotation, the index of the entity whose words it has.
    """

    entities: Sequence[Entity]
    votes: GenderVotes
    histories: OrderedDict[int, EntityHistory] = field(factory=OrderedDict)
    latest: dict[PronounForm, int | None] = field(factory=dict)
    spoke_last: Spoke | None = None
    voices: dict[QuotationRegion, int] = field(factory=dict)

    def read(self, place: Place, choose: ChooseAntecedent) -> AntecedentChoice | None:
        """Note what is mentioned at *place*, and return the antecedent of an anaphor."""
        choice, entity = None, None
        if isinstance(place.anaphor, Pronoun):
            choice = self.settle(place.anaphor, place.beside, choose)
            entity = choice.entity
        elif place.mention is not None:
            if place.anaphor is not None:
                choice = self.settle_description(place.anaphor, place.mention, choose)
            else:
                self.note(place.mention.entity, place.mention.occurrence)
            chosen = None if choice is None else choice.entity
            entity = place.mention.entity.index if chosen is None else chosen
        if entity is not None:
            self.voices.update(dict.fromkeys(place.quoted, entity))
        return choice

    def note(
        self,
        entity: Entity,
        occurrence: Occurrence,
        gender: Gender = Gender.UNKNOWN,
        probability: float = 1.0,
    ) -> None:
        """Add a mention of *entity*; *gender* is that of a pronoun."""
        history = self.histories.setdefault(
            entity.index, EntityHistory(entity=entity, last=occurrence)
        )
        history.note(occurrence, gender, probability)
        self.histories.move_to_end(entity.index)
        if occurrence.reports:
            self.spoke_last = Spoke(entity.index, occurrence.paragraph)

    def settle(
        self, pronoun: Pronoun, mentions: Sequence[EntityMention], choose: ChooseAntecedent
    ) -> AntecedentChoice:
        """Return the antecedent of *pronoun*, and note the pronoun as its mention.

        Args:
            mentions: all in the sentence of the pronoun, before it and after it.
        """
        candidates = self._find_candidates(pronoun, mentions)
        none = tuple(find_features_of_none(pronoun, len(candidates)))
        choice = choose(pronoun, candidates, none)
        index = self.latest[pronoun.form] = choice.entity
        if index is None:
            if pronoun.speaks:
                self.spoke_last = None
            return choice
        history = self.histories.get(index)
        if history is not None and history.probability < 1:  # never surer than the link before
            choice = evolve(choice, probability=choice.probability * history.probability)
        occurrence = to_pronoun_occurrence(pronoun)
        self.note(self.entities[index], occurrence, pronoun.gender, choice.probability)
        return choice

    def settle_description(
        self, description: Description, mention: EntityMention, choose: ChooseAntecedent
    ) -> AntecedentChoice:
        """Return whom *description* refers to, and note *mention*, the same noun, as a mention of
        that.
        """
        near = self._find_near(description.sentence.index, partial(may_describe, description))
        called = sum(judge_called(description.noun, h.entity) == CALLED_SO for h in near)
        among = compare_candidates(near, None, self.spoke_last, called=called)
        candidates = [
            Candidate(
                entity=history.entity.index,
                features=tuple(find_description_features(description, history, among, rank)),
            )
            for rank, history in enumerate(near)
        ]
        choice = choose(description, candidates, tuple(find_features_of_nobody(description, among)))
        entity = mention.entity if choice.entity is None else self.entities[choice.entity]
        probability = 1.0 if choice.entity is None else choice.probability
        self.note(entity, mention.occurrence, probability=probability)
        return choice

    def _find_candidates(
        self, pronoun: Pronoun, mentions: Sequence[EntityMention]
    ) -> list[Candidate]:
        """Return the entities that may be the antecedent of *pronoun*, the nearest first."""
        barred = find_named_under(pronoun, mentions)
        if pronoun.quotation in self.voices:  # who is quoted says "I"
            barred |= {self.voices[pronoun.quotation]}

        def may_refer(history: EntityHistory) -> bool:
            if history.entity.index in barred:
                return False
            return may_be(pronoun, history.entity, history.last)

        near = self._find_near(pronoun.sentence.index, may_refer)
        fitting = frozenset(find_fitting(pronoun, near))
        among = compare_candidates(
            near,
            self.latest.get(pronoun.form),
            self.spoke_last,
            fitting=fitting,
            rows=find_rows(h for h in near if h.entity.index in fitting),
        )
        candidates: list[Candidate] = []
        for rank, history in enumerate(near):
            elsewhere = self.votes.judge(pronoun, history.entity.index)
            features = tuple(find_features(pronoun, history, among, rank, elsewhere))
            candidates.append(Candidate(entity=history.entity.index, features=features))
        listed = {candidate.entity for candidate in candidates}
        behind = _find_behind(pronoun, mentions)
        return candidates + [candidate for candidate in behind if candidate.entity not in listed]

    def _find_near(
        self, sentence: int, may_refer: Callable[[EntityHistory], bool]
    ) -> list[EntityHistory]:
        """Return the entities mentioned before that may be meant in *sentence*, MOST at most: those
        of the last sentence first, in each from the left.
        """
        earliest = sentence - REACH
        near: list[EntityHistory] = []
        for history in reversed(self.histories.values()):
            last = history.last
            if len(near) >= MOST:
                earliest = near[-1].last.sentence  # which of its entities are nearer, order decides
            if last.sentence < earliest:
                break
            if may_refer(history):
                near.append(history)
        near.sort(key=lambda history: (-history.last.sentence, history.last.head.index))
        return near[:MOST]


def _find_behind(pronoun: Pronoun, mentions: Sequence[EntityMention]) -> Iterator[Candidate]:
    """Yield the entities that are only named after the pronoun, in its sentence: "When she arrived,
    Ana Lee said …", "In his speech, Bo Berg said …".
    """
    word = pronoun.word
    is_main_subject = word.deprel == "nsubj" and word.parent == word.sentence.root
    if is_main_subject or pronoun.kind is PronounKind.THING:
        return
    for mention in mentions:
        entity, last = mention.entity, mention.occurrence
        relation = _find_relation_under(word, last.head)
        if relation is None or entity.name is None or last.head.index <= word.index:
            continue
        if may_be(pronoun, entity, last):
            gender = find_gender_features(pronoun, EntityHistory(entity=entity, last=last))
            behind = f"behind, {relation}"
            features = ("behind", behind, f"{behind}, {pronoun.function}", *gender)
            yield Candidate(entity=entity.index, features=features)


def _find_relation_under(word: Word, head: Word) -> str | None:
    """Return the relation of the clause or phrase of *word* to the verb whose subject is *head*;
    None if it does not depend on that verb.
    """
    if head.relation != "nsubj":
        return None
    branch = next((above for above in word.lineage() if above.head == head.head), None)
    if branch is None or branch.relation not in SUBORDINATE:
        return None
    return branch.relation

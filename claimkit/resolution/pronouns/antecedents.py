"""The antecedents of third-person pronouns, in text order. A pronoun with an antecedent counts as a
mention for the pronouns after it.

For each pronoun the entities before it that may fit are compared by features
(:mod:`claimkit.resolution.pronouns.salience`), and one of them is chosen, or none. The weights of
the features were learnt (:mod:`claimkit.resolution.pronouns.ranking`).
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import define, evolve, field, frozen

from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.names import Mention
from claimkit.resolution.pronouns.binding import find_named_under, may_be
from claimkit.resolution.pronouns.find import Pronoun, PronounForm, PronounKind, find_pronouns
from claimkit.resolution.pronouns.history import (
    EntityHistory,
    EntityMention,
    MentionForm,
    Occurrence,
    to_occurrence,
    to_pronoun_occurrence,
)
from claimkit.resolution.pronouns.salience import (
    compare_candidates,
    find_features,
    find_features_of_none,
    find_gender_features,
)
from claimkit.tree import Word

REACH = 30  # sentences back in which an antecedent is looked for
MOST = 12  # candidates that are compared, the nearest
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


# Takes the pronoun, its candidates, and the features of there being no antecedent.
ChooseAntecedent = Callable[[Pronoun, Sequence[Candidate], Sequence[str]], AntecedentChoice]


def read_pronouns(
    document: Document, entities: Sequence[Entity], lexicon: Lexicon, choose: ChooseAntecedent
) -> dict[Word, AntecedentChoice]:
    """Return the antecedent of each third-person pronoun of *document*.

    Args:
        entities: each is at its index.
    """
    choices: dict[Word, AntecedentChoice] = {}
    state = _DiscourseState(entities=entities)
    by_sentence = _gather_mentions(document, entities, lexicon)
    for sentence in document.sentences:
        mentions = by_sentence.get(sentence.index, [])
        items: list[EntityMention | Pronoun] = [*mentions]
        items += find_pronouns(document, sentence, lexicon)
        for item in sorted(items, key=lambda item: item.word.index):
            if isinstance(item, Pronoun):
                choices[item.word] = state.settle(item, mentions, choose)
            else:
                state.note(item.entity, item.occurrence)
    return choices


@define
class _DiscourseState:
    """A text, as far as it has been read.

    Attributes:
        histories: of the entities mentioned so far, by index; the one mentioned last is at the end.
        latest: by form, the index of the antecedent of the last pronoun.
    """

    entities: Sequence[Entity]
    histories: OrderedDict[int, EntityHistory] = field(factory=OrderedDict)
    latest: dict[PronounForm, int | None] = field(factory=dict)

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
            return choice
        history = self.histories.get(index)
        if history is not None:  # never more certain than the link before it
            choice = evolve(choice, probability=choice.probability * history.probability)
        occurrence = to_pronoun_occurrence(pronoun)
        self.note(self.entities[index], occurrence, pronoun.gender, choice.probability)
        return choice

    def _find_candidates(
        self, pronoun: Pronoun, mentions: Sequence[EntityMention]
    ) -> list[Candidate]:
        """Return the entities that may be the antecedent of *pronoun*, the nearest first."""
        near = self._find_near(pronoun, find_named_under(pronoun, mentions))
        among = compare_candidates(near, self.latest.get(pronoun.form))
        candidates: list[Candidate] = []
        for rank, history in enumerate(near):
            features = tuple(find_features(pronoun, history, among, rank))
            candidates.append(Candidate(entity=history.entity.index, features=features))
        listed = {candidate.entity for candidate in candidates}
        behind = _find_behind(pronoun, mentions)
        return candidates + [candidate for candidate in behind if candidate.entity not in listed]

    def _find_near(self, pronoun: Pronoun, barred: frozenset[int]) -> list[EntityHistory]:
        """Return the entities before *pronoun* that may be its antecedent, MOST at most: those of
        the last sentence first, in each from the left.
        """
        earliest = pronoun.sentence.index - REACH
        near: list[EntityHistory] = []
        for history in reversed(self.histories.values()):
            entity, last = history.entity, history.last
            if len(near) >= MOST:
                earliest = near[-1].last.sentence  # which of its entities are nearer, order decides
            if last.sentence < earliest:
                break
            if entity.index not in barred and may_be(pronoun, entity, last):
                near.append(history)
        near.sort(key=lambda history: (-history.last.sentence, history.last.head.index))
        return near[:MOST]


def _gather_mentions(
    document: Document, entities: Sequence[Entity], lexicon: Lexicon
) -> Mapping[int, list[EntityMention]]:
    """Return the mentions of *entities* by name and noun, by the index of their sentence."""
    mentions: dict[int, list[EntityMention]] = defaultdict(list)
    for entity in entities:
        for mention in _find_mentions(entity):
            occurrence = to_occurrence(
                document, mention.head, mention.form, lexicon, mention.gender
            )
            mentions[occurrence.sentence].append(EntityMention(entity, occurrence))
    return mentions


@frozen
class _FormedMention:
    """The head and form of a mention, and the gender that it suggests."""

    head: Word
    form: MentionForm
    gender: Gender


def _find_mentions(entity: Entity) -> Iterator[_FormedMention]:
    """Yield the mentions of *entity* by name and noun."""
    for mention in entity.mentions:
        yield _FormedMention(mention.head, MentionForm.NAME, _judge_gender(mention))
    for coordination in entity.coordinations:
        yield _FormedMention(coordination.head, MentionForm.NOUN, Gender.UNKNOWN)
    for noun in (*entity.nouns, *entity.anaphors):
        yield _FormedMention(noun.head, MentionForm.NOUN, noun.gender)


def _judge_gender(mention: Mention) -> Gender:
    """Return the gender that the title or given name of *mention* suggests. A name of one word
    without a title suggests none: it may be a surname.
    """
    tells = len(mention.core) > 1 or bool(mention.titles.words)
    return mention.gender if tells else Gender.UNKNOWN


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

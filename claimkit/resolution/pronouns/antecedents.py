"""Whom third-person pronouns stand for, in running order: a pronoun that is settled counts for
those behind it.

For every pronoun the entities before it that may fit are weighed by features
(:mod:`claimkit.resolution.pronouns.salience`), one of them chosen, or none. How much a feature weighs, a
ranker has learnt (:mod:`claimkit.resolution.pronouns.ranking`).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence

from attrs import define, evolve, field, frozen

from claimkit.document import Document, Sentence, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.entities.find import Entity, Place
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.names import Mention
from claimkit.resolution.pronouns.binding import may_be, named_under
from claimkit.resolution.pronouns.find import (
    Occurrence,
    Pronoun,
    PronounKind,
    Track,
    find_pronouns,
    occurrence_at,
    role_of,
)
from claimkit.resolution.pronouns.salience import (
    features_of,
    features_of_nothing,
    field_of,
    gender_features,
)

REACH = 30  # sentences back in which an antecedent is looked for
MOST = 12  # candidates that are weighed, the nearest


@frozen(kw_only=True)
class Candidate:
    """An entity that a pronoun may stand for, and what speaks for and against it.

    Attributes:
        entity: its index.
    """

    entity: int
    features: tuple[str, ...]


@frozen(kw_only=True)
class Choice:
    """What a pronoun was taken for.

    Attributes:
        entity: index of the entity; None for none of those in the text.
        probability: that it is right, 0 to 1.
        rival: whether another entity was nearly as likely.
    """

    entity: int | None
    probability: float
    rival: bool = False


Choose = Callable[[Pronoun, Sequence[Candidate], Sequence[str]], Choice]


@frozen(kw_only=True)
class _Named:
    """A mention of an entity by name or noun."""

    head: Word
    entity: Entity
    form: str
    gender: Gender


@define
class _Discourse:
    """A text as far as it has been read.

    Attributes:
        tracks: of the entities mentioned so far, the one mentioned last at the end.
        latest: what the last pronoun of a kind and gender was taken for.
    """

    document: Document
    lexicon: Lexicon
    tracks: OrderedDict[int, Track] = field(factory=OrderedDict)
    latest: dict[tuple[PronounKind, Gender], int | None] = field(factory=dict)

    def note_name(self, sentence: Sentence, named: _Named) -> None:
        """Note a mention by name or noun."""
        occurrence = occurrence_at(
            self.document, sentence, named.head, named.form, self.lexicon, named.gender
        )
        self._note(named.entity, occurrence)

    def note_pronoun(self, pronoun: Pronoun, entity: Entity, sure: float) -> None:
        """Note that *pronoun* stands for *entity*."""
        occurrence = occurrence_at(
            self.document, pronoun.sentence, pronoun.word, pronoun.kind.value, self.lexicon
        )
        self._note(entity, occurrence, pronoun.gender, sure)

    def _note(
        self,
        entity: Entity,
        occurrence: Occurrence,
        gender: Gender = Gender.UNKNOWN,
        sure: float = 1.0,
    ) -> None:
        track = self.tracks.setdefault(entity.index, Track(entity=entity, last=occurrence))
        track.note(occurrence, gender, sure)
        self.tracks.move_to_end(entity.index)

    def near(self, pronoun: Pronoun, barred: frozenset[int]) -> list[Track]:
        """Return the entities before *pronoun* that it may stand for, those last mentioned nearest
        first.
        """
        here = pronoun.sentence.index
        found: list[Track] = []
        for track in reversed(self.tracks.values()):
            if here - track.last.sentence > REACH:
                break
            if track.entity.index not in barred and may_be(pronoun, track.entity, track.last):
                found.append(track)
        found.sort(key=lambda t: (-t.last.sentence, t.last.head.index))
        return found[:MOST]


def read_pronouns(
    document: Document, entities: Sequence[Entity], lexicon: Lexicon, choose: Choose
) -> dict[Place, Choice]:
    """Return what each third-person pronoun of *document* stands for, by sentence and index.

    Args:
        choose: takes the pronoun, its candidates, and the features of there being none.
    """
    found: dict[Place, Choice] = {}
    discourse = _Discourse(document=document, lexicon=lexicon)
    rows = _mentions_by_sentence(entities)
    for sentence in document.sentences:
        named = rows.get(sentence.index, [])
        items: list[tuple[int, _Named | Pronoun]] = [(n.head.index, n) for n in named]
        items += [(p.word.index, p) for p in find_pronouns(document, sentence, lexicon)]
        for index, item in sorted(items, key=lambda pair: pair[0]):
            if isinstance(item, _Named):
                discourse.note_name(sentence, item)
            else:
                found[sentence.index, index] = _choice(discourse, item, named, entities, choose)
    return found


def _choice(
    discourse: _Discourse,
    pronoun: Pronoun,
    named: Sequence[_Named],
    entities: Sequence[Entity],
    choose: Choose,
) -> Choice:
    """Return what *pronoun* is taken for, and note it."""
    form = (pronoun.kind, pronoun.gender)
    choice = choose(pronoun, *_candidates(discourse, pronoun, named))
    discourse.latest[form] = choice.entity
    if choice.entity is None:
        return choice
    track = discourse.tracks.get(choice.entity)
    # A chain is no surer than what it hangs on.
    entity = entities[choice.entity]
    choice = evolve(
        choice, probability=choice.probability * (track.sure if track is not None else 1.0)
    )
    discourse.note_pronoun(pronoun, entity, choice.probability)
    return choice


def _mentions_by_sentence(entities: Sequence[Entity]) -> dict[int, list[_Named]]:
    rows: dict[int, list[_Named]] = {}
    for entity in entities:
        for mention in entity.mentions:
            rows.setdefault(mention.sentence, []).append(_named_at(mention, entity))
        for noun in (*entity.nouns, *entity.taken_up):
            rows.setdefault(noun.sentence, []).append(
                _Named(head=noun.head, entity=entity, form="noun", gender=noun.gender)
            )
    return rows


def _named_at(mention: Mention, entity: Entity) -> _Named:
    """Return *mention* with what its own title or given name suggests; a lone word may be a surname
    that is a given name too.
    """
    tells = len(mention.core) > 1 or bool(mention.standing.titles)
    return _Named(
        head=mention.head,
        entity=entity,
        form="name",
        gender=mention.gender if tells else Gender.UNKNOWN,
    )


def _candidates(
    discourse: _Discourse, pronoun: Pronoun, named: Sequence[_Named]
) -> tuple[list[Candidate], tuple[str, ...]]:
    """Return what *pronoun* may stand for, nearest first, and the features of its standing for none
    of them.

    Args:
        named: the mentions in the pronoun's sentence, those behind it included.
    """
    near = discourse.near(pronoun, named_under(pronoun, [(n.head, n.entity) for n in named]))
    field = field_of(near, discourse.latest.get((pronoun.kind, pronoun.gender)))
    found = [
        Candidate(entity=t.entity.index, features=tuple(features_of(pronoun, t, field, rank)))
        for rank, t in enumerate(near)
    ]
    known = {t.entity.index for t in near}
    found += [c for c in _behind(discourse, pronoun, named) if c.entity not in known]
    return found, tuple(features_of_nothing(pronoun, len(found)))


def _behind(
    discourse: _Discourse, pronoun: Pronoun, named: Sequence[_Named]
) -> Iterator[Candidate]:
    """Yield entities that only follow in the sentence: "When she arrived, Ana Lee said …", "In his
    speech, Bo Berg said …".
    """
    sentence, word = pronoun.sentence, pronoun.word
    if pronoun.kind is PronounKind.THING or (
        word.deprel == "nsubj" and word.head == sentence.root.index
    ):
        return
    path = [word, *sentence.ancestors(word)]
    for item in named:
        head, entity = item.head, item.entity
        branch = next((w for w in path if w.head == head.head), None)
        subject = (
            head.relation == "nsubj" and branch is not None and branch.relation in {"advcl", "obl"}
        )
        if head.index > word.index and subject and branch is not None and entity.name is not None:
            last = occurrence_at(
                discourse.document, sentence, head, "name", discourse.lexicon, item.gender
            )
            if may_be(pronoun, entity, last):
                track = Track(entity=entity, last=last)
                own = (
                    f"behind, {branch.relation}",
                    f"behind, {branch.relation}, {role_of(sentence, word)}",
                )
                yield Candidate(
                    entity=entity.index, features=("behind", *own, *gender_features(pronoun, track))
                )

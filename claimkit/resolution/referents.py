"""The referents of a text's speakers, each made once, by whatever sieves a resolver has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from attrs import define, evolve, field

from claimkit.model import Referent, ReferentKind
from claimkit.resolution.entities.find import Entity
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.sieves.affiliation import affiliation_of
from claimkit.resolution.sieves.discourse import World
from claimkit.resolution.sieves.order import settle
from claimkit.resolution.sieves.query import Asked, Sieve
from claimkit.spans import Spans


def referents_of(world: World, sieves: Sequence[Sieve], ranker: Ranker) -> tuple[Referent, ...]:
    """Return one Referent for each of the queries of *world*, in order; the same referent has
    the same ``id``.

    Args:
        sieves: in the order in which they are tried.
        ranker: says how sure their answers are.
    """
    referents = _Referents(world=world)
    return tuple(_referent(referents, query, sieves, ranker) for query in world.queries)


def _referent(
    referents: _Referents, query: ReferenceQuery, sieves: Sequence[Sieve], ranker: Ranker
) -> Referent:
    sentence = query.word.sentence
    asked = Asked(sentence=sentence, word=query.word, spans=query.spans)
    method, found = settle(referents.world, asked, sieves)
    confidence = ranker.confidence(method, found.share)
    named = tuple(e for e in found.entities if e.name is not None)
    if named:
        distance = referents.distance(named, sentence.index)
        return evolve(
            referents.named(named), method=method, confidence=confidence, distance=distance
        )
    spans = found.mentions or referents.mentions(found.entities) or query.spans
    return Referent(
        id=referents.id_of(_key(found.entities) or found.mentions or query.spans),
        name=None,
        reason=found.reason,
        kind=found.kind,
        role=found.role,
        affiliation=found.affiliation,
        mentions=spans,
        method=method,
        confidence=confidence,
    )


def _key(entities: Sequence[Entity]) -> tuple[int, ...]:
    """Return what stands for *entities*: people named together are their members, however they are
    named.
    """
    return tuple(place for e in entities for place in (e.members or (e.index,)))


@define
class _Referents:
    """The referents of a text, each made once."""

    world: World
    ids: dict[object, str] = field(factory=dict)
    made: dict[tuple[int, ...], Referent] = field(factory=dict)
    spans: dict[tuple[int, ...], Spans] = field(factory=dict)
    sentences: dict[tuple[int, ...], list[int]] = field(factory=dict)

    def id_of(self, key: object) -> str:
        return self.ids.setdefault(key, f"r{len(self.ids) + 1}")

    def distance(self, entities: tuple[Entity, ...], sentence: int) -> int:
        """Return how many sentences are between *sentence* and the nearest that names one of
        *entities*.
        """
        key = _key(entities)
        if key not in self.sentences:
            self.sentences[key] = sorted(
                {m.sentence for e in entities for m in e.mentions} | _phrases(entities)
            )
        places = self.sentences[key]
        at = bisect_left(places, sentence)
        return min(abs(sentence - place) for place in places[max(0, at - 1) : at + 1])

    def named(self, entities: tuple[Entity, ...]) -> Referent:
        """Return the referent of *entities*, all with names, as if a sieve without name had found
        it.
        """
        key = _key(entities)
        if key not in self.made:
            self.made[key] = (
                self._several(entities) if len(entities) > 1 else self._one(entities[0])
            )
        return self.made[key]

    def _one(self, entity: Entity) -> Referent:
        metonyms = self.world.lexicon.metonyms
        return Referent(
            id=self.id_of(_key((entity,))),
            name=entity.name,
            kind=entity.kind,
            role=entity.role,
            honorific=entity.honorific,
            affiliation=affiliation_of(self.world, entity),
            metonym_for=metonyms.get((entity.name or "").lower()),
            mentions=self.mentions((entity,)),
            method="",
        )

    def _several(self, entities: tuple[Entity, ...]) -> Referent:
        names = [e.name or "" for e in entities]
        return Referent(
            id=self.id_of(_key(entities)),
            name=", ".join(names[:-1]) + " and " + names[-1],
            kind=ReferentKind.GROUP,
            mentions=self.mentions(entities),
            method="",
        )

    def mentions(self, entities: tuple[Entity, ...]) -> Spans:
        """Return where the text names or describes *entities*, and the pronouns that stand for
        them, sorted.
        """
        key = _key(entities)
        if key not in self.spans:
            spoken = {span for e in entities for span in self.world.spoken.get(e.index, ())}
            self.spans[key] = tuple(sorted(spoken | {span for e in entities for span in e.spans}))
        return self.spans[key]


def _phrases(entities: Sequence[Entity]) -> set[int]:
    """Return the sentences that name people together, which are no mentions of one name."""
    return {noun.sentence for e in entities if e.members for noun in e.nouns}

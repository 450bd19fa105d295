"""The referents of a text's speakers: each is made once, from the answers of sieves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import partial

from attrs import define, field

from claimkit.model.scheme import ReferentKind
from claimkit.model.speaker import Referent
from claimkit.resolution.entities.entity import Entity, join_names
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.sieves.affiliation import find_affiliation
from claimkit.resolution.sieves.discourse import DiscourseModel
from claimkit.resolution.sieves.order import settle
from claimkit.resolution.sieves.query import Answer, Query, Sieve
from claimkit.spans import Span, Spans, sort_spans

# Indices of the entities of a referent; for people who are named together, of the members.
Identity = tuple[int, ...]


def find_referents(
    model: DiscourseModel, sieves: Sequence[Sieve], ranker: Ranker
) -> tuple[Referent, ...]:
    """Return one Referent for each query of *model*, in order. The same referent has the same
    ``id``.

    Args:
        sieves: in the order in which they are tried.
        ranker: gives the confidence of their answers.
    """
    table = _ReferentTable(model=model)
    return tuple(_find_referent(table, query, sieves, ranker) for query in model.queries)


def _find_referent(
    table: _ReferentTable, query: ReferenceQuery, sieves: Sequence[Sieve], ranker: Ranker
) -> Referent:
    settled = settle(table.model, Query(word=query.word, spans=query.spans), sieves)
    answer = settled.answer
    named = tuple(entity for entity in answer.entities if entity.name is not None)
    confidence = ranker.estimate_confidence(settled.sieve, answer.share)
    if named:
        distance = table.measure_distance(named, query.word.sentence.index)
        make = table.get_named(named)
        return make(method=settled.sieve, confidence=confidence, distance=distance)
    return table.to_unnamed(answer, query, settled.sieve, confidence)


def _identify(entities: Sequence[Entity]) -> Identity:
    indices: list[int] = []
    for entity in entities:
        indices += entity.members or (entity.index,)
    return tuple(indices)


@define
class _ReferentTable:
    """The referents of a text, each described once.

    Attributes:
        ids: by the identity of a referent or, if no entity belongs to it, by its spans.
        named: the referents with a name, but for how each answer found them; mentions: their spans;
            sentences: the sorted indices of the sentences that name them.
    """

    model: DiscourseModel
    ids: dict[Identity | Spans, str] = field(factory=dict)
    named: dict[Identity, partial[Referent]] = field(factory=dict)
    mentions: dict[Identity, Spans] = field(factory=dict)
    sentences: dict[Identity, list[int]] = field(factory=dict)

    def get_named(self, entities: tuple[Entity, ...]) -> partial[Referent]:
        """Return what makes the referent of *entities*, which all have names: it is still to be
        told how they were found.
        """
        identity = _identify(entities)
        if identity not in self.named:
            describe = self._describe_several if len(entities) > 1 else self._describe_one
            self.named[identity] = describe(entities)
        return self.named[identity]

    def to_unnamed(
        self, answer: Answer, query: ReferenceQuery, method: str, confidence: float
    ) -> Referent:
        """Return the referent of *query* that *answer* describes, without a name."""
        identity = _identify(answer.entities) or answer.mentions or query.spans
        return Referent(
            id=self._get_id(identity),
            name=None,
            why_unnamed=answer.reason,
            kind=answer.kind,
            role=answer.role,
            affiliation=answer.affiliation,
            mentions=answer.mentions or self._get_mentions(answer.entities) or query.spans,
            method=method,
            confidence=confidence,
        )

    def measure_distance(self, entities: tuple[Entity, ...], sentence: int) -> int:
        """Return the number of sentences from *sentence* to the nearest one that names any of
        *entities*.
        """
        identity = _identify(entities)
        if identity not in self.sentences:
            self.sentences[identity] = sorted(set(_find_naming_sentences(entities)))
        naming = self.sentences[identity]
        behind = bisect_left(naming, sentence)
        return min(abs(sentence - near) for near in naming[max(0, behind - 1) : behind + 1])

    def _get_id(self, identity: Identity | Spans) -> str:
        return self.ids.setdefault(identity, f"r{len(self.ids) + 1}")

    def _get_mentions(self, entities: tuple[Entity, ...]) -> Spans:
        """Return the sorted spans of the names, descriptions and pronouns of *entities*."""
        identity = _identify(entities)
        if identity not in self.mentions:
            self.mentions[identity] = sort_spans(self._find_mentions(entities))
        return self.mentions[identity]

    def _find_mentions(self, entities: Sequence[Entity]) -> Iterator[Span]:
        for entity in entities:
            yield from entity.spans
            yield from self.model.pronoun_spans.get(entity.index, ())

    def _describe_one(self, entities: tuple[Entity, ...]) -> partial[Referent]:
        (entity,) = entities
        return partial(
            Referent,
            id=self._get_id(_identify(entities)),
            name=entity.name,
            kind=entity.kind,
            role=entity.role,
            honorific=entity.honorific,
            affiliation=find_affiliation(self.model, entity),
            metonym_for=self.model.lexicon.names.metonyms.get((entity.name or "").lower()),
            mentions=self._get_mentions(entities),
        )

    def _describe_several(self, entities: tuple[Entity, ...]) -> partial[Referent]:
        return partial(
            Referent,
            id=self._get_id(_identify(entities)),
            name=join_names([entity.name or "" for entity in entities]),
            kind=ReferentKind.GROUP,
            mentions=self._get_mentions(entities),
        )


def _find_naming_sentences(entities: Sequence[Entity]) -> Iterator[int]:
    """Yield the indices of the sentences that name *entities*, alone or together."""
    for entity in entities:
        yield from (mention.sentence.index for mention in entity.mentions)
        yield from (phrase.sentence.index for phrase in entity.coordinations)
        if not entity.mentions:  # it goes by the name of another
            yield from (noun.sentence.index for noun in entity.nouns)

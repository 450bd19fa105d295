"""All that a sieve may look at: the entities of a text, where they are mentioned, what pronouns
were taken for, who says what.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import frozen

from claimkit.document import Document, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.find import find_entities
from claimkit.resolution.entities.organizations import find_taken_up_organizations
from claimkit.resolution.pronouns.antecedents import (
    AntecedentChoice,
    ChooseAntecedent,
    read_pronouns,
)
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.sieves.interviews import Turn, find_turns
from claimkit.spans import Span, Spans

Key = TypeVar("Key")


@frozen
class CreditedContent:
    """Where a piece of content begins, in code points, and the query whose word it is credited
    to.
    """

    start: int
    query: ReferenceQuery


@frozen(kw_only=True)
class DiscourseModel:
    """A text as the sieves see it. Entities are meant by their index in *entities*.

    Attributes:
        queries: the words that a resolver is asked for; contents: what is credited to them, sorted.
        named: the entity whose name a word is part of.
        nouns: the entity that a noun beside its name, or without one, stands for.
        taken_up: the named entity that a definite noun takes up.
        organizations: the organization that a definite noun for any of them takes up.
        pronouns: what each third-person pronoun was taken for.
        pronoun_spans: the pronouns that were taken for an entity.
        coordinations: people who are named together, by their indices.
        turns: whose turn a paragraph of an interview is.
    """

    document: Document
    lexicon: Lexicon
    entities: tuple[Entity, ...]
    queries: tuple[ReferenceQuery, ...]
    contents: tuple[CreditedContent, ...]
    named: Mapping[Word, int]
    nouns: Mapping[Word, int]
    taken_up: Mapping[Word, int]
    organizations: Mapping[Word, int]
    pronouns: Mapping[Word, AntecedentChoice]
    pronoun_spans: Mapping[int, Spans]
    coordinations: Mapping[tuple[int, ...], int]
    turns: Mapping[int, Turn]

    def find_named(self, word: Word) -> Entity | None:
        """Return the entity that *word* names."""
        return self._find(self.named, word)

    def find_by_noun(self, word: Word) -> Entity | None:
        """Return the entity that the noun *word* stands for."""
        return self._find(self.nouns, word)

    def find_taken_up(self, word: Word) -> Entity | None:
        """Return the named entity that the definite noun *word* takes up."""
        return self._find(self.taken_up, word)

    def find_organization(self, word: Word) -> Entity | None:
        """Return the organization that a definite noun for any of them ("the company") takes up:
        the only one named of late.
        """
        return self._find(self.organizations, word)

    def find_together(self, members: Iterable[Entity]) -> Entity | None:
        """Return the entity of *members*, if they are named together somewhere."""
        return self._find(self.coordinations, tuple(member.index for member in members))

    def _find(self, indices: Mapping[Key, int], key: Key) -> Entity | None:
        index = indices.get(key)
        return None if index is None else self.entities[index]

    def find_credited_before(self, start: int) -> Iterator[ReferenceQuery]:
        """Yield the queries with a piece of content that begins at or before *start*, the nearest
        first.
        """
        behind = bisect_right(self.contents, start, key=lambda content: content.start)
        for index in range(behind - 1, -1, -1):
            yield self.contents[index].query


def read_discourse(
    document: Document,
    queries: Sequence[ReferenceQuery],
    lexicon: Lexicon,
    choose: ChooseAntecedent,
) -> DiscourseModel:
    """Return the model of *document*.

    Args:
        choose: says what pronouns stand for.
    """
    entities = find_entities(document, lexicon)
    named = _map_names(entities)
    pronouns = read_pronouns(document, entities, lexicon, choose)
    return DiscourseModel(
        document=document,
        lexicon=lexicon,
        entities=entities,
        queries=tuple(queries),
        contents=tuple(sorted(_find_contents(queries), key=lambda content: content.start)),
        named=named,
        nouns=_map_nouns(entities),
        taken_up=_map_taken_up(entities),
        organizations=find_taken_up_organizations(entities),
        pronouns=pronouns,
        pronoun_spans=gather_pronoun_spans(pronouns),
        coordinations={entity.members: entity.index for entity in entities if entity.members},
        turns=find_turns(document, entities, named),
    )


def _find_contents(queries: Iterable[ReferenceQuery]) -> Iterator[CreditedContent]:
    for query in queries:
        for span in query.content:
            yield CreditedContent(span.start, query)


def _map_names(entities: Iterable[Entity]) -> dict[Word, int]:
    """Return the index of the entity that each word of a name belongs to."""
    indices: dict[Word, int] = {}
    for entity in entities:
        for mention in entity.mentions:
            indices.update(dict.fromkeys(mention.covered, entity.index))
    return indices


def _map_nouns(entities: Iterable[Entity]) -> dict[Word, int]:
    indices: dict[Word, int] = {}
    for entity in entities:
        for phrase in entity.phrases:
            indices[phrase.head] = entity.index
    return indices


def _map_taken_up(entities: Iterable[Entity]) -> dict[Word, int]:
    indices: dict[Word, int] = {}
    for entity in entities:
        for noun in entity.taken_up:
            indices[noun.head] = entity.index
    return indices


def gather_pronoun_spans(pronouns: Mapping[Word, AntecedentChoice]) -> dict[int, Spans]:
    """Return where the pronouns stand that were taken for an entity, by its index."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for word, choice in pronouns.items():
        if choice.entity is not None:
            spans[choice.entity].append(word.span)
    return {entity: tuple(pieces) for entity, pieces in spans.items()}

"""All that a sieve may look at: the entities of a text, their mentions, the antecedents of
pronouns, and who says what.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from attrs import frozen

from claimkit.document import Document
from claimkit.lexicons.schema import Lexicon
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.find import find_entities
from claimkit.resolution.entities.organizations import find_organization_antecedents
from claimkit.resolution.owners.find import find_owned
from claimkit.resolution.owners.references import References
from claimkit.resolution.pronouns.antecedents import read_pronouns
from claimkit.resolution.pronouns.choice import AntecedentChoice, ChooseAntecedent
from claimkit.resolution.pronouns.find import find_form
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.sieves.interviews import Turn, find_labelled, find_turns
from claimkit.spans import Span, Spans
from claimkit.tree import Word

Key = TypeVar("Key")


@frozen
class CreditedContent:
    """A piece of content, and the query of the speaker to whom the text credits it.

    Attributes:
        start: where it begins in the text, in code points.
    """

    start: int
    query: ReferenceQuery


@frozen(kw_only=True)
class DiscourseModel:
    """A text as the sieves see it. Tables give entities by their index in *entities*.

    Attributes:
        queries: all that a resolver is asked; contents: what is credited to their words, sorted.
        named: the entity of each word of a name.
        nouns: the entity of a noun beside its name, or of a noun without a name.
        anaphors: the named entity to which a definite noun refers.
        owned: the entity of a noun that goes by the name of another ("the Lee campaign").
        organizations: the organization to which a noun such as "the company" refers.
        pronouns: the antecedent of each third-person pronoun; descriptions: of each definite noun
            that is no anaphor by its words alone.
        pronoun_spans: the pronouns that refer to an entity.
        coordinations: the entity of people who are named together, by their indices.
        turns: by the number of a paragraph of an interview, whose turn it is.
        labelled: the entity of the head of a label in a transcript.
    """

    document: Document
    lexicon: Lexicon
    entities: tuple[Entity, ...]
    queries: tuple[ReferenceQuery, ...]
    contents: tuple[CreditedContent, ...]
    named: Mapping[Word, int]
    nouns: Mapping[Word, int]
    anaphors: Mapping[Word, int]
    owned: Mapping[Word, int]
    organizations: Mapping[Word, int]
    pronouns: Mapping[Word, AntecedentChoice]
    descriptions: Mapping[Word, AntecedentChoice]
    pronoun_spans: Mapping[int, Spans]
    coordinations: Mapping[tuple[int, ...], int]
    turns: Mapping[int, Turn]
    labelled: Mapping[Word, int]

    def find_named(self, word: Word) -> Entity | None:
        """Return the entity that *word* names."""
        return self._find(self.named, word)

    def find_by_noun(self, word: Word) -> Entity | None:
        """Return the entity of the noun *word*, beside its name or without one."""
        return self._find(self.nouns, word)

    def find_antecedent(self, word: Word) -> Entity | None:
        """Return the named entity to which the definite noun *word* refers."""
        return self._find(self.anaphors, word)

    def find_organization(self, word: Word) -> Entity | None:
        """Return the organization to which the noun *word* refers, if any may be called so ("the
        company").
        """
        return self._find(self.organizations, word)

    def find_owned(self, word: Word) -> Entity | None:
        """Return the body or document *word*, if it goes by the name of another."""
        return self._find(self.owned, word)

    def find_together(self, members: Iterable[Entity]) -> Entity | None:
        """Return the entity of *members* together, if the text names them together."""
        return self._find(self.coordinations, tuple(member.index for member in members))

    def _find(self, indices: Mapping[Key, int], key: Key) -> Entity | None:
        index = indices.get(key)
        return None if index is None else self.entities[index]

    def find_credited_before(self, start: int) -> Iterator[ReferenceQuery]:
        """Yield the queries with content that begins at or before *start*, the nearest first."""
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
        choose: chooses the antecedents of pronouns.
    """
    entities = find_entities(document, lexicon)
    choices = read_pronouns(document, entities, lexicon, choose, _gather_said(queries))
    pronouns = {word: choice for word, choice in choices.items() if find_form(word) is not None}
    descriptions = {word: choice for word, choice in choices.items() if word not in pronouns}
    organizations = find_organization_antecedents(entities)
    references = _find_references(entities, choices, organizations, lexicon)
    owned = find_owned(document, references)
    return DiscourseModel(
        document=document,
        lexicon=lexicon,
        entities=(*entities, *owned.entities),
        queries=tuple(queries),
        contents=tuple(sorted(_find_contents(queries), key=lambda content: content.start)),
        named=references.named,
        nouns=references.described,
        anaphors=references.anaphors,
        owned=owned.nouns,
        organizations=organizations,
        pronouns=pronouns,
        descriptions=descriptions,
        pronoun_spans=gather_pronoun_spans(pronouns),
        coordinations={entity.members: entity.index for entity in entities if entity.members},
        turns=find_turns(document, entities, references.named),
        labelled=find_labelled(document, entities, references.named, lexicon),
    )


def _find_references(
    entities: Sequence[Entity],
    choices: Mapping[Word, AntecedentChoice],
    organizations: Mapping[Word, int],
    lexicon: Lexicon,
) -> References:
    """Return by which words the text refers to *entities*."""
    return References(
        entities=entities,
        named=_map_names(entities),
        described=_map_nouns(entities),
        anaphors=_map_anaphors(entities),
        organizations=organizations,
        choices=choices,
        lexicon=lexicon,
    )


def _find_contents(queries: Iterable[ReferenceQuery]) -> Iterator[CreditedContent]:
    for query in queries:
        for span in query.content:
            yield CreditedContent(span.start, query)


def _gather_said(queries: Iterable[ReferenceQuery]) -> dict[Word, Spans]:
    """Return what is credited to each word."""
    said: dict[Word, Spans] = {}
    for query in queries:
        said[query.word] = (*said.get(query.word, ()), *query.content)
    return said


def _map_names(entities: Iterable[Entity]) -> dict[Word, int]:
    """Return the entity of each word of a name."""
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


def _map_anaphors(entities: Iterable[Entity]) -> dict[Word, int]:
    indices: dict[Word, int] = {}
    for entity in entities:
        for noun in entity.anaphors:
            indices[noun.head] = entity.index
    return indices


def gather_pronoun_spans(pronouns: Mapping[Word, AntecedentChoice]) -> dict[int, Spans]:
    """Return the spans of the pronouns that refer to an entity, by its index."""
    spans: dict[int, list[Span]] = defaultdict(list)
    for word, choice in pronouns.items():
        if choice.entity is not None:
            spans[choice.entity].append(word.span)
    return {entity: tuple(pieces) for entity, pieces in spans.items()}

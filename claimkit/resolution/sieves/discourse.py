"""All that a sieve may look at: the entities of a text, where they are mentioned, what pronouns
were taken for, who says what.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from claimkit.document import Document, Sentence, Word
from claimkit.lexicons.schema import Lexicon
from claimkit.model import ReferentKind
from claimkit.resolution.entities.find import Entity, Place, find_entities
from claimkit.resolution.pronouns.antecedents import Choice, Choose, read_pronouns
from claimkit.resolution.protocol import ReferenceQuery
from claimkit.resolution.sieves.interviews import Turn, find_turns
from claimkit.spans import Span

NEAR = 4  # sentences back to which "the company" reaches


@frozen(kw_only=True)
class World:
    """A text as the sieves see it.

    Attributes:
        named: the entity whose name a word is part of.
        nouns: the entity that a noun beside its name, or without one, stands for.
        taken_up: the named entity that a definite noun takes up.
        named_in: the entities named in a sentence.
        pronouns: what each third-person pronoun was taken for.
        spoken: the pronouns that were taken for an entity.
        companies: people who are named together, by their indices.
        bodies: the body that a definite noun for any body takes up.
        turns: whose turn a paragraph of an interview is.
        starts: where the contents of *queries* begin, sorted, with the place of their query.
    """

    document: Document
    lexicon: Lexicon
    entities: tuple[Entity, ...]
    named: Mapping[Place, int]
    nouns: Mapping[Place, int]
    taken_up: Mapping[Place, int]
    named_in: Mapping[int, tuple[int, ...]]
    pronouns: Mapping[Place, Choice]
    spoken: Mapping[int, tuple[Span, ...]]
    queries: tuple[ReferenceQuery, ...]
    starts: tuple[tuple[int, int], ...]
    companies: Mapping[tuple[int, ...], int]
    bodies: Mapping[Place, int]
    turns: Mapping[int, Turn]

    def entity_named(self, sentence: Sentence, word: Word) -> Entity | None:
        """Return the entity that *word* names."""
        place = self.named.get((sentence.index, word.index))
        return self.entities[place] if place is not None else None

    def entity_of_noun(self, sentence: Sentence, word: Word) -> Entity | None:
        """Return the entity that the noun *word* stands for."""
        place = self.nouns.get((sentence.index, word.index))
        return self.entities[place] if place is not None else None

    def body_near(self, sentence: Sentence, word: Word) -> int | None:
        """Return the body that a definite noun for any body ("the company") takes up: the only one
        named of late.
        """
        return self.bodies.get((sentence.index, word.index))

    def together(self, members: Sequence[int]) -> Entity | None:
        """Return the entity of the people with the indices *members*, if they are named together
        somewhere.
        """
        place = self.companies.get(tuple(members))
        return self.entities[place] if place is not None else None

    def queries_before(self, start: int) -> Iterable[ReferenceQuery]:
        """Yield the queries with a piece of content that begins at or before *start*, the nearest
        first.
        """
        for place in range(bisect_left(self.starts, (start + 1, -1)) - 1, -1, -1):
            yield self.queries[self.starts[place][1]]


def world_of(
    document: Document, queries: Sequence[ReferenceQuery], lexicon: Lexicon, choose: Choose
) -> World:
    """Return the World of *document*."""
    entities = find_entities(document, lexicon)
    named_in: dict[int, dict[int, None]] = defaultdict(dict)
    for entity in entities:
        for mention in entity.mentions:
            named_in[mention.sentence][entity.index] = None
    pronouns = read_pronouns(document, entities, lexicon, choose)
    spoken: dict[int, list[Span]] = defaultdict(list)
    for (sentence, index), choice in pronouns.items():
        if choice.entity is not None:
            spoken[choice.entity].append(document.sentences[sentence].word(index).span)
    starts = sorted(
        (span.start, place) for place, query in enumerate(queries) for span in query.content
    )
    named = {
        (m.sentence, index): e.index for e in entities for m in e.mentions for index in m.indices
    }
    return World(
        document=document,
        lexicon=lexicon,
        entities=entities,
        named=named,
        turns=find_turns(document, entities, named, lexicon),
        nouns={(n.sentence, n.head.index): e.index for e in entities for n in e.nouns},
        taken_up={(n.sentence, n.head.index): e.index for e in entities for n in e.taken_up},
        named_in={sentence: tuple(places) for sentence, places in named_in.items()},
        pronouns=pronouns,
        bodies=dict(_bodies(entities, named_in, lexicon)),
        spoken={place: tuple(spans) for place, spans in spoken.items()},
        queries=tuple(queries),
        starts=tuple(starts),
        companies={e.members: e.index for e in entities if e.members},
    )


def _bodies(
    entities: Sequence[Entity], named_in: Mapping[int, Collection[int]], lexicon: Lexicon
) -> Iterator[tuple[Place, int]]:
    """Yield the body that each noun for any body takes up; once that is known, the noun is the same
    wherever it comes back.
    """
    for noun in entities:
        if noun.name is not None or any(
            n.modifiers or n.plural or not n.definite for n in noun.nouns
        ):
            continue
        body: int | None = None
        for mention in noun.nouns:
            if mention.head.lemma.lower() not in lexicon.body_nouns:
                continue
            if body is None:
                places = range(max(0, mention.sentence - NEAR), mention.sentence + 1)
                near = {index for place in places for index in named_in.get(place, ())}
                fitting = [
                    index for index in near if _may_be_called(entities[index], noun, lexicon)
                ]
                body = fitting[0] if len(fitting) == 1 else None
            if body is not None:
                yield (mention.sentence, mention.head.index), body


def _may_be_called(entity: Entity, noun: Entity, lexicon: Lexicon) -> bool:
    """Whether *entity* is a body whose name does not say itself that it is of another sort than
    *noun*: a trust is no firm.
    """
    lemma = noun.nouns[0].lemma
    others = (lexicon.body_nouns & entity.described) - {lemma}
    return entity.kind is ReferentKind.ORGANIZATION and (not others or lemma in entity.described)


def covering(query: ReferenceQuery, span: Span) -> bool:
    """Whether *span* lies in the content of *query*."""
    return any(piece.covers(span) for piece in query.content)

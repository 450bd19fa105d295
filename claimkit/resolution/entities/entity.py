"""A referent of a text, and people who are named together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain

from attrs import Factory, field, frozen

from claimkit.model.scheme import ReferentKind
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.mentions.labels import find_label
from claimkit.resolution.mentions.names import Mention
from claimkit.resolution.mentions.nominals import NominalMention
from claimkit.spans import Span, Spans, cover_spans, sort_spans
from claimkit.tree import Sentence, Word


@frozen(kw_only=True)
class Coordination:
    """People named together in one phrase: "Colin and Bev Tate".

    Attributes:
        members: their mentions, in text order.
    """

    members: tuple[Mention, ...]

    @property
    def head(self) -> Word:
        """The head of the first name."""
        return self.members[0].head

    @property
    def sentence(self) -> Sentence:
        return self.head.sentence

    @property
    def span(self) -> Span:
        return cover_spans(mention.span for mention in self.members)


@frozen(kw_only=True)
class Entity:
    """One referent with its mentions by name and by noun, each in text order.

    Attributes:
        index: its position among the entities of the text.
        name: the fullest one; None for a referent that only nouns describe.
        nouns: beside its name, or of a referent without a name.
        coordinations: where the members of a group are named together.
        anaphors: definite nouns whose antecedent it is, by a word of its role or name ("the mayor",
            "the ministry").
        role: the longest that a mention gives.
        described: words of its roles and, for an organization, of its names, in lower case.
        sorts: for an organization, nouns by which news calls such a one, though the text does not.
        members: for a group, the indices of the entities that speak together.
        is_doubtful: whether it may be a person, though its kind is place or organization: its name
            is one word, has no article, and is no known place.
        start: where its first mention begins.
        total: number of its mentions without ``anaphors``.
        is_recognised: whether the parser labels one of its names, or it has none.
        is_lone: whether all its names have one word.
    """

    index: int
    name: str | None
    kind: ReferentKind
    mentions: tuple[Mention, ...] = ()
    nouns: tuple[NominalMention, ...] = ()
    coordinations: tuple[Coordination, ...] = ()
    anaphors: tuple[NominalMention, ...] = ()
    role: str | None = None
    honorific: str | None = None
    gender: Gender = Gender.UNKNOWN
    is_plural: bool = False
    described: frozenset[str] = frozenset()
    sorts: frozenset[str] = frozenset()
    members: tuple[int, ...] = ()
    is_doubtful: bool = False
    start: int = field(init=False, default=Factory(lambda e: _find_start(e), takes_self=True))
    total: int = field(
        init=False, default=Factory(lambda e: len(e.mentions) + len(e.phrases), takes_self=True)
    )
    is_recognised: bool = field(
        init=False, default=Factory(lambda e: _is_recognised(e.mentions), takes_self=True)
    )
    is_lone: bool = field(
        init=False, default=Factory(lambda e: _are_lone(e.mentions), takes_self=True)
    )

    @property
    def phrases(self) -> tuple[NominalMention | Coordination, ...]:
        """Its mentions that are no single name."""
        return (*self.nouns, *self.coordinations)

    @property
    def lower_name(self) -> str:
        """The name in lower case; empty without one."""
        return "" if self.name is None else self.name.lower()

    @cached_property
    def spans(self) -> Spans:
        """Where the text names or describes it, sorted, each once."""
        return sort_spans(chain(self.find_spans(), (noun.span for noun in self.anaphors)))

    @cached_property
    def places(self) -> frozenset[str]:
        """Words of where its titles say that it belongs, in lower case."""
        titles = (mention.titles for mention in self.mentions)
        return frozenset(word.lower for title in titles for word in title.affiliation)

    def find_spans(self) -> Iterator[Span]:
        """Yield the spans of its mentions, anaphors left out."""
        for mention in self.mentions:
            yield mention.span
        for phrase in self.phrases:
            yield phrase.span


def _find_start(entity: Entity) -> int:
    return min(span.start for span in entity.find_spans())


def _is_recognised(mentions: Sequence[Mention]) -> bool:
    if not mentions:
        return True
    return any(find_label(mention.words[0]) is not None for mention in mentions)


def _are_lone(mentions: Sequence[Mention]) -> bool:
    return bool(mentions) and all(len(mention.words) == 1 for mention in mentions)


def join_names(names: Sequence[str]) -> str:
    """Return *names*, two or more, as a list: "Ana Lee, Bo Berg and Cy Moe"."""
    return f"{', '.join(names[:-1])} and {names[-1]}"

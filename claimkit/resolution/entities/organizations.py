"""Nouns that any organization may be called: "the company" is the one that was named recently."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import filterfalse, takewhile
from operator import attrgetter

from attrs import Factory, field, frozen

from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.words import load_entity_words
from claimkit.resolution.mentions.names import FLIGHT
from claimkit.resolution.mentions.nominals import NominalMention
from claimkit.resolution.mentions.words import is_acronym
from claimkit.tree import Word

FIRM = frozenset({"business", "company", "firm", "group"})  # any firm is called so
SOCIETY = frozenset({"group", "organisation", "organization"})  # so is any society
PLACED = frozenset({"company", "firm"})  # before which a name may be that of their place
_START = attrgetter("start")
NEAR = 4  # sentences back to which "the company" reaches
# What a body may be called of which the text says an acronym only: "the space agency"
ACRONYM_NOUNS = frozenset({"agency", "body"})


@frozen
class _Naming:
    """A place where the text names an organization.

    Attributes:
        sentence: its index.
        start: in the text, in code points.
    """

    sentence: int
    start: int
    organization: Entity


def find_organization_antecedents(entities: Sequence[Entity]) -> dict[Word, int]:
    """Return the index of the organization that each such noun refers to. After the first time it
    is known, the same noun refers to it, until another one is named that may be called so.
    """
    reader = _Reader(tuple(sorted(_find_namings(entities), key=_START)))
    antecedents: dict[Word, int] = {}
    for entity in entities:
        if entity.name is None and all(map(_is_one, entity.nouns)):
            antecedents.update(reader.read(_find_organization_nouns(entity.nouns)))
    return antecedents


def _find_namings(entities: Iterable[Entity]) -> Iterator[_Naming]:
    organizations = (e for e in entities if e.kind is ReferentKind.ORGANIZATION)
    for entity in filterfalse(_is_flight, organizations):
        for mention in entity.mentions:
            yield _Naming(mention.sentence.index, mention.span.start, entity)


def _is_flight(entity: Entity) -> bool:
    """Whether *entity* is a flight, which has its airline's name."""
    return FLIGHT in entity.described


def _is_one(noun: NominalMention) -> bool:
    """Whether *noun* is definite and singular: "the company"."""
    return noun.is_definite and not noun.is_plural


def _find_organization_nouns(nouns: Iterable[NominalMention]) -> Iterator[NominalMention]:
    for noun in nouns:
        if noun.head.lemma in load_entity_words().organization_nouns:
            yield noun


@frozen
class _Reader:
    """A text by its *namings*, sorted.

    Attributes:
        first_other: where another organization is named than the first one; None if none is.
    """

    namings: Sequence[_Naming]
    first_other: int | None = field(
        init=False, default=Factory(lambda r: _find_first_other(r.namings), takes_self=True)
    )
    _late: dict[str, Entity | None] = field(init=False, factory=dict)

    def read(self, nouns: Iterable[NominalMention]) -> Iterator[tuple[Word, int]]:
        """Yield each of *nouns*, which are the same, with the index of its organization."""
        current: Entity | None = None
        since = 0
        for noun in nouns:
            current = self._find_only(noun, current, since)
            if current is not None:
                since = noun.span.start
                yield noun.head, current.index

    def _find_only(self, noun: NominalMention, current: Entity | None, since: int) -> Entity | None:
        """Return the organization that *noun* means: the only one named near it that may be called
        so, or else *current*, if no other one was named after *since*.
        """
        fitting = self._find_fitting(noun)
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        if current is None and not fitting:
            return self._find_named_behind(noun)
        if current is None or not fitting:
            return current
        later = self._list_between(since, noun.span.start)
        are_others = (n.organization.index in fitting for n in later)
        return None if any(are_others) else current

    def _find_fitting(self, noun: NominalMention) -> Mapping[int, Entity]:
        """Return the organizations that the sentences up to that of *noun*, itself too, name, and
        that may be called so, by their indices; if some are known to be such, only these.
        """
        inside = range(noun.span.start, noun.head.span.start)  # "the Gothenburg company"
        namings = (naming for naming in self._list_near(noun) if naming.start not in inside)
        near = {naming.organization.index: naming.organization for naming in namings}
        is_only = self.first_other is None or self.first_other >= noun.span.start
        fitting = {i: e for i, e in near.items() if _may_be_called(e, noun, is_only)}
        return {i: e for i, e in fitting.items() if _is_known_as(e, noun)} or fitting

    def _find_named_behind(self, noun: NominalMention) -> Entity | None:
        """Return the only firm of the text that is known to be such as *noun* says, if nothing else
        is said of it.
        """
        if noun.modifiers or noun.lemma not in load_entity_words().firms - FIRM:
            return None
        if noun.lemma not in self._late:
            known = {n.organization.index: n.organization for n in self.namings}
            such = [entity for entity in known.values() if _is_known_as(entity, noun)]
            self._late[noun.lemma] = such[0] if len(such) == 1 else None
        return self._late[noun.lemma]

    def _list_near(self, noun: NominalMention) -> Iterator[_Naming]:
        here = noun.sentence
        behind = bisect_right(self.namings, here.span.end, key=_START)
        return takewhile(
            lambda naming: naming.sentence >= here.index - NEAR,
            (self.namings[index] for index in range(behind - 1, -1, -1)),
        )

    def _list_between(self, start: int, end: int) -> Sequence[_Naming]:
        first = bisect_right(self.namings, start, key=_START)
        return self.namings[first : bisect_right(self.namings, end, key=_START)]


def _find_first_other(namings: Sequence[_Naming]) -> int | None:
    others = (n.start for n in namings if n.organization is not namings[0].organization)
    return next(others, None)


def _may_be_called(organization: Entity, noun: NominalMention, is_only: bool) -> bool:
    """Whether *noun* fits *organization*: the text says so, or it says no sort of the organization
    and any may be called so. A trust is no firm, and a firm no court.

    Args:
        is_only: whether the text names no other one. Then it may have a new modifier.
    """
    unsaid = [word for word in noun.modifiers if not _is_said_of(word, organization)]
    if unsaid and not (is_only and _is_only_new(noun)):
        return False
    words, lemma = load_entity_words(), noun.lemma
    if _is_known_as(organization, noun):
        return True
    sorts = words.organization_nouns & (organization.described | organization.sorts)
    if lemma in SOCIETY and sorts & words.societies:
        return True
    if lemma in FIRM and sorts:
        return sorts <= words.firms
    if lemma in ACRONYM_NOUNS and is_acronym(organization.name or ""):
        return not sorts
    is_numbered = any(letter.isdigit() for letter in organization.lower_name)  # "Flight 12"
    return lemma in words.general_nouns and not sorts and not is_numbered


def _is_known_as(organization: Entity, noun: NominalMention) -> bool:
    return noun.lemma in organization.described | organization.sorts


def _is_only_new(noun: NominalMention) -> bool:
    """Whether the modifiers of *noun* may say something new of one that is known: they are no
    names but of places, and say of no other one ("the parent company", "the Chinese firm").
    """
    words = load_entity_words()
    if not noun.modifiers.isdisjoint(words.distinguishing | words.parting):
        return False
    modifiers = noun.head.children("amod", "compound", "nmod", "nmod:poss")
    names = [w for w in modifiers if w.text[:1].isupper() and w.index < noun.head.index]
    return not names or (noun.lemma in PLACED and len(names) == 1)


def _is_said_of(modifier: str, organization: Entity) -> bool:
    """Whether *modifier* is a word that the text says of *organization*, or a part of its name:
    "the food company" after "Harlow Foods".
    """
    called = organization.described | organization.sorts
    return modifier in called or modifier in organization.lower_name

"""Nouns that any organization may be called: "the company" is the one that was named recently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimkit.model.scheme import ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.entities.words import load_entity_words
from claimkit.resolution.mentions.nominals import NominalMention
from claimkit.tree import Word

FIRM = frozenset({"business", "company", "firm", "group"})  # any firm is called so
NEAR = 4  # sentences back to which "the company" reaches


def find_organization_antecedents(entities: Sequence[Entity]) -> dict[Word, int]:
    """Return the index of the organization that each such noun refers to. After the first time it
    is known, the same noun always refers to it.
    """
    named_in = _gather_by_sentence(entities)
    antecedents: dict[Word, int] = {}
    for entity in entities:
        if entity.name is None and all(map(_is_one, entity.nouns)):
            nouns = list(_find_organization_nouns(entity.nouns))
            for position, noun in enumerate(nouns):
                organization = _find_only_near(entity, noun, named_in, entities)
                if organization is not None:
                    rest = (later.head for later in nouns[position:])
                    antecedents.update(dict.fromkeys(rest, organization))
                    break
    return antecedents


def _gather_by_sentence(entities: Iterable[Entity]) -> Mapping[int, set[int]]:
    """Return the indices of the entities that a sentence names, by the index of the sentence."""
    named_in: dict[int, set[int]] = defaultdict(set)
    for entity in entities:
        for mention in entity.mentions:
            named_in[mention.sentence.index].add(entity.index)
    return named_in


def _is_one(noun: NominalMention) -> bool:
    """Whether *noun* is definite and singular: "the company"."""
    return noun.is_definite and not noun.is_plural


def _find_organization_nouns(nouns: Iterable[NominalMention]) -> Iterator[NominalMention]:
    for noun in nouns:
        if noun.head.lemma in load_entity_words().organization_nouns:
            yield noun


def _find_only_near(
    entity: Entity,
    noun: NominalMention,
    named_in: Mapping[int, set[int]],
    entities: Sequence[Entity],
) -> int | None:
    """Return the index of the organization named near *noun* that *entity* may be; None if there
    are several or none.
    """
    here = noun.sentence.index
    near: set[int] = set()
    for sentence in range(here - NEAR, here + 1):
        near |= named_in.get(sentence, set())
    fitting = [index for index in near if _may_be_called(entities[index], entity)]
    return fitting[0] if len(fitting) == 1 else None


def _may_be_called(organization: Entity, noun: Entity) -> bool:
    """Whether *noun* fits *organization*: the text says so, or it says no sort of the organization
    and any may be called so. A trust is no firm, and a firm no court.
    """
    if organization.kind is not ReferentKind.ORGANIZATION:
        return False
    words, lemma = load_entity_words(), noun.nouns[0].lemma
    modifiers = noun.nouns[0].modifiers
    if not all(_is_said_of(modifier, organization) for modifier in modifiers):
        return False
    if lemma in organization.described:
        return True
    sorts = words.organization_nouns & organization.described
    if lemma in FIRM and sorts:
        return sorts <= words.firms
    return lemma in words.general_nouns and not sorts


def _is_said_of(modifier: str, organization: Entity) -> bool:
    """Whether *modifier* is a word that the text says of *organization*, or a part of its name:
    "the food company" after "Harlow Foods".
    """
    name = (organization.name or "").lower()
    return modifier in organization.described or modifier in name

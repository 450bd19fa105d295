"""Word classes for antecedents of definite nouns: those of ``words.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from claimkit.lexicons.words import make_loader


@frozen(kw_only=True)
class EntityWords:
    """Word classes; comments in ``words.toml`` explain each."""

    essential: frozenset[str]
    distinguishing: frozenset[str]
    organization_nouns: frozenset[str]
    general_nouns: frozenset[str]
    firms: frozenset[str]
    societies: frozenset[str]
    parting: frozenset[str]
    callings: frozenset[str]
    unique_offices: frozenset[str]
    people: frozenset[str]
    gatherings: Mapping[str, str]
    title_nouns: Mapping[str, str]
    title_letters: Mapping[str, str]
    makers: frozenset[str]
    doers: Mapping[str, frozenset[str]]
    also_called: Mapping[str, frozenset[str]]
    bodies_called: Mapping[str, frozenset[str]]
    known_bodies: Mapping[str, frozenset[str]]


load_entity_words = make_loader(EntityWords)

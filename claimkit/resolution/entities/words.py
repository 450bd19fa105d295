"""Word classes for antecedents of definite nouns: those of ``words.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from attrs import frozen

from claimkit.lexicons.words import read_words


@frozen(kw_only=True)
class EntityWords:
    """Word classes; comments in ``words.toml`` explain each."""

    essential: frozenset[str]
    distinguishing: frozenset[str]
    organization_nouns: frozenset[str]
    general_nouns: frozenset[str]
    title_nouns: Mapping[str, str]


@cache
def load_entity_words() -> EntityWords:
    """Return the words that come with claimkit."""
    return read_words(EntityWords, resources.files("claimkit.resolution.entities") / "words.toml")

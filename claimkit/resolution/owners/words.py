"""Word classes for what goes by the name of another: those of ``words.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from attrs import frozen

from claimkit.lexicons.words import read_words


@frozen(kw_only=True)
class OwnerWords:
    """Word classes; comments in ``words.toml`` explain each."""

    local: frozenset[str]
    issuing: frozenset[str]
    parties: frozenset[str]
    personal: Mapping[str, str]
    documents: Mapping[str, str]


@cache
def load_owner_words() -> OwnerWords:
    """Return the words that come with claimkit."""
    return read_words(OwnerWords, resources.files("claimkit.resolution.owners") / "words.toml")

"""Word classes for sieves: those of ``words.toml``."""

from __future__ import annotations

from functools import cache
from importlib import resources

from attrs import frozen

from claimkit.lexicons.words import read_words


@frozen(kw_only=True)
class SieveWords:
    """Word classes; comments in ``words.toml`` explain each."""

    areas: frozenset[str]
    indefinite: frozenset[str]


@cache
def load_sieve_words() -> SieveWords:
    """Return the words that come with claimkit."""
    return read_words(SieveWords, resources.files("claimkit.resolution.sieves") / "words.toml")

"""Word classes for sieves: those of ``words.toml``."""

from __future__ import annotations

from attrs import frozen

from claimkit.lexicons.words import make_loader


@frozen(kw_only=True)
class SieveWords:
    """Word classes; comments in ``words.toml`` explain each."""

    areas: frozenset[str]
    streets: frozenset[str]
    indefinite: frozenset[str]
    explaining: frozenset[str]


load_sieve_words = make_loader(SieveWords)

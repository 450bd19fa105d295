"""Word classes for references: those of ``words.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from claimkit.lexicons.words import make_loader


@frozen(kw_only=True)
class ReferenceWords:
    """Word classes; comments in ``words.toml`` explain each."""

    possessive: frozenset[str]
    future: frozenset[str]
    locating: frozenset[str]
    figurative: frozenset[str]
    resting: frozenset[str]
    standing: Mapping[str, frozenset[str]]
    third: Mapping[str, str]


load_reference_words = make_loader(ReferenceWords)

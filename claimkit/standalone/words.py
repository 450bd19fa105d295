"""Word classes for sentences that stand on their own: those of ``words.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from claimkit.lexicons.words import make_loader


@frozen(kw_only=True)
class StandaloneWords:
    """Word classes; comments in ``words.toml`` explain each."""

    governing: frozenset[str]
    counting: frozenset[str]
    placing: frozenset[str]
    going: frozenset[str]
    small: frozenset[str]
    past: Mapping[str, str]


load_standalone_words = make_loader(StandaloneWords)

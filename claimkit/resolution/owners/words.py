"""Word classes for what goes by the name of another: those of ``words.toml``."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from claimkit.lexicons.words import make_loader


@frozen(kw_only=True)
class OwnerWords:
    """Word classes; comments in ``words.toml`` explain each."""

    local: frozenset[str]
    areas: frozenset[str]
    issuing: frozenset[str]
    parties: frozenset[str]
    personal: Mapping[str, str]
    documents: Mapping[str, str]
    acts: Mapping[str, str]


load_owner_words = make_loader(OwnerWords)

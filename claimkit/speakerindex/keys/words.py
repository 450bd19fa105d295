"""Word classes for the speaker index."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from claimkit.lexicons.schema import Lexicon
from claimkit.lexicons.words import make_loader


@frozen(kw_only=True)
class IndexWords:
    """The file ``words.toml``; its comments say what the sets are."""

    ignored: frozenset[str]
    linking: frozenset[str]
    ranks: frozenset[str]
    offices: frozenset[str]
    shared: frozenset[str]
    abbreviations: Mapping[str, str]


load_words = make_loader(IndexWords)


def is_shared(key: str, lexicon: Lexicon) -> bool:
    """Whether many organizations have the name with this key.

    It is one common noun ("the committee"), or a newspaper's short name.
    """
    return key in load_words().shared or lexicon.speaker_noun(key) is not None

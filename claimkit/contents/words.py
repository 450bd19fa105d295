"""Word classes for finding contents; comments in ``words.toml`` explain each."""

from __future__ import annotations

from functools import cache
from importlib import resources

from attrs import frozen

from claimkit.lexicons.words import read_words


@frozen(kw_only=True)
class ContentWords:
    """Word classes; comments in ``words.toml`` explain each."""

    requests: frozenset[str]
    objects: frozenset[str]
    armed: frozenset[str]
    deeds: frozenset[str]
    doings: frozenset[str]
    duties: frozenset[str]


@cache
def load_content_words() -> ContentWords:
    """Return the words that come with claimkit."""
    return read_words(ContentWords, resources.files("claimkit.contents") / "words.toml")

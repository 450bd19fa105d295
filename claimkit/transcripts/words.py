"""Word classes for transcripts: those of ``words.toml``."""

from __future__ import annotations

from functools import cache
from importlib import resources

from attrs import frozen

from claimkit.lexicons.words import read_words


@frozen(kw_only=True)
class LabelWords:
    """Word classes; comments in ``words.toml`` explain each."""

    asking: frozenset[str]
    answering: frozenset[str]
    speaking: frozenset[str]
    headings: frozenset[str]


@cache
def load_label_words() -> LabelWords:
    """Return the words that come with claimkit."""
    return read_words(LabelWords, resources.files("claimkit.transcripts") / "words.toml")

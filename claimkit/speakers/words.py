"""Word classes for finding speakers; comments in ``words.toml`` explain each."""

from __future__ import annotations

from functools import cache
from importlib import resources

from attrs import frozen

from claimkit.lexicons.words import read_words


@frozen(kw_only=True)
class SpeakerWords:
    """Word classes; comments in ``words.toml`` explain each."""

    receiving: frozenset[str]
    occasions: frozenset[str]


@cache
def load_speaker_words() -> SpeakerWords:
    """Return the words that come with claimkit."""
    return read_words(SpeakerWords, resources.files("claimkit.speakers") / "words.toml")

"""Word classes for finding speakers; comments in ``words.toml`` explain each."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from claimkit.lexicons.words import make_loader


@frozen(kw_only=True)
class SpeakerWords:
    """Word classes; comments in ``words.toml`` explain each."""

    sending: frozenset[str]
    occasions: frozenset[str]
    meeting: frozenset[str]
    receiving: frozenset[str]
    reasons: Mapping[str, str]


load_speaker_words = make_loader(SpeakerWords)

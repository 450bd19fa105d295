"""Speakers merged over many articles, by a user's table and by rules.

Each decision can be read and undone.
"""

from claimkit.speakerindex.aliases import Aliases, read_aliases
from claimkit.speakerindex.decisions import Decision, Decisions, Outcome
from claimkit.speakerindex.index import IndexedSpeaker, SpeakerIndex

__all__ = [
    "Aliases",
    "Decision",
    "Decisions",
    "IndexedSpeaker",
    "Outcome",
    "SpeakerIndex",
    "read_aliases",
]

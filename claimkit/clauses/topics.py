"""Of what somebody speaks before a colon: "Lee on her rival, Kim: “He is quick.”"."""

from __future__ import annotations

from claimkit.clauses.words import SPOKEN_OF
from claimkit.tree import Word


def is_before_topic(word: Word) -> bool:
    """Whether *word* is a preposition of what is spoken of, and somebody stands before it."""
    return word.lower in SPOKEN_OF and word.upos == "ADP" and word.index > 1

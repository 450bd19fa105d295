"""Nouns that stand before who speaks: of what he speaks, or from whom it is known."""

from __future__ import annotations

from claimkit.clauses.words import SPOKEN_OF
from claimkit.tree import Word


def is_before_topic(word: Word) -> bool:
    """Whether *word* is a preposition of what is spoken of, and somebody stands before it: "Lee on
    her rival, Kim: “He is quick.”".
    """
    return word.lower in SPOKEN_OF and word.upos == "ADP" and word.index > 1


def is_known_from(noun: Word) -> bool:
    """Whether something is known from *noun*: "according to Kim"."""
    return "accord" in noun.child_lemmas("case")

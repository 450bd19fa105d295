"""Words that turn, condition or weaken what is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from claimkit.checking.tokens import Token
from claimkit.checking.words import load_check_words

CONTRACTED_NOT = "n't"


class Weight(StrEnum):
    """What a word does to what is said; the values are for readers."""

    NEGATION = "a negation"
    CONDITION = "a condition"
    QUESTION = "a question"
    HEDGE = "a hedge"
    APPROXIMATION = "that a number is not exact"
    VOICE = "that somebody else says so"


def is_negation(key: str) -> bool:
    """Whether the word of *key* says that something is not so."""
    return key in load_check_words().negations or key.endswith(CONTRACTED_NOT)


def find_weights(words: Iterable[Token]) -> frozenset[Weight]:
    """Return what *words* do."""
    return frozenset(weight for word in words for weight in weigh(word.key))


def weigh(key: str) -> list[Weight]:
    """Return what the word of *key* does."""
    words = load_check_words()
    classes = (
        (Weight.CONDITION, key in words.conditions),
        (Weight.QUESTION, key in words.questions),
        (Weight.HEDGE, key in words.possible or key in words.probable),
        (Weight.NEGATION, is_negation(key)),
    )
    return [weight for weight, holds in classes if holds]


def is_approximate(words: Sequence[Token]) -> bool:
    """Whether the last of *words* make the number behind them not exact ("up to", "some")."""
    keys = {word.key for word in words[-2:]}
    last = words[-1].key if words else ""
    return last == "some" or not load_check_words().approximate.isdisjoint(keys)


def has_negation(words: Iterable[Token]) -> bool:
    return any(is_negation(word.key) for word in words)

"""Word classes for mentions: those of ``words.toml``."""

from __future__ import annotations

from attrs import frozen

from claimkit.lexicons.words import make_loader
from claimkit.tree import Word


@frozen(kw_only=True)
class MentionWords:
    """Word classes; comments in ``words.toml`` explain each."""

    male: frozenset[str]
    female: frozenset[str]
    role_verbs: frozenset[str]
    becoming: frozenset[str]
    serving: frozenset[str]
    leaving: frozenset[str]
    plain_people: frozenset[str]
    kin: frozenset[str]
    parents: frozenset[str]
    epithets: frozenset[str]
    company_words: frozenset[str]
    trades: frozenset[str]
    callings: frozenset[str]
    apposed_callings: frozenset[str]
    areas: frozenset[str]
    shared_callings: frozenset[str]
    newspaper_endings: frozenset[str]
    bodies: frozenset[str]
    ranks: frozenset[str]
    initialisms: frozenset[str]
    honours: frozenset[str]
    opening_adjectives: frozenset[str]
    parts_of_titles: frozenset[str]
    of_firms: frozenset[str]
    demonyms: frozenset[str]
    demonym_endings: frozenset[str]


load_mention_words = make_loader(MentionWords)


def is_acronym(text: str) -> bool:
    """Whether *text* is two capitals or more."""
    return len(text) > 1 and text.isupper()


def strip_stop(word: Word) -> str:
    """Return *word* in lower case without the full stop of an abbreviation."""
    return word.lower.rstrip(".")

"""Roles as keys: without small words, case and order."""

from __future__ import annotations

from itertools import takewhile

from attrs import frozen

from claimkit.speakerindex.keys.names import PUNCTUATION, fold_text
from claimkit.speakerindex.keys.words import load_words


@frozen(kw_only=True)
class RoleKey:
    """A role as keys: "former Oslo mayor" and "the mayor of Oslo" have the same words.

    Attributes:
        words: all that tell it from others.
        office: the noun of an office that no rank changes, None for other roles.
        ranked: whether it is an office with a rank: "vice president".
    """

    words: frozenset[str]
    office: str | None
    ranked: bool

    @property
    def is_bare(self) -> bool:
        """Whether it is an office and says nothing more: "mayor"."""
        return self.words == {self.office}


def to_role_key(text: str) -> RoleKey:
    """Return the words of a role, and its head if that is an office."""
    listed = load_words()
    spelled = _spell_out(text)
    words = frozenset(spelled) - listed.ignored
    before_link = list(takewhile(lambda word: word not in listed.linking, spelled))
    head = next((word for word in reversed(before_link) if word not in listed.ignored), None)
    if head not in listed.offices:
        return RoleKey(words=words, office=None, ranked=False)
    ranked = not words.isdisjoint(listed.ranks)
    return RoleKey(words=words, office=None if ranked else head, ranked=ranked)


def _spell_out(text: str) -> list[str]:
    """Return the words of a role, folded, abbreviations in full."""
    abbreviations = load_words().abbreviations
    parts = fold_text(text).replace("-", " ").split()
    bare = (part.strip(PUNCTUATION + ".'").replace(".", "") for part in parts)
    return [abbreviations.get(word, word) for word in bare if word]

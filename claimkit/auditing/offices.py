"""What part of life a phrase for a role is of: by the whole phrase, by its head, and by the words
beside the head ("a loan officer", "president of the club").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from attrs import frozen

from claimkit.auditing.phrases import Phrases, cut_possessive, find_words, fold_words
from claimkit.auditing.scheme import Role
from claimkit.auditing.words import load_audit_words

Value = TypeVar("Value")
VICE, INDEFINITE = "vice president", frozenset({"a", "an"})


@frozen
class RolePhrase:
    """A phrase for a role, in words.

    Attributes:
        written: the words as they are written, without marks of possession.
        words: the same in lower case.
        head: how many of them stand before the first preposition or comma.
    """

    written: tuple[str, ...]
    words: tuple[str, ...]
    head: int

    @classmethod
    def of(cls, phrase: str) -> RolePhrase:
        """Return the words of *phrase*."""
        written = tuple(map(cut_possessive, find_words(phrase)))
        words = fold_words(written)
        return cls(written, words, find_head(words))

    def has_head(self, heads: Phrases[bool]) -> bool:
        """Whether the head is one of *heads*."""
        return heads.find_at_end(self.words[: self.head]) is not None


def read_role(phrase: str) -> Role | None:
    """Return the role that *phrase* names: by a whole with its preposition ("director of
    communications"), else by its head, None if the tables have neither.
    """
    role = RolePhrase.of(phrase)
    table = load_audit_words().by_role
    whole = (table.find(part) for part in _list_spanning(role.words, role.head, table.longest))
    return next(filter(None, whole), None) or _read_head(role)


def read_field(name: str) -> Role | None:
    """Return the part of life that *name*, of a body, tells ("Kirby University")."""
    phrase = RolePhrase.of(name)
    return load_audit_words().by_field.find_at_end(phrase.words[: phrase.head])


def is_of_state(name: str) -> bool:
    """Whether *name* is one of a body of a state."""
    return RolePhrase.of(name).has_head(load_audit_words().of_states)


def find_head(words: Sequence[str]) -> int:
    """Return how many of *words* stand before the first preposition or comma: these are the head
    and what stands before it.
    """
    behind = load_audit_words().behind
    ends = (place for place, word in enumerate(words) if word in behind or word in ",;:")
    return next(ends, len(words))


def _read_head(role: RolePhrase) -> Role | None:
    """Return the role of the head; of one that states and others have, by what is beside it."""
    words = load_audit_words()
    before = role.words[: role.head]
    match = words.by_role.match_at_end(before)
    head = words.open_heads.match_at_end(before)
    if match is None:
        return None
    if head is None or head.start > match.start:
        return match.value
    return _read_beside(role, head.start, head.value) or match.value


def _read_beside(role: RolePhrase, start: int, head: str) -> Role | None:
    """Return the role that the words beside *head*, which begins at *start*, tell."""
    words = load_audit_words()
    if words.of_states.find_at_end(role.words[:start]) is not None:
        return None
    if start == 0 or role.words[start - 1] in words.ranks:
        return _read_behind(role, head)
    field = words.by_field.find_at_end(role.words[:start])
    if field is not None:
        return field
    is_name = role.written[start - 1][:1].isupper()
    return None if is_name else words.elsewhere.get(head)


def _read_behind(role: RolePhrase, head: str) -> Role | None:
    """Return the role that the noun behind the preposition tells ("president of the club")."""
    words = load_audit_words()
    behind = role.words[role.head + 1 :]
    noun = behind[: find_head(behind)]
    if not noun or words.of_states.find_at_end(noun) is not None:
        return None
    field = words.by_field.find_at_end(noun)
    if field is not None or head != VICE:
        return field
    is_name = role.written[role.head + len(noun)][:1].isupper()
    is_one_of_several = not INDEFINITE.isdisjoint(role.words[: role.head])
    return words.elsewhere[head] if is_one_of_several or not is_name else None


def _list_spanning(words: Sequence[str], place: int, longest: int) -> Iterator[Sequence[str]]:
    """Yield the parts of *words* that have words on both sides of *place*."""
    for start in range(place):
        for end in range(place + 2, min(start + longest, len(words)) + 1):
            yield words[start:end]

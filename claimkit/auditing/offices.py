"""What part of life a phrase for a role is of: by the whole phrase, by its head, and by the words
beside the head ("a loan officer", "president of the club").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from attrs import frozen

from claimkit.auditing.phrases import BREAKS, Match, Phrases, cut_possessive, find_words, fold_words
from claimkit.auditing.scheme import Role
from claimkit.auditing.words import load_audit_words


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

    def cut_behind(self) -> str:
        """Return the words between the first preposition and the next one."""
        behind = self.words[self.head + 1 :]
        return " ".join(self.written[self.head + 1 :][: find_head(behind)])

    def has_head(self, heads: Phrases[bool]) -> bool:
        """Whether the head is one of *heads*."""
        return heads.find_at_end(self.words[: self.head]) is not None


def read_role(phrase: str, body: str | None = None) -> Role | None:
    """Return the role that *phrase* names: by a whole with its preposition ("director of
    communications"), else by its head; of an office that states, firms and clubs have, by whose it
    is. None if the tables have neither.

    Args:
        body: the name of the body to which the text ties the person.
    """
    role = RolePhrase.of(phrase)
    table = load_audit_words().by_role
    whole = (table.find(part) for part in _list_spanning(role.words, role.head, table.longest))
    return next(filter(None, whole), None) or _read_head(role, body)


def read_field(name: str) -> Role | None:
    """Return the part of life that *name*, of a body, tells ("Kirby University")."""
    phrase = RolePhrase.of(name)
    return load_audit_words().by_field.find_at_end(phrase.words[: phrase.head])


def is_of_state(name: str) -> bool:
    """Whether *name* is one of a state, or of a body of one ("Kansas", "the Home Office")."""
    phrase = RolePhrase.of(name)
    words = load_audit_words()
    name = " ".join(dropwhile(words.ranks.__contains__, phrase.words))
    return name in words.places or phrase.has_head(words.of_states)


def find_head(words: Sequence[str]) -> int:
    """Return how many of *words* stand before the first preposition or comma: these are the head
    and what stands before it.
    """
    behind = load_audit_words().behind
    ends = (place for place, word in enumerate(words) if word in behind or word in BREAKS)
    return next(ends, len(words))


def _read_head(role: RolePhrase, body: str | None) -> Role | None:
    """Return the role of the head; of one that states and others have, by whose it is."""
    words = load_audit_words()
    before = role.words[: role.head]
    match = words.by_role.match_at_end(before)
    head = words.by_ambiguous_head.match_at_end(before)
    if match is None:
        return None
    if head is None or head.start > match.start:
        return match.value
    return _read_owner(role, head, body) or match.value


def _read_owner(role: RolePhrase, head: Match[str], body: str | None) -> Role | None:
    """Return the role of whose *head* is: by the words before it, else by those behind its
    preposition and by *body*. None if it is a state's, or nothing tells.
    """
    words = load_audit_words()
    before = role.words[: head.start]
    if is_of_state(" ".join(before)):
        return None
    told = words.by_field.find_at_end(before) or _read_elsewhere(role, head)
    if told is not None:
        return told
    owners = [owner for owner in (role.cut_behind(), body) if owner]
    if any(map(is_of_state, owners)):
        return None
    fields = filter(None, map(read_field, owners))
    return next(fields, None) or _read_unknown(head.value, owners)


def _read_elsewhere(role: RolePhrase, head: Match[str]) -> Role | None:
    """Return the role of *head* behind a word that no table has ("a letting agent"); a name may be
    one of a state.
    """
    words = load_audit_words()
    *_, last = ("", *role.written[: head.start])
    tells = last[:1].islower() and last not in words.ranks
    return words.elsewhere.get(head.value) if tells else None


def _read_unknown(head: str, owners: Sequence[str]) -> Role | None:
    """Return the role of *head*, whose *owners* no table knows: a name is a firm's, where firms
    have such an office; a part without a name is a firm's, where a firm has several of them.
    """
    words = load_audit_words()
    if not owners:
        return None
    is_named = any(map(_is_name, owners))
    heads = words.shared_offices if is_named else words.several_offices
    return Role.BUSINESS if head in heads else None


def _is_name(owner: str) -> bool:
    """Whether the last word of *owner*'s head has a capital."""
    phrase = RolePhrase.of(owner)
    return any(word[:1].isupper() for word in phrase.written[: phrase.head][-1:])


def _list_spanning(words: Sequence[str], place: int, longest: int) -> Iterator[Sequence[str]]:
    """Yield the parts of *words* that have words on both sides of *place*."""
    for start in range(place):
        for end in range(place + 2, min(start + longest, len(words)) + 1):
            yield words[start:end]

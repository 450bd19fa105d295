"""In what part of life a speaker speaks, and what sort of source that makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from claimkit.auditing.phrases import Phrases, is_plural, split_words
from claimkit.auditing.scheme import Role, SourceKind
from claimkit.auditing.words import load_audit_words
from claimkit.model.scheme import NoName, ReferentKind
from claimkit.model.speaker import Speaker

OF_KIND: Mapping[ReferentKind, SourceKind] = {
    ReferentKind.AUTHOR: SourceKind.AUTHOR,
    ReferentKind.DOCUMENT: SourceKind.DOCUMENT,
    ReferentKind.GROUP: SourceKind.GROUP,
    ReferentKind.ORGANIZATION: SourceKind.BODY,
    ReferentKind.PLACE: SourceKind.BODY,
}
"""What the kind of a referent says by itself; that of all others is told by the role."""

OF_ROLE: Mapping[Role, SourceKind] = {
    Role.GOVERNMENT: SourceKind.OFFICIAL,
    Role.POLITICS: SourceKind.OFFICIAL,
    Role.POLICE: SourceKind.OFFICIAL,
    Role.FORCES: SourceKind.OFFICIAL,
    Role.SPEAKING: SourceKind.SPOKESPERSON,
}


def find_role(speaker: Speaker) -> Role:
    """Return in what part of life *speaker* speaks: by the title, the words for the role, those
    before the name or, without a name, the description; by the first of them that the tables have.
    """
    named = speaker.name is not None
    readings = (
        _read_title(speaker),
        _read_role(speaker.role or ""),
        _read_role(_cut_before_name(speaker) if named else speaker.description or ""),
    )
    role = next(filter(None, readings), Role.OTHER)
    is_shared = speaker.affiliation is not None and _has_head(speaker, _load_shared())
    return Role.BUSINESS if is_shared else role


def find_kind(speaker: Speaker, role: Role) -> SourceKind:
    """Return what sort of source *speaker* is, whose role is *role*."""
    if not speaker.is_given:
        return SourceKind.UNKNOWN
    if speaker.kind in OF_KIND:
        return OF_KIND[speaker.kind]
    if _is_several(speaker):
        return SourceKind.GROUP
    if role is Role.COURTS and _has_head(speaker, _load_judging()):
        return SourceKind.OFFICIAL
    if role in OF_ROLE:
        return OF_ROLE[role]
    is_known = speaker.kind is ReferentKind.PERSON or role is not Role.OTHER
    return SourceKind.PERSON if is_known else SourceKind.UNKNOWN


def _read_role(phrase: str) -> Role | None:
    """Return the role that *phrase* names: by a whole with its preposition ("director of
    communications"), else by its head.
    """
    words = split_words(phrase)
    head = _find_head(words)
    table = _load_roles()
    whole = (table.find(part) for part in _list_spanning(words, len(head), table.longest))
    return next(filter(None, whole), None) or table.find_at_end(head)


def _find_head(words: Sequence[str]) -> Sequence[str]:
    """Return *words* to that before the first preposition or comma, which is the head."""
    behind = load_audit_words().behind
    ends = (place for place, word in enumerate(words) if word in behind or word in ",;:")
    return words[: next(ends, len(words))]


def _list_spanning(words: Sequence[str], place: int, longest: int) -> Iterator[Sequence[str]]:
    """Yield the parts of *words* that have words on both sides of *place*."""
    for start in range(place):
        for end in range(place + 2, min(start + longest, len(words)) + 1):
            yield words[start:end]


def _read_title(speaker: Speaker) -> Role | None:
    """Return the role that the title of *speaker* tells ("Prof.", "Sister", not "sister")."""
    honorific = speaker.referent.honorific if speaker.referent else None
    titles = load_audit_words().titles
    for title in (honorific or "", speaker.role or ""):
        if title[:1].isupper() and title.casefold().rstrip(".") in titles:
            return Role(titles[title.casefold().rstrip(".")])
    return None


def _cut_before_name(speaker: Speaker) -> str:
    """Return the words of *speaker* before those of the name."""
    for first in (speaker.name or "").split()[:1]:
        before, found, _ = speaker.text.partition(first)
        return before if found else ""
    return ""


def _is_several(speaker: Speaker) -> bool:
    """Whether *speaker* is more than one person: the head of the words is a plural."""
    if speaker.why_unnamed is NoName.SEVERAL:
        return True
    if speaker.name is not None:
        return False
    head = _find_head(split_words(speaker.description or ""))
    if not head:
        return False
    known = _load_last_words()
    if head[-1] in known or speaker.kind is not ReferentKind.ANONYMOUS:
        return is_plural(head[-1], known)
    return head[-1].endswith("s")


def _has_head(speaker: Speaker, heads: Phrases[bool]) -> bool:
    """Whether the role of *speaker*, or the description, has one of *heads* as its head."""
    words = _find_head(split_words(speaker.role or speaker.description or ""))
    return heads.find_at_end(words) is not None


@cache
def _load_roles() -> Phrases[Role]:
    table = load_audit_words().roles
    return Phrases.of({Role(name): phrases for name, phrases in table.items()})


@cache
def _load_judging() -> Phrases[bool]:
    return Phrases.of({True: load_audit_words().judging})


@cache
def _load_shared() -> Phrases[bool]:
    return Phrases.of({True: load_audit_words().shared})


@cache
def _load_last_words() -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in _load_roles().values)

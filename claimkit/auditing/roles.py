"""In what part of life a speaker speaks, and what sort of source that makes."""

from __future__ import annotations

from collections.abc import Mapping

from claimkit.auditing.offices import RolePhrase, read_role
from claimkit.auditing.phrases import Phrases, is_plural
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
    """Return in what part of life *speaker* speaks: by a title that tells as much as a role, by the
    words for the role, by those before the name or, without a name, the description, or by any
    other title. The first of them that the tables have tells it, with the body of the speaker.
    """
    named = speaker.name is not None
    phrases = (
        speaker.role,
        _cut_before_name(speaker) if named else speaker.description,
        _get_honorific(speaker),
    )
    roles = (read_role(phrase or "", speaker.affiliation) for phrase in phrases)
    return _read_title(speaker) or next(filter(None, roles), Role.OTHER)


def find_kind(speaker: Speaker, role: Role) -> SourceKind:
    """Return what sort of source *speaker* is, whose role is *role*."""
    if not speaker.is_given:
        return SourceKind.UNKNOWN
    if is_document(speaker):
        return SourceKind.DOCUMENT
    if speaker.kind in OF_KIND:
        return OF_KIND[speaker.kind]
    if _is_several(speaker):
        return SourceKind.GROUP
    words = load_audit_words()
    if role is Role.COURTS and _has_head(speaker, words.judging_heads):
        return SourceKind.OFFICIAL
    if role in OF_ROLE and not _has_head(speaker, words.unofficial_heads):
        return OF_ROLE[role]
    is_known = speaker.kind is ReferentKind.PERSON or role is not Role.OTHER
    return SourceKind.PERSON if is_known else SourceKind.UNKNOWN


def is_document(speaker: Speaker) -> bool:
    """Whether *speaker* is a document, also one whose noun is a body's too ("court papers")."""
    if speaker.kind is ReferentKind.DOCUMENT:
        return True
    phrase = RolePhrase.of(speaker.description or "")
    return speaker.name is None and phrase.has_head(load_audit_words().document_heads)


def may_be_one(speaker: Speaker) -> bool:
    """Whether *speaker* may be one person: no body, document or group."""
    return speaker.kind not in OF_KIND and not _is_several(speaker)


def _read_title(speaker: Speaker) -> Role | None:
    """Return the role that the title of *speaker* tells ("Prof.", "Sister", not "sister")."""
    titles = load_audit_words().titles
    for title in (_get_honorific(speaker) or "", speaker.role or ""):
        if title[:1].isupper() and title.casefold().rstrip(".") in titles:
            return titles[title.casefold().rstrip(".")]
    return None


def _get_honorific(speaker: Speaker) -> str | None:
    return speaker.referent.honorific if speaker.referent else None


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
    phrase = RolePhrase.of(speaker.description or "")
    if phrase.head == 0:
        return False
    noun = phrase.words[phrase.head - 1]
    known = load_audit_words().role_nouns
    if noun in known or speaker.kind is not ReferentKind.ANONYMOUS:
        return is_plural(noun, known)
    return noun.endswith("s")


def _has_head(speaker: Speaker, heads: Phrases[bool]) -> bool:
    """Whether the role of *speaker*, or the description, has one of *heads* as its head."""
    return RolePhrase.of(speaker.role or speaker.description or "").has_head(heads)

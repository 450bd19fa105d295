"""In what part of life a speaker speaks, and what sort of source that makes."""

from __future__ import annotations

from collections.abc import Mapping

from claimkit.auditing.offices import RolePhrase, is_of_state, read_field, read_role
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
    """Return in what part of life *speaker* speaks: by the title, the words for the role, those
    before the name or, without a name, the description; by the first of them that the tables have.
    """
    named = speaker.name is not None
    readings = (
        _read_title(speaker),
        read_role(speaker.role or ""),
        read_role(_cut_before_name(speaker) if named else speaker.description or ""),
    )
    role = next(filter(None, readings), Role.OTHER)
    return _read_body(speaker) or role


def _read_body(speaker: Speaker) -> Role | None:
    """Return the part of life of the body to which *speaker* belongs, where only this tells it:
    the president of a firm or club has an office that states have too.
    """
    body = speaker.affiliation
    if body is None or not _has_head(speaker, load_audit_words().shared_heads):
        return None
    return None if is_of_state(body) else read_field(body) or Role.BUSINESS


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


def _read_title(speaker: Speaker) -> Role | None:
    """Return the role that the title of *speaker* tells ("Prof.", "Sister", not "sister")."""
    honorific = speaker.referent.honorific if speaker.referent else None
    titles = load_audit_words().titles
    for title in (honorific or "", speaker.role or ""):
        if title[:1].isupper() and title.casefold().rstrip(".") in titles:
            return titles[title.casefold().rstrip(".")]
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

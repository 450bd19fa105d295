"""Appearances: one speaker of one article, as the article has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from claimkit.claimset import ClaimSet
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Claim, ReferentKind, Speaker
from claimkit.speakerindex.names import (
    PersonName,
    find_acronyms,
    is_shared,
    split_person_name,
    to_name_key,
)

NAMELESS = frozenset({ReferentKind.ANONYMOUS, ReferentKind.AUTHOR})
WITH_ACRONYMS = frozenset({ReferentKind.ORGANIZATION, ReferentKind.UNKNOWN})


@frozen(kw_only=True)
class Appearance:
    """A speaker of one article.

    Attributes:
        article: name of the article.
        text: the words of the first claim that name or describe the speaker.
        name: as the article has it; None for those who never merge.
        roles, affiliations: all that the article gives, sorted.
        acronyms: keys of the acronyms that the article itself uses for the name.
        person: the name's parts if it is a person's.
        key: the name's key if it is not (see :func:`~claimkit.speakerindex.names.to_name_key`).
        shared: whether many bodies go by this name.
        by_role: whether the user's table was asked for role and name, so that the name alone says
            nothing.
    """

    article: str
    text: str
    name: str | None
    kind: ReferentKind
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    metonym_for: str | None = None
    acronyms: frozenset[str] = frozenset()
    person: PersonName
    key: str
    shared: bool = False
    by_role: bool = False
    claims: tuple[Claim, ...] = ()


def find_appearances(article: str, claims: ClaimSet, lexicon: Lexicon) -> Iterator[Appearance]:
    """Yield the speakers of one article in the order of their first claims; claims of nobody are
    left out.
    """
    groups: dict[tuple[str, str], list[tuple[Speaker, Claim]]] = {}
    for claim in claims:
        if claim.speaker is not None:
            referent = claim.speaker.referent
            key = (
                ("referent", referent.id) if referent is not None else ("text", claim.speaker.text)
            )
            groups.setdefault(key, []).append((claim.speaker, claim))
    for rows in groups.values():
        yield _appearance(
            article,
            claims.text,
            [speaker for speaker, _ in rows],
            [claim for _, claim in rows],
            lexicon,
        )


def _appearance(
    article: str, text: str, speakers: Sequence[Speaker], claims: Sequence[Claim], lexicon: Lexicon
) -> Appearance:
    referents = [speaker.referent for speaker in speakers if speaker.referent is not None]
    mentions = [
        *(span.of(text) for r in referents for span in r.mentions),
        *(speaker.text for speaker in speakers),
    ]
    return build_appearance(
        article,
        next(
            (r.name for r in referents if r.name and r.name.strip() and r.kind not in NAMELESS),
            None,
        ),
        referents[0].kind if referents else ReferentKind.UNKNOWN,
        lexicon,
        text=speakers[0].text,
        roles=[r.role for r in referents if r.role],
        affiliations=[r.affiliation for r in referents if r.affiliation],
        mentions=tuple(dict.fromkeys(mentions)),
        metonym_for=next((r.metonym_for for r in referents if r.metonym_for), None),
        claims=claims,
    )


def build_appearance(
    article: str,
    name: str | None,
    kind: ReferentKind,
    lexicon: Lexicon,
    *,
    text: str = "",
    roles: Iterable[str] = (),
    affiliations: Iterable[str] = (),
    mentions: Sequence[str] = (),
    metonym_for: str | None = None,
    claims: Iterable[Claim] = (),
) -> Appearance:
    """Return the appearance of *name* in *article*; *mentions* are the words that the article has
    for it.
    """
    named = name or ""
    return Appearance(
        article=article,
        text=text or named,
        name=name,
        kind=kind,
        roles=tuple(sorted(set(roles))),
        affiliations=tuple(sorted(set(affiliations))),
        metonym_for=metonym_for,
        acronyms=find_acronyms(named, mentions) if name and kind in WITH_ACRONYMS else frozenset(),
        person=split_person_name(named, lexicon),
        key=to_name_key(named),
        shared=is_shared(to_name_key(named), lexicon),
        claims=tuple(claims),
    )

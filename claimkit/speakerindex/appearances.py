"""Appearances: one speaker of one article, as the article presents it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from attrs import Factory, evolve, field, frozen

from claimkit.claimset import ClaimSet
from claimkit.lexicons.schema import Lexicon
from claimkit.model.claim import Claim
from claimkit.model.scheme import ReferentKind
from claimkit.model.speaker import Referent
from claimkit.speakerindex.keys.acronyms import find_acronyms
from claimkit.speakerindex.keys.names import PersonName, split_person_name, to_name_key
from claimkit.speakerindex.keys.words import is_shared
from claimkit.text.plain.plaintext import PlainText

NAMELESS = frozenset({ReferentKind.ANONYMOUS, ReferentKind.AUTHOR})
WITH_ACRONYMS = frozenset({ReferentKind.ORGANIZATION, ReferentKind.UNKNOWN})


@frozen(kw_only=True)
class NameKeys:
    """A name in all the forms in which rules look it up; without a name, those of an empty one.

    Attributes:
        person: its parts if it is a person's.
        other: its key if it is not (see :func:`~claimkit.speakerindex.keys.names.to_name_key`).
        acronyms: keys of the acronyms that the article itself uses for it.
        shared: whether many organizations go by it.
    """

    person: PersonName
    other: str
    acronyms: frozenset[str] = frozenset()
    shared: bool = False


@frozen(kw_only=True)
class Appearance:
    """A speaker of one article.

    Attributes:
        article: name of the article.
        text: the words of the first claim that name or describe the speaker.
        name: as the article has it; None for those who never merge.
        roles, affiliations: all that the article gives, sorted.
        by_role: whether the user's table was asked for role and name, so that the name alone says
            nothing.
        place: among the speakers of its article, from 0.
        claims: none where they were not kept; *count* says how many there are.
    """

    article: str
    text: str
    name: str | None
    kind: ReferentKind
    keys: NameKeys
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    metonym_for: str | None = None
    by_role: bool = False
    place: int = 0
    claims: tuple[Claim, ...] = ()
    count: int = field(default=Factory(lambda own: len(own.claims), takes_self=True))


def find_appearances(article: str, claims: ClaimSet, lexicon: Lexicon) -> Iterator[Appearance]:
    """Yield the speakers of one article in the order of their first claims; claims without a
    speaker are left out.
    """
    by_speaker: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.speaker.is_given:
            by_speaker.setdefault(claim.speaker.key, []).append(claim)
    for place, rows in enumerate(by_speaker.values()):
        appearance = _build_appearance(article, claims.plain, rows, lexicon)
        yield evolve(appearance, place=place)


def _build_appearance(
    article: str, plain: PlainText, claims: Sequence[Claim], lexicon: Lexicon
) -> Appearance:
    """Return the appearance of the speaker of all *claims*."""
    speakers = [claim.speaker for claim in claims]
    referents = [speaker.referent for speaker in speakers if speaker.referent is not None]
    name = _find_first(map(_read_name, referents))
    kind = referents[0].kind if referents else ReferentKind.UNKNOWN
    # The claims of one speaker share a referent, and so its mentions.
    mentions = (*_list_mentions(plain, referents[:1]), *map(attrgetter("text"), speakers))
    return Appearance(
        article=article,
        text=speakers[0].description or name or "",
        name=name,
        kind=kind,
        keys=_to_keys(name, kind, mentions, lexicon),
        roles=_sort_given(map(attrgetter("role"), referents)),
        affiliations=_sort_given(map(attrgetter("affiliation"), referents)),
        metonym_for=_find_first(map(attrgetter("metonym_for"), referents)),
        claims=tuple(claims),
    )


def _find_first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _read_name(referent: Referent) -> str | None:
    """Return the name of *referent*, None for those who never merge."""
    if referent.name is None or referent.kind in NAMELESS or not referent.name.strip():
        return None
    return referent.name


def _list_mentions(plain: PlainText, referents: Iterable[Referent]) -> Iterator[str]:
    for referent in referents:
        for span in referent.mentions:
            yield plain.read(span)


def _sort_given(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted(frozenset(filter(None, values))))


def build_keys(name: str | None, acronyms: frozenset[str], lexicon: Lexicon) -> NameKeys:
    """Return the keys of *name*, for which the article has these *acronyms*."""
    person, other = split_person_name(name or "", lexicon), to_name_key(name or "")
    if name is None:
        return NameKeys(person=person, other=other)
    return NameKeys(person=person, other=other, acronyms=acronyms, shared=is_shared(other, lexicon))


def _to_keys(
    name: str | None, kind: ReferentKind, mentions: Iterable[str], lexicon: Lexicon
) -> NameKeys:
    """Return the keys of *name*; *mentions* are the words that the article has for it."""
    if name is None or kind not in WITH_ACRONYMS:
        return build_keys(name, frozenset(), lexicon)
    return build_keys(name, find_acronyms(name, mentions), lexicon)

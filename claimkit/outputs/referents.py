"""Referents in a record: each once, in a table by id.

What the text says of a speaker at one place (role and affiliation) and how it was resolved there
stay with the speaker; name, kind and mentions are the same wherever the referent speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from claimkit.errors import RecordError
from claimkit.model.claim import Claim
from claimkit.model.provenance import Provenance
from claimkit.model.scheme import NoName, ReferentKind
from claimkit.model.speaker import Referent, Speaker
from claimkit.spans import Spans


@frozen(kw_only=True)
class RecordedReferent:
    """A row of the table. Role and affiliation are those of the first claim that has one, for
    readers of the JSON; the claims' own are read back.
    """

    name: str | None
    why_unnamed: NoName | None
    kind: ReferentKind
    role: str | None
    honorific: str | None
    affiliation: str | None
    metonym_for: str | None
    mentions: Spans

    def agrees_with(self, other: RecordedReferent) -> bool:
        """Whether both can be the same referent at two places."""
        return self == evolve(other, role=self.role, affiliation=self.affiliation)


@frozen(kw_only=True)
class RecordedResolution:
    """How the words of one speaker were resolved to the referent with this id."""

    id: str
    method: str
    distance: int | None
    confidence: float


@frozen(kw_only=True)
class RecordedSpeaker:
    """A speaker, its referent in the table."""

    spans: Spans
    text: str
    description: str | None
    role: str | None
    affiliation: str | None
    sentence: int | None
    head: int | None
    provenance: Provenance
    referent: RecordedResolution | None


def collect_referents(claims: Iterable[Claim]) -> dict[str, RecordedReferent]:
    """Return the table of the referents of *claims*, in text order.

    Raises:
        RecordError: two that differ have one id.
    """
    table: dict[str, RecordedReferent] = {}
    for claim in claims:
        referent = claim.speaker.referent
        if referent is None:
            continue
        row = _to_row(referent)
        known = table.setdefault(referent.id, row)
        if not row.agrees_with(known):
            raise RecordError(
                f"cannot write claim {claim.id!r}: its referent {referent.id!r} has another name, "
                "kind or mentions than that of an earlier claim; give it an id of its own"
            )
        table[referent.id] = evolve(
            known,
            role=known.role or row.role,
            affiliation=known.affiliation or row.affiliation,
        )
    return table


def to_recorded_speaker(speaker: Speaker) -> RecordedSpeaker:
    """Return *speaker* without what stands in the table."""
    referent = speaker.referent
    return RecordedSpeaker(
        spans=speaker.spans,
        text=speaker.text,
        description=speaker.description,
        role=speaker.role,
        affiliation=speaker.affiliation,
        sentence=speaker.sentence,
        head=speaker.head,
        provenance=speaker.provenance,
        referent=None if referent is None else _to_resolution(referent),
    )


def to_speaker(recorded: RecordedSpeaker) -> Speaker:
    """Return the speaker, its referent without what stands in the table."""
    referent = None
    if recorded.referent is not None:
        referent = Referent(
            id=recorded.referent.id,
            name=None,
            role=recorded.role,
            affiliation=recorded.affiliation,
            method=recorded.referent.method,
            distance=recorded.referent.distance,
            confidence=recorded.referent.confidence,
        )
    return Speaker(
        spans=recorded.spans,
        text=recorded.text,
        description=recorded.description,
        sentence=recorded.sentence,
        head=recorded.head,
        provenance=recorded.provenance,
        referent=referent,
    )


def put_back_referents(
    claims: Iterable[Claim], table: Mapping[str, RecordedReferent]
) -> tuple[Claim, ...]:
    """Return *claims* with their referents as they were before :func:`collect_referents`; *table*
    has them all.
    """
    return tuple(_put_back_referent(claim, table) for claim in claims)


def _put_back_referent(claim: Claim, table: Mapping[str, RecordedReferent]) -> Claim:
    referent = claim.speaker.referent
    if referent is None:
        return claim
    row = table[referent.id]
    whole = evolve(
        referent,
        name=row.name,
        why_unnamed=row.why_unnamed,
        kind=row.kind,
        honorific=row.honorific,
        metonym_for=row.metonym_for,
        mentions=row.mentions,
    )
    return evolve(claim, speaker=evolve(claim.speaker, referent=whole))


def _to_row(referent: Referent) -> RecordedReferent:
    return RecordedReferent(
        name=referent.name,
        why_unnamed=referent.why_unnamed,
        kind=referent.kind,
        role=referent.role,
        honorific=referent.honorific,
        affiliation=referent.affiliation,
        metonym_for=referent.metonym_for,
        mentions=referent.mentions,
    )


def _to_resolution(referent: Referent) -> RecordedResolution:
    return RecordedResolution(
        id=referent.id,
        method=referent.method,
        distance=referent.distance,
        confidence=referent.confidence,
    )

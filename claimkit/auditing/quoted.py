"""What an audit counts: each claim that an article reports itself, with its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import frozen

from claimkit.auditing.channels import find_channel
from claimkit.auditing.naming import find_naming, find_on_request
from claimkit.auditing.roles import find_kind, find_role
from claimkit.auditing.scheme import Channel, Naming, Role, SourceKind
from claimkit.auditing.silences import is_silent
from claimkit.auditing.surroundings import Surroundings
from claimkit.model.extraction import Extraction
from claimkit.spans import Spans, intersect_spans

NO_PERSONS = frozenset({SourceKind.BODY, SourceKind.DOCUMENT})


@frozen(kw_only=True)
class Quoted:
    """A claim, and what an audit says of its source.

    Attributes:
        article: id of the article, None if it has none.
        published: its date or time, as the article has it.
        claim: id of the claim.
        role: that which most claims of the source in the article tell.
        source: what the source is called, the same for all of its claims in the audit.
        channel: that of the claim; where its sentence does not say, the one that was said last of
            the same source in the article.
        words: how many words the content has.
        direct_words: how many of them stand in quotation marks.
    """

    article: str | None
    published: str | None
    claim: str
    source: str
    naming: Naming
    kind: SourceKind
    role: Role
    channel: Channel
    words: int
    direct_words: int


def list_quoted(found: Extraction, names: Mapping[str, str]) -> Iterator[Quoted]:
    """Yield what is quoted in *found*, in text order: its claims that are made in no other one, and
    are words of their source.

    Args:
        names: what the source of each claim is called, by id of the claim.
    """
    around = Surroundings.of(found)
    roles = _find_roles(found, names)
    on_request = find_on_request(found, around)
    last: dict[str, Channel] = {}
    for claim in found.claims:
        if claim.within is not None or is_silent(found, claim):
            continue
        source = names[claim.id]
        channel = find_channel(found, claim, around)
        if channel is Channel.NOT_SAID:
            channel = last.get(source, channel)
        last[source] = channel
        role = roles[source]
        kind = find_kind(claim.speaker, role)
        content = claim.content
        yield Quoted(
            article=found.article.id,
            published=found.article.published,
            claim=claim.id,
            source=source,
            naming=find_naming(claim.speaker, on_request),
            kind=kind,
            role=Role.NO_PERSON if kind in NO_PERSONS else role,
            channel=channel,
            words=_count(found, content.spans),
            direct_words=_count(found, intersect_spans(content.quoted, content.spans)),
        )


def _find_roles(found: Extraction, names: Mapping[str, str]) -> dict[str, Role]:
    """Return the role of each source: that which most of its claims tell, the first of several."""
    told: dict[str, Counter[Role]] = {}
    for claim in found.claims:
        roles = told.setdefault(names[claim.id], Counter())
        roles[find_role(claim.speaker)] += 1
    return {source: _choose(roles) for source, roles in told.items()}


def _choose(roles: Counter[Role]) -> Role:
    told = [role for role, _ in roles.most_common() if role is not Role.OTHER]
    return told[0] if told else Role.OTHER


def _count(found: Extraction, spans: Spans) -> int:
    """Return how many words *spans* have."""
    return sum(len(found.plain.read(span).split()) for span in spans)

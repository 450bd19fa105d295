"""From drafts to claims: what a content says is read, who is meant is asked, and spans of text take
the place of words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from claimkit.certainty.judge import judge
from claimkit.certainty.markers.index import MarkerIndex
from claimkit.certainty.reading import Reading, read_content
from claimkit.certainty.score import ScoreModel
from claimkit.circumstances import find_circumstances
from claimkit.document import Document, Word
from claimkit.draft import DraftContent, DraftCue, DraftSpeaker, PassedOver, WeighedDraft
from claimkit.model.claim import Claim, Content, Cue, Skipped
from claimkit.model.proposition import Proposition
from claimkit.model.provenance import Provenance
from claimkit.model.scheme import ReferentKind
from claimkit.model.speaker import UNATTRIBUTED, Referent, Speaker
from claimkit.propositions.find import find_proposition
from claimkit.propositions.referents import find_queries, name_arguments
from claimkit.resolution.protocol import ReferenceQuery, Resolver
from claimkit.scoring.selection import find_enclosing
from claimkit.spans import to_plain_text
from claimkit.speakers.description import find_description

Referents = Mapping[ReferenceQuery, Referent]


@frozen(kw_only=True)
class Statement:
    """A draft that stands, and how its content reads.

    Attributes:
        proposition: what the content comes down to, its arguments without referents; None where it
            has no word that could tell.
    """

    draft: WeighedDraft
    reading: Reading
    proposition: Proposition | None


def read_statement(document: Document, draft: WeighedDraft, index: MarkerIndex) -> Statement:
    """Return *draft* with how its content reads."""
    reading = read_content(document, draft, index)
    proposition = None
    if draft.content.head is not None:
        proposition = find_proposition(draft, reading.tree, index.lexicon)
    return Statement(draft=draft, reading=reading, proposition=proposition)


def resolve(document: Document, statements: Sequence[Statement], resolver: Resolver) -> Referents:
    """Return who the speakers of *statements* are, and whom these are about, asked together.

    One word may be asked for twice, where one statement stands within another; the answer is the
    same.
    """
    queries: list[ReferenceQuery] = []
    for statement in statements:
        if statement.draft.speaker is not None:
            queries.append(_to_query(statement.draft.speaker, statement.draft.content))
    for statement in statements:
        if statement.proposition is not None:
            queries += find_queries(document, statement.proposition)
    return dict(zip(queries, resolver.resolve(document, queries), strict=True))


def _to_query(speaker: DraftSpeaker, content: DraftContent) -> ReferenceQuery:
    """Return the query that asks who *speaker* is, to whom *content* is credited."""
    return ReferenceQuery(word=speaker.head, spans=(speaker.span,), content=content.spans)


def to_claims(
    document: Document, statements: Sequence[Statement], referents: Referents, model: ScoreModel
) -> Iterator[Claim]:
    """Yield *statements* as claims, numbered in their order, each with the one that encloses it.

    Args:
        referents: the answers to the queries of :func:`resolve`.
        model: scores how surely a content is put.
    """
    enclosing = find_enclosing([statement.draft for statement in statements])
    ids: dict[int | None, str] = {index: f"c{index + 1}" for index in range(len(statements))}
    for index, statement in enumerate(statements):
        draft, reading = statement.draft, statement.reading
        speaker = _to_speaker(document, draft, referents)
        yield Claim(
            id=ids[index],
            cue=_to_cue(draft.cue, negated=reading.negated),
            speaker=speaker,
            content=_to_content(draft.content),
            act=draft.cue.entry.act,
            certainty=judge(reading, _find_kind(speaker), model),
            proposition=_to_proposition(document, statement, referents),
            circumstances=find_circumstances(draft, reading.lexicon),
            confidence=round(draft.confidence, 4),
            within=ids.get(enclosing[index]),
        )


def to_skipped(passed_over: Iterable[PassedOver]) -> Iterator[Skipped]:
    """Yield the cues that come to no claim, in text order, each with its first reason."""
    first: dict[Word, PassedOver] = {}
    for passed in passed_over:
        first.setdefault(passed.cue.head, passed)
    for head in sorted(first, key=lambda head: (head.sentence.index, head.index)):
        yield Skipped(span=first[head].cue.span, reason=first[head].reason)


def _to_cue(cue: DraftCue, *, negated: bool) -> Cue:
    """Return *cue* as a claim has it.

    Args:
        negated: whether the report is negated, by a word of the cue or of its clause.
    """
    return Cue(
        spans=cue.spans,
        kind=cue.kind,
        lemma=cue.lemma,
        sentence=cue.sentence.index,
        head=cue.head.index,
        reporting_class=cue.entry.reporting_class,
        act=cue.entry.act,
        negated=negated,
        quoted=cue.quoted,
        provenance=Provenance(rule=cue.rule, spans=cue.spans),
    )


def _to_speaker(document: Document, draft: WeighedDraft, referents: Referents) -> Speaker:
    """Return the speaker of *draft* as a claim has it."""
    speaker = draft.speaker
    if speaker is None:
        return UNATTRIBUTED
    description = find_description(speaker.words)
    return Speaker(
        spans=(speaker.span,),
        text=to_plain_text(document.text, [speaker.span]),
        description=to_plain_text(document.text, [description.span]) if description else None,
        sentence=speaker.sentence.index,
        head=speaker.head.index,
        provenance=Provenance(rule=speaker.rule, spans=(speaker.span,)),
        referent=referents[_to_query(speaker, draft.content)],
    )


def _find_kind(speaker: Speaker) -> ReferentKind | None:
    """Return what sort of speaker it is, None where the text credits nobody."""
    return speaker.kind if speaker.is_given else None


def _to_content(content: DraftContent) -> Content:
    """Return *content* as a claim has it."""
    head = content.head
    return Content(
        spans=content.spans,
        text=content.text,
        quotation=content.quotation,
        quoted=content.quoted,
        head=(head.sentence.index, head.index) if head is not None else None,
        provenance=Provenance(rule=content.rule, spans=content.spans),
    )


def _to_proposition(
    document: Document, statement: Statement, referents: Referents
) -> Proposition | None:
    """Return the proposition of *statement* with the referents of its arguments."""
    if statement.proposition is None:
        return None
    return name_arguments(document, statement.proposition, referents)

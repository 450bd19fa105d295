"""Turns drafts into claims.

Contents are read, referents are resolved, and spans of text replace words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from attrs import frozen

from claimkit.certainty.judge import judge
from claimkit.certainty.markers.index import MarkerIndex
from claimkit.certainty.reading import Reading, read_content
from claimkit.certainty.score import ScoreModel
from claimkit.circumstances import find_circumstances
from claimkit.contents.nesting import find_enclosing
from claimkit.contents.unsaid import find_reason
from claimkit.document import Document
from claimkit.draft import DraftContent, DraftCue, PassedOver, WeighedDraft
from claimkit.model.claim import Claim, Content, Cue, Skipped
from claimkit.model.proposition import Proposition
from claimkit.model.provenance import Provenance
from claimkit.model.scheme import ReferentKind
from claimkit.model.speaker import UNATTRIBUTED, Referent, Speaker
from claimkit.propositions.find import find_proposition
from claimkit.propositions.referents import find_queries, name_arguments
from claimkit.references import Deictic
from claimkit.resolution.protocol import ReferenceQuery, Resolver
from claimkit.spans import to_plain_text
from claimkit.speakers.description import find_description
from claimkit.text.segmentation import find_page_furniture
from claimkit.tree import Word

Referents = Mapping[ReferenceQuery, Referent]


@frozen(kw_only=True)
class Statement:
    """A selected draft, with its proposition and certainty.

    Attributes:
        proposition: what the content comes down to, its arguments without referents; None where it
            has no word that could tell.
        speaker_query: asks who the speaker is; None without one.
        argument_queries: ask who the arguments of the proposition are, in their order; None for one
            that can be nobody.
    """

    draft: WeighedDraft
    reading: Reading
    proposition: Proposition | None
    speaker_query: ReferenceQuery | None
    argument_queries: Sequence[ReferenceQuery | None]

    @property
    def queries(self) -> Iterator[ReferenceQuery]:
        """All queries about the arguments."""
        return filter(None, self.argument_queries)


def read_statement(document: Document, draft: WeighedDraft, index: MarkerIndex) -> Statement:
    """Return *draft* with its proposition and certainty."""
    reading = read_content(document, draft, index)
    proposition = None
    argument_queries: Sequence[ReferenceQuery | None] = ()
    if draft.content.head is not None:
        proposition = find_proposition(draft, reading.tree, index.lexicon)
        argument_queries = find_queries(document, proposition)
    return Statement(
        draft=draft,
        reading=reading,
        proposition=proposition,
        speaker_query=_find_speaker_query(draft),
        argument_queries=argument_queries,
    )


def _find_speaker_query(draft: WeighedDraft) -> ReferenceQuery | None:
    """Return the query that asks who the speaker of *draft* is, None without one."""
    speaker = draft.credited
    if speaker is None:
        return None
    return ReferenceQuery(word=speaker.head, spans=(speaker.span,), content=draft.content.spans)


def resolve(
    document: Document,
    statements: Sequence[Statement],
    resolver: Resolver,
    deictics: Iterable[Deictic] = (),
) -> Referents:
    """Return the referents of the speakers of *statements*, of what these are about, and of
    *deictics*, the pronouns in them.

    One word may be asked for twice, where one statement stands within another; the answer is the
    same.
    """
    speakers = filter(None, (statement.speaker_query for statement in statements))
    arguments = chain.from_iterable(statement.queries for statement in statements)
    pronouns = filter(None, (deictic.query for deictic in deictics))
    queries = [*speakers, *arguments, *pronouns]
    return dict(zip(queries, resolver.resolve(document, queries), strict=True))


def drop_unsaid(
    statements: Sequence[Statement], referents: Referents
) -> tuple[Sequence[Statement], Sequence[PassedOver]]:
    """Return those of *statements* in which somebody says or thinks something, and the cues of
    those within others in which nobody does.
    """
    kept: list[Statement] = []
    passed_over: list[PassedOver] = []
    enclosing = find_enclosing([statement.draft for statement in statements])
    for statement, index in zip(statements, enclosing, strict=True):
        outer = None if index is None else statements[index]
        reason = None if outer is None else _find_reason(statement, outer, referents)
        if reason is None:
            kept.append(statement)
        else:
            passed_over.append(PassedOver(cue=statement.draft.cue, reason=reason))
    return kept, passed_over


def _find_reason(inner: Statement, outer: Statement, referents: Referents) -> str | None:
    """Return why nobody says anything in *inner*, within *outer*; None if somebody does."""
    asked = tuple(filter(None, (inner.speaker_query, outer.speaker_query)))
    same = len(asked) == 2 and referents[asked[0]].id == referents[asked[1]].id
    return find_reason(inner.draft, has_same_speaker=same)


def to_claims(
    document: Document, statements: Sequence[Statement], referents: Referents, model: ScoreModel
) -> Iterator[Claim]:
    """Yield *statements* as claims, numbered in order, each with its enclosing claim.

    Args:
        referents: the answers to the queries of :func:`resolve`.
        model: scores how certain a content is.
    """
    enclosing = find_enclosing([statement.draft for statement in statements])
    for number, (statement, outer) in enumerate(zip(statements, enclosing, strict=True)):
        draft, reading = statement.draft, statement.reading
        speaker = _to_speaker(document, statement, referents)
        yield Claim(
            id=_to_id(number),
            cue=_to_cue(draft.cue, negated=reading.negated),
            speaker=speaker,
            content=_to_content(draft.content),
            act=draft.cue.entry.act,
            certainty=judge(reading, _find_kind(speaker), model),
            proposition=_to_proposition(statement, referents),
            circumstances=find_circumstances(draft, reading.lexicon),
            confidence=round(draft.confidence, 4),
            within=_to_id(outer) if outer is not None else None,
        )


def _to_id(number: int) -> str:
    """Return the id of the claim with this *number*, counted from 0."""
    return f"c{number + 1}"


def to_skipped(
    passed_over: Iterable[PassedOver], statements: Iterable[Statement]
) -> Iterator[Skipped]:
    """Yield the cues that give no claim, in text order, each with its first reason.

    A cue is left out where one of its words is in the cue of one of *statements*: rules and tagger
    may each look at it, and one of them may have made the claim that the other has not.
    """
    stated = {word for statement in statements for word in statement.draft.cue.words}
    first: dict[Word, PassedOver] = {}
    for passed in passed_over:
        if stated.isdisjoint(passed.cue.words):
            first.setdefault(passed.cue.head, passed)
    for head in sorted(first, key=lambda head: (head.sentence.index, head.index)):
        yield Skipped(span=first[head].cue.span, reason=first[head].reason)


def find_left_out(document: Document) -> Iterator[Skipped]:
    """Yield the furniture of the page of *document* in text order: its parser has not read it."""
    if document.is_read_throughout:
        return
    for part in find_page_furniture(document.text):
        if not document.sentences_over(part.span):
            yield Skipped(span=part.span, reason=f"furniture of the page: {part.kind}")


def _to_cue(cue: DraftCue, *, negated: bool) -> Cue:
    """Return *cue* as it stands in a claim: with spans in place of words.

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


def _to_speaker(document: Document, statement: Statement, referents: Referents) -> Speaker:
    """Return the speaker of *statement* as a claim has it."""
    speaker, query = statement.draft.credited, statement.speaker_query
    if speaker is None or query is None:
        return UNATTRIBUTED
    description = find_description(speaker.words)
    is_implied = statement.draft.speaker is None
    return Speaker(
        spans=() if is_implied else (speaker.span,),
        text=to_plain_text(document.text, [speaker.span]),
        description=to_plain_text(document.text, [description.span]) if description else None,
        sentence=None if is_implied else speaker.sentence.index,
        head=None if is_implied else speaker.head.index,
        provenance=Provenance(rule=speaker.rule, spans=(speaker.span,)),
        referent=referents[query],
    )


def _find_kind(speaker: Speaker) -> ReferentKind | None:
    """Return what sort of speaker it is, None where the text credits nobody."""
    return speaker.kind if speaker.is_given else None


def _to_content(content: DraftContent) -> Content:
    """Return *content* as it stands in a claim."""
    head = content.head
    return Content(
        spans=content.spans,
        text=content.text,
        quotation=content.quotation,
        quoted=content.quoted,
        sentence=None if head is None else head.sentence.index,
        head=None if head is None else head.index,
        provenance=Provenance(rule=content.rule, spans=content.spans),
    )


def _to_proposition(statement: Statement, referents: Referents) -> Proposition | None:
    """Return the proposition of *statement* with the referents of its arguments."""
    if statement.proposition is None:
        return None
    return name_arguments(statement.proposition, statement.argument_queries, referents)

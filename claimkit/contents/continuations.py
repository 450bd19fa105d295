"""Quotations that continue after the sentence with the cue.

“A,” he said. “B.” is one content in two pieces.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence, Set
from functools import partial

from attrs import evolve, frozen

from claimkit.contents.pieces import replace_spans
from claimkit.contents.quotations import CLOSING, holds_sentence_end
from claimkit.document import Document, QuotationRegion
from claimkit.draft import AnyDraft, Draft, DraftContent, DraftCue, DraftSpeaker
from claimkit.grammar import is_speech
from claimkit.model.scheme import CueKind
from claimkit.spans import Span, Spans, subtract_spans
from claimkit.text.dashes import DASH_CHARACTERS
from claimkit.tree import Word

Claimed = dict[Span, DraftSpeaker | None]  # quotations and who speaks them
ADVERBIAL = frozenset({CueKind.PHRASE, CueKind.ADVERB})  # they only qualify what others say
LONGEST_REST = 240  # characters of a reporting clause behind its cue


def extend_quotations(document: Document, drafts: Sequence[AnyDraft]) -> tuple[AnyDraft, ...]:
    """Return *drafts*, each quotation extended over the next ones that have no cue of their own."""
    outer = [draft for draft in drafts if not draft.cue.quoted]  # others do not speak for theirs
    claimed = _find_claimed(document, outer)
    open_runs = {region.span for region in document.quotations if region.continues}
    starts = list_starts(draft.cue for draft in outer)
    extended: list[AnyDraft] = []
    for draft in drafts:
        added: Spans = ()
        if draft.content.goes_on:
            is_foreign = partial(_is_foreign, claimed, open_runs, draft.speaker)
            added = find_following(document, draft.cue, draft.content, is_foreign, starts)
        claimed.update(dict.fromkeys(added, draft.speaker))
        extended.append(_add_quotations(document, draft, added) if added else draft)
    return tuple(extended)


def list_starts(cues: Iterable[DraftCue]) -> Sequence[int]:
    """Return where those of *cues* begin that may quote, sorted."""
    return sorted(cue.spans[0].start for cue in cues if cue.kind not in ADVERBIAL)


def _find_claimed(document: Document, drafts: Iterable[Draft]) -> Claimed:
    """Return the quotations that are in the contents of *drafts*, with their speakers."""
    claimed: Claimed = {}
    for draft in drafts:
        for span in draft.content.spans:
            for region in document.quotations_over(span):
                claimed[region.span] = draft.speaker
    return claimed


def _is_foreign(
    claimed: Claimed, open_runs: Set[Span], speaker: DraftSpeaker | None, quotation: Span
) -> bool:
    """Whether *quotation* is somebody's already, and no further paragraph of an unbroken quotation
    by the same *speaker*, whom a second cue names at its end.
    """
    if quotation not in claimed:
        return False
    other = claimed[quotation]
    if quotation not in open_runs:
        return True
    if speaker is None or other is None:
        return True
    return other.head.lower not in {word.lower for word in speaker.words}


def _add_quotations(document: Document, draft: AnyDraft, added: Spans) -> AnyDraft:
    spans = subtract_spans([*draft.content.spans, *added], draft.frame)
    return evolve(draft, content=replace_spans(document, draft.content, spans))


def find_following(
    document: Document,
    cue: DraftCue,
    content: DraftContent,
    is_claimed: Callable[[Span], bool],
    cues: Sequence[int],
) -> Spans:
    """Return the quotations behind the clause of *cue* that go on with *content*.

    Args:
        is_claimed: whether a quotation is somebody's already.
        cues: where the cues begin that do not stand in quotations, sorted.
    """
    speech = _Speech.of(document, cue, content, cues)
    added: list[Span] = []
    for region in document.quotations_from(speech.end):
        if is_claimed(region.span):
            break
        if not added and _is_of_more(cue, speech, region):
            break
        if not speech.goes_on_with(region):
            break
        added.append(region.span)
        speech = speech.extended(region)
    return tuple(added)


def _is_of_more(cue: DraftCue, speech: _Speech, region: QuotationRegion) -> bool:
    """Whether *region* goes on with what the sentence of *cue* reports behind its speech."""
    if not speech.adjoins(region):
        return False
    return _reports_more(cue, speech.end)


def _reports_more(cue: DraftCue, end: int) -> bool:
    """Whether the sentence of *cue* reports more in other words behind *end*: “A,” he joked, adding
    that B. “C.”
    """
    for word in cue.sentence.words:
        if word.span.start < end:
            continue
        if word.text_before != ",":
            continue
        if not _has_that_clause(word):
            continue
        if word.feat("VerbForm") in {"Ger", "Part"} and cue.head in word.ancestors():
            return True
    return False


def _has_that_clause(verb: Word) -> bool:
    clause = verb.child("ccomp")
    return clause is not None and "that" in clause.child_lemmas("mark")


@frozen(kw_only=True)
class _Speech:
    """What a cue quotes, as far as it is read.

    Attributes:
        cues: where the cues begin that do not stand in quotations, sorted.
        end: of the speech, or of its cue if that is the later one.
        clause_end: end of the sentence of the cue.
        is_open: whether its last quotation has no closing mark.
        asks: whether what stands beside the cue is a question, which another line may answer.
    """

    document: Document
    cues: Sequence[int]
    end: int
    clause_end: int
    is_open: bool
    asks: bool

    @classmethod
    def of(
        cls, document: Document, cue: DraftCue, content: DraftContent, cues: Sequence[int]
    ) -> _Speech:
        """Return what *cue* quotes in *content*."""
        return cls(
            document=document,
            cues=cues,
            end=max(content.spans[-1].end, cue.spans[-1].end),
            clause_end=cue.sentence.span.end,
            is_open=not all(q.closed for q in document.quotations_over(content.spans[-1])),
            asks=content.text.rstrip(CLOSING).endswith("?"),
        )

    def extended(self, region: QuotationRegion) -> _Speech:
        """Return the speech up to *region*, which goes on with it."""
        return evolve(self, end=region.span.end, is_open=not region.closed)

    def goes_on_with(self, region: QuotationRegion) -> bool:
        """Whether *region*, the next quotation, goes on with what is said."""
        if self.asks and _opens_line(self.document, region):
            return False
        if self.is_open and region.continues:
            return True
        if self.end < self.clause_end and self._is_resumed_by(region):
            return True
        return self.adjoins(region)

    def adjoins(self, region: QuotationRegion) -> bool:
        """Whether nothing but stops stands between *region* and what is said, or the sentence of
        its cue.
        """
        return _is_adjoining(self.document, max(self.end, self.clause_end), region)

    def _is_resumed_by(self, region: QuotationRegion) -> bool:
        """Whether *region* takes the quotation up behind the rest of the reporting clause: “A,” Lee
        told the board. “B.”
        """
        between = self.document.text[self.end : region.span.start].strip()
        if len(between) > LONGEST_REST:
            return False
        if not is_speech(self.document, region):
            return False
        if _has_cue_between(self.cues, self.end, region.span.start):
            return False
        return _is_rest_of_clause(between)


def _has_cue_between(cues: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(cues, end) > bisect_left(cues, start)


def _opens_line(document: Document, region: QuotationRegion) -> bool:
    if region.continues:
        return False
    return document.opens_paragraph(region.span)


def _is_adjoining(document: Document, end: int, region: QuotationRegion) -> bool:
    """Whether only white space and stops stand between *end* and *region*, on the same line."""
    if region.span.start < end:  # what is said stands in it, or it stands in the reporting clause
        return region.span.end > end
    between = document.text[end : region.span.start]
    if between.strip(" \t.,;" + DASH_CHARACTERS):
        return False
    return is_speech(document, region)


def _is_rest_of_clause(between: str) -> bool:
    """Whether *between* is the rest of one sentence on one line, up to its stop."""
    if between[-1:] not in {".", ","}:
        return False
    return not holds_sentence_end(between)

"""Where a nested claim ends: rules and tagger each see an end of it.

The tree often hangs the end of a long sentence on a cue within it: the last words of “He said he
thinks prices will fall, depending on demand” on *thinks*. The tagger, which sees no tree, goes on.
"""

from __future__ import annotations

from collections.abc import Iterable

from claimkit.contents.pieces import replace_spans
from claimkit.document import Document
from claimkit.draft import DraftContent, DraftCue
from claimkit.grammar import is_clausal, is_finite_verb, is_speech, own_subject
from claimkit.model.scheme import CueKind, Quotation
from claimkit.spans import Span, subtract_spans


def reach_end(
    document: Document,
    cue: DraftCue,
    ruled: DraftContent,
    tagged: DraftContent,
    cues: Iterable[DraftCue],
) -> DraftContent | None:
    """Return the content *ruled* up to the end of that which was *tagged* for the same *cue*; None
    unless the cue is a verb, *ruled* is more than a quotation, and *tagged* begins with the same
    word and goes on in its sentence and quotation with no further report by another one of *cues*.
    """
    if cue.kind is not CueKind.VERB or ruled.quotation is Quotation.DIRECT:
        return None
    if ruled.spans[0].start != tagged.spans[0].start:
        return None
    added = subtract_spans(tagged.spans, ruled.spans)
    if len(added) != 1 or added[0].start != ruled.spans[-1].end:
        return None
    if any(_reports_more(other, added[0]) for other in cues):
        return None
    if not _is_of_one(document, cue, added[0]):
        return None
    if _is_new_clause(cue, ruled, added[0]) or _is_quoted_by_next(document, added[0], cues):
        return None
    return replace_spans(document, ruled, tagged.spans)


def _reports_more(cue: DraftCue, span: Span) -> bool:
    """Whether *cue* stands in *span*, and in no clause with a conjunction: "…, adding that …"."""
    return cue.overlaps(span) and cue.head.child("mark") is None


def _is_quoted_by_next(document: Document, span: Span, cues: Iterable[DraftCue]) -> bool:
    """Whether *span* ends with a quotation behind which one of *cues* and its subject stand: "The
    lids, Kim said, are old, | “and they cannot lift,” Lee said."
    """
    quoted = document.quotation_at(Span(span.end - 1, span.end))
    if quoted is None or not is_speech(document, quoted):
        return False
    return any(document.quotation_before(_find_clause(cue)) == quoted for cue in cues)


def _find_clause(cue: DraftCue) -> Span:
    """Return the span of the words of *cue* and its subject."""
    subject = own_subject(cue.head)
    return (cue.words if subject is None else cue.words | subject.subtree()).span


def _is_new_clause(cue: DraftCue, ruled: DraftContent, span: Span) -> bool:
    """Whether a finite verb stands in *span*, although the content *ruled* before it is no
    clause.
    """
    if ruled.head is not None and is_clausal(ruled.head):
        return False
    return any(map(is_finite_verb, cue.sentence.words_in(span)))


def _is_of_one(document: Document, cue: DraftCue, span: Span) -> bool:
    """Whether *span* stands in the sentence of *cue*, and in its quotation if it stands in one."""
    if not cue.sentence.span.covers(span):
        return False
    region = document.quotation_at(cue.head.span)
    return region is None or region.span.covers(span)

"""The pieces of text that a content comes in, and how much of them is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from claimkit.contents.quotations import WHITESPACE_AND_STOPS
from claimkit.document import Document, Phrase, QuotationRegion, Word
from claimkit.draft import DraftContent
from claimkit.model import Quotation
from claimkit.spans import (
    Span,
    Spans,
    count_overlap,
    cover_spans,
    merge_spans,
    subtract_spans,
    to_plain_text,
)

MOST = 0.6  # of a quotation's characters
UNITS = frozenset({"%", "$"})  # symbols that end a content rather than follow it


def make_content(
    document: Document,
    spans: Spans,
    *,
    head: Word | None,
    rule: str,
    goes_on: bool,
    cue_words: Phrase,
) -> DraftContent:
    """Return the content of *spans*, with its text and how much of it is quoted."""
    return DraftContent(
        spans=spans,
        text=to_plain_text(document.text, spans),
        head=head,
        quotation=judge_quotation(document, spans),
        quoted=tuple(_find_quoted(document, spans)),
        goes_on=goes_on,
        cue_words=cue_words,
        rule=rule,
    )


def with_spans(document: Document, content: DraftContent, spans: Spans) -> DraftContent:
    """Return *content* with *spans* in place of its own."""
    return make_content(
        document,
        spans,
        head=content.head,
        rule=content.rule,
        goes_on=content.goes_on,
        cue_words=content.cue_words,
    )


def judge_quotation(document: Document, spans: Spans) -> Quotation:
    """Return how much of *spans* stands in quotation marks, counted in letters and digits."""
    regions = merge_spans(q.span for span in spans for q in document.quotations_over(span))
    if count_overlap(spans, regions) == 0:
        return Quotation.INDIRECT
    outside = subtract_spans(spans, regions)
    has_more = any(has_letters(document, span) for span in outside)
    return Quotation.MIXED if has_more else Quotation.DIRECT


def has_letters(document: Document, span: Span) -> bool:
    """Whether a letter or a digit stands in *span*."""
    return any(character.isalnum() for character in span.of(document.text))


def _find_quoted(document: Document, spans: Spans) -> Iterator[Span]:
    """Yield the parts of *spans* that stand in quotation marks."""
    for span in spans:
        for region in document.quotations_over(span):
            yield Span(max(region.span.start, span.start), min(region.span.end, span.end))


def snap_to_quotations(document: Document, words: Phrase) -> Span | None:
    """Return the span of *words*, neighbours, without punctuation at the ends, extended over the
    marks of quotations inside it; None if there is only punctuation.
    """
    span = _without_edges(words)
    if span is None:
        return None
    for region in document.quotations_over(span):
        if _holds(document, span, region):
            span = cover_spans((span, region.span))
    return span


def _without_edges(words: Phrase) -> Span | None:
    first = next((word for word in words if word.upos != "PUNCT"), None)
    last = next((word for word in reversed(words) if not _may_be_cut(word)), None)
    if first is None or last is None or last.index < first.index:
        return None
    return cover_spans((first.span, last.span))


def _may_be_cut(word: Word) -> bool:
    return word.upos in {"PUNCT", "SYM"} and word.text not in UNITS


def _holds(document: Document, span: Span, region: QuotationRegion) -> bool:
    """Whether *span* begins before the first quoted word of *region* and ends behind the last, stops
    apart.
    """
    inner = region.inner
    if inner is None or span.start > inner.start:
        return False
    if inner.end <= span.end:
        return True
    return not document.text[span.end : inner.end].strip(WHITESPACE_AND_STOPS)


def add_whole_quotations(document: Document, spans: Spans) -> Spans:
    """Return *spans* with the whole of each closed quotation that they hold most of."""
    regions = {q.span for span in spans for q in document.quotations_over(span) if q.closed}
    whole = [region for region in regions if _hold_most(spans, region)]
    return merge_spans([*spans, *whole], gap=1)


def _hold_most(spans: Spans, region: Span) -> bool:
    return count_overlap([region], spans) >= MOST * len(region)

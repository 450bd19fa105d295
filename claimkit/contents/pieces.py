"""The pieces of a content, and how much of them is quoted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimkit.contents.quotations import WHITESPACE_AND_STOPS
from claimkit.document import Document, QuotationRegion
from claimkit.draft import DraftContent
from claimkit.model.scheme import Quotation
from claimkit.spans import (
    Span,
    Spans,
    count_overlap,
    cover_spans,
    intersect_spans,
    merge_spans,
    subtract_spans,
    to_plain_text,
)
from claimkit.tree import Phrase, Sentence, Word

INNER_MARKS = frozenset("‘’'")
STOPS = frozenset(".,!?")
MOST = 0.6  # of a quotation's characters
NO_WORDS = Phrase()
UNITS = frozenset({"%", "$"})  # symbols that end a content rather than follow it


def make_content(
    document: Document,
    spans: Spans,
    *,
    head: Word | None,
    rule: str,
    goes_on: bool = False,
    cue_words: Phrase = NO_WORDS,
) -> DraftContent:
    """Return the content of *spans*, with its text and how much of it is quoted."""
    quoted = tuple(_find_quoted(document, spans))
    return DraftContent(
        spans=spans,
        text=to_plain_text(document.text, spans),
        head=head,
        quotation=_judge_quotation(document, spans, quoted),
        quoted=quoted,
        goes_on=goes_on,
        cue_words=cue_words,
        rule=rule,
    )


def replace_spans(document: Document, content: DraftContent, spans: Spans) -> DraftContent:
    """Return *content* with *spans* in place of its own."""
    return make_content(
        document,
        spans,
        head=content.head,
        rule=content.rule,
        goes_on=content.goes_on,
        cue_words=content.cue_words,
    )


def _judge_quotation(document: Document, spans: Spans, quoted: Spans) -> Quotation:
    """Return how much of *spans* is in quotation marks, counted in letters and digits.

    Args:
        quoted: the parts of *spans* that do.
    """
    if not quoted:
        return Quotation.INDIRECT
    outside = subtract_spans(spans, quoted)
    return Quotation.MIXED if drop_blank(document, outside) else Quotation.DIRECT


def drop_blank(document: Document, spans: Spans) -> Spans:
    """Return those of *spans* that have a letter or a digit."""
    return tuple(span for span in spans if not _is_blank(span.of(document.text)))


def _is_blank(text: str) -> bool:
    """Whether *text* has neither a letter nor a digit."""
    return not any(map(str.isalnum, text))


def _find_quoted(document: Document, spans: Spans) -> Iterator[Span]:
    """Yield the parts of *spans* that stand in quotation marks."""
    for span in spans:
        for region in document.quotations_over(span):
            yield Span(max(region.span.start, span.start), min(region.span.end, span.end))


def snap_to_quotations(document: Document, runs: Iterable[Phrase]) -> Iterator[Span]:
    """Yield the span of each of *runs*, extended over the marks of quotations inside it.

    Punctuation at the ends is left out, and so is a run of nothing but punctuation.
    """
    for run in runs:
        span = _trim_edges(run)
        if span is not None:
            yield _add_marks(document, span)


def _add_marks(document: Document, span: Span) -> Span:
    for region in document.quotations_over(span):
        if _is_around(document, span, region):
            span = cover_spans((span, region.span))
    return span


def _trim_edges(words: Phrase) -> Span | None:
    first = next((word for word in words if not word.is_punctuation), None)
    last = next((word for word in reversed(words.words) if not _may_end_nothing(word)), None)
    if first is None or last is None or last.index < first.index:
        return None
    return Span(first.span.start, last.span.end)


def _may_end_nothing(word: Word) -> bool:
    """Whether *word* is a stop or a symbol that does not count what stands before it, without a
    number ("£4m").
    """
    if word.upos not in {"PUNCT", "SYM"}:
        return False
    return word.text not in UNITS and _is_blank(word.text)


def _is_around(document: Document, span: Span, region: QuotationRegion) -> bool:
    """Whether *span* begins before the first quoted word of *region* and ends behind the last,
    stops apart.
    """
    inner = region.inner
    if inner is None:
        return False
    if span.start > inner.start:
        return False
    if inner.end <= span.end:
        return True
    return not document.text[span.end : inner.end].strip(WHITESPACE_AND_STOPS)


def add_whole_quotations(document: Document, spans: Spans, frame: Spans) -> Spans:
    """Return *spans*, sorted and disjoint, with the whole of each closed quotation that they hold
    most of.

    Args:
        frame: the text of cue and speaker. A quotation that holds any of it is not what they quote.
    """
    regions: set[QuotationRegion] = set()
    for span in spans:
        regions.update(filter(_is_closed, document.quotations_over(span)))
    whole = [region.span for region in regions if _holds_most(spans, region.span)]
    quoted = [span for span in whole if not intersect_spans([span], frame)]
    return merge_spans([*spans, *quoted], gap=1) if quoted else spans


def add_torn_quotations(
    document: Document, spans: Spans, sentence: Sentence, frame: Spans
) -> Spans:
    """Return *spans* with the whole of each closed quotation that ends or begins in them, but goes
    beyond the *sentence* to whose edge they reach.

    Args:
        frame: the text of cue and speaker, which is in no such quotation.
    """
    whole = [
        region.span
        for span in spans
        for region in document.quotations_over(span)
        if region.closed and _is_torn(document, span, region, sentence)
    ]
    added = [span for span in whole if not intersect_spans([span], frame)]
    return merge_spans([*spans, *added], gap=1) if added else spans


def _is_torn(document: Document, span: Span, region: QuotationRegion, sentence: Sentence) -> bool:
    """Whether *region* goes on behind *sentence*, at the end of which *span* ends in its midst, or
    began before *sentence*, with which *span* begins.
    """
    ends = sentence.span
    if span.start <= region.span.start and region.span.end > ends.end:
        return _is_blank(document.text[span.end : ends.end])
    if region.span.end <= span.end and region.span.start < ends.start:
        return _is_blank(document.text[ends.start : span.start])
    return False


def _is_closed(region: QuotationRegion) -> bool:
    return region.closed


def _holds_most(spans: Spans, quotation: Span) -> bool:
    return count_overlap([quotation], spans) >= MOST * len(quotation)


def fit_inner_quotation(text: str, span: Span) -> Span:
    """Return *span*, which stands in a quotation, fitted to the quotation within that which begins
    with it: with the marks, up to the closing one (“He said, ‘Go.’ I went.”).
    """
    before = text[max(0, span.start - 2) : span.start]
    if before[-1:] not in INNER_MARKS or not before[:1].isspace():
        return span
    closing = _find_closing(text, span)
    return span if closing is None else Span(span.start - 1, closing + 1)


def _find_closing(text: str, span: Span) -> int | None:
    """Return where the first mark in *span* or behind its stops stands that is no apostrophe."""
    end = span.end
    while text[end : end + 1] in STOPS:
        end += 1
    for place in range(span.start, min(end + 1, len(text))):
        if text[place] in INNER_MARKS and not text[place + 1 : place + 2].isalnum():
            return place
    return None


def drop_loose_marks(document: Document, spans: Spans) -> Iterator[Span]:
    """Yield *spans* without the mark at an end of one that holds a part of a quotation only."""
    for span in spans:
        start, end = span.start, span.end
        for region in document.quotations_over(span):
            if region.inner is None or span.covers(region.span):
                continue
            if start == region.span.start:
                start = region.inner.start
            if end == region.span.end:
                end = region.inner.end
        if start < end:
            yield Span(start, end)


def join_over_marks(document: Document, spans: Spans) -> Spans:
    """Return *spans*, sorted and disjoint, joined where nothing but marks and blanks is between."""
    joined: list[Span] = []
    for span in spans:
        if joined and not document.text[joined[-1].end : span.start].strip(WHITESPACE_AND_STOPS):
            span = cover_spans((joined.pop(), span))
        joined.append(span)
    return tuple(joined)

"""Find what is credited to a speaker: its pieces of text, and how much of them is quoted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from claimkit.contents.found import ContentFound, head_of
from claimkit.contents.quotations import WHITESPACE_AND_STOPS
from claimkit.contents.rules import RULES
from claimkit.document import Document, Sentence, Word
from claimkit.grammar import runs
from claimkit.lexicons.schema import Lexicon
from claimkit.model import Content, Evidence, Quotation
from claimkit.rules import CueCandidate, Scene, SpeakerFound
from claimkit.spans import Span, Spans, count_overlap, cover_spans, merge_spans, subtract_spans

MOST = 0.6  # of a quotation's characters


@frozen(kw_only=True)
class ContentMatch:
    """A content, with the words that its frame adds to the cue (the preposition of "called
    for").
    """

    content: Content
    cue_words: tuple[Word, ...] = ()


def find_content(
    document: Document, cue: CueCandidate, speaker: SpeakerFound | None, lexicon: Lexicon
) -> ContentMatch | None:
    """Return the content of *cue*, None where it takes none and so is no attribution."""
    scene = Scene(document=document, lexicon=lexicon, cue=cue, speaker=speaker)
    for rule in RULES:
        found = rule.find(scene)
        if found is not None:
            spans = _spans(scene, found)
            if spans and any(c.isalnum() for span in spans for c in span.of(document.text)):
                head = (cue.sentence.index, found.head.index) if found.head else None
                if found.regions and (
                    head is None or document.sentences_over(spans[0])[0].index < head[0]
                ):
                    head = _first_head(document, spans) or head
                return ContentMatch(
                    content=make_content(document, spans, rule.name, head=head),
                    cue_words=found.cue_words,
                )
    return None


def _first_head(document: Document, spans: Spans) -> tuple[int, int] | None:
    """Return the head of the first clause in *spans*: of a quotation of several sentences the first
    is its main one.
    """
    for span in spans:
        for sentence in document.sentences_over(span):
            head = head_of([w for w in sentence.words if span.covers(w.span)])
            if head is not None and (head.upos in {"VERB", "AUX"} or sentence.child(head, "cop")):
                return sentence.index, head.index
    return None


def content_of_words(
    document: Document, runs: Iterable[tuple[Sentence, Sequence[Word]]], rule: str
) -> Content | None:
    """Return the Content of *runs* of words, snapped to quotation marks, or None if nothing is left
    of them.

    Its head is the highest word of the first run that holds one, see ``head_of``.
    """
    runs = list(runs)
    pieces = [_snapped(document, sentence, words) for sentence, words in runs]
    spans = _with_whole_regions(
        document, merge_spans((piece for piece in pieces if piece is not None), gap=1)
    )
    if not any(c.isalnum() for span in spans for c in span.of(document.text)):
        return None
    sentence, words = next((run for run in runs if any(w.upos != "PUNCT" for w in run[1])), runs[0])
    own = [w for other, run in runs if other is sentence for w in run if w.index >= words[0].index]
    head = head_of(own) or words[0]
    return make_content(document, spans, rule, head=(sentence.index, head.index))


def _with_whole_regions(document: Document, spans: Spans) -> Spans:
    """Return *spans* with the whole of each closed quotation that they hold most of."""
    regions = {
        region for span in spans for region in document.quotations_over(span) if region.closed
    }
    whole = [r.span for r in regions if count_overlap([r.span], spans) >= MOST * len(r.span)]
    return merge_spans([*spans, *whole], gap=1)


def make_content(
    document: Document, spans: Spans, rule: str, *, head: tuple[int, int] | None
) -> Content:
    """Return the Content of *spans*, its text and quotation type computed."""
    quoted = tuple(
        Span(max(q.span.start, s.start), min(q.span.end, s.end))
        for s in spans
        for q in document.quotations_over(s)
    )
    return Content(
        spans=spans,
        text=" … ".join(" ".join(span.of(document.text).split()) for span in spans),
        quotation=quotation_type(document, spans),
        quoted=quoted,
        head=head,
        evidence=Evidence(rule=rule, spans=spans),
    )


def quotation_type(document: Document, spans: Spans) -> Quotation:
    """Return how much of *spans* stands in quotation marks, counted in letters and digits."""
    regions = merge_spans(q.span for s in spans for q in document.quotations_over(s))
    outside = subtract_spans(spans, regions)
    if count_overlap(spans, regions) == 0:
        return Quotation.INDIRECT
    return (
        Quotation.MIXED
        if any(c.isalnum() for span in outside for c in span.of(document.text))
        else Quotation.DIRECT
    )


def _spans(scene: Scene, found: ContentFound) -> Spans:
    """Return the spans of what a rule found: runs of words snapped to quotation marks, plus whole
    regions.
    """
    document = scene.document
    holes = [w.span for w in scene.sentence.words if w.index in scene.taken]
    pieces = [_snapped(document, scene.sentence, run) for run in runs(found.words)]
    spans = merge_spans([p for p in pieces if p is not None] + list(found.regions), gap=1)
    return tuple(
        s for s in subtract_spans(spans, holes) if any(c.isalnum() for c in s.of(document.text))
    )


def _snapped(document: Document, sentence: Sentence, run: Iterable[Word]) -> Span | None:
    """Return the span of *run* without punctuation at its ends, extended over the marks of
    quotations inside it.
    """
    words = list(run)
    while words and words[-1].upos in {"PUNCT", "SYM"} and words[-1].text not in {"%", "$"}:
        words.pop()
    while words and words[0].upos == "PUNCT":
        words.pop(0)
    if not words:
        return None
    span = cover_spans(w.span for w in words)
    for region in document.quotations_over(span):
        if region.inner is None:
            continue
        begins_inside = span.start <= region.inner.start
        ends_inside = region.inner.end <= span.end or not document.text[
            span.end : region.inner.end
        ].strip(WHITESPACE_AND_STOPS)
        if begins_inside and ends_inside:
            span = Span(min(span.start, region.span.start), max(span.end, region.span.end))
    return span

"""Find what is credited to a speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from claimkit.contents.extent import find_head
from claimkit.contents.found import ContentFound
from claimkit.contents.pieces import (
    add_torn_quotations,
    add_whole_quotations,
    drop_blank,
    drop_loose_marks,
    fit_inner_quotation,
    make_content,
    snap_to_quotations,
)
from claimkit.contents.rules import RULES
from claimkit.contents.scene import Scene
from claimkit.document import Document, QuotationRegion
from claimkit.draft import DraftContent, DraftCue, DraftSpeaker, list_frame
from claimkit.grammar import is_clausal, is_speech
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Quotation
from claimkit.rules import answers
from claimkit.spans import Spans, merge_spans, subtract_spans
from claimkit.tree import Phrase, Word


def find_content(
    document: Document,
    cue: DraftCue,
    speaker: DraftSpeaker | None,
    lexicon: Lexicon,
    *,
    keep_out: Spans = (),
) -> DraftContent | None:
    """Return the content of *cue*; None if it has none, and so is no attribution.

    Args:
        keep_out: text that is no part of it, beside cue and speaker.
    """
    scene = Scene(document=document, lexicon=lexicon, cue=cue, speaker=speaker)
    for answered in answers(RULES, scene):
        found = answered.answer
        spans = _find_spans(scene, found, keep_out)
        if cue.quoted and len(spans) == 1:
            spans = (fit_inner_quotation(document.text, spans[0]),)
        if spans:
            return make_content(
                document,
                spans,
                head=_find_head(document, found, spans),
                rule=answered.rule,
                goes_on=found.goes_on or _ends_with_cue(scene, spans),
                cue_words=found.cue_words,
            )
    return None


def _ends_with_cue(scene: Scene, spans: Spans) -> bool:
    """Whether *spans* are partly quoted and stand before the cue, so that a quotation behind it
    goes on with them: “We cannot” pay for this, Lee said. “It is too much.”
    """
    if not scene.is_verb:
        return False
    if scene.cue.quoted:
        return False
    if spans[-1].end > scene.cue.span.start:
        return False
    return any(is_speech(scene.document, region) for region in _list_quotations(scene, spans))


def _list_quotations(scene: Scene, spans: Spans) -> Iterator[QuotationRegion]:
    """Yield the quotations that stand in *spans* with both marks."""
    for span in spans:
        yield from (q for q in scene.document.quotations_over(span) if span.covers(q.span))


def _find_spans(scene: Scene, found: ContentFound, keep_out: Spans) -> Spans:
    """Return the spans of what a rule found: runs of words snapped to quotation marks, plus whole
    regions, without the words of cue and speaker, and without *keep_out*.
    """
    snapped = snap_to_quotations(scene.document, found.words.runs())
    spans = merge_spans([*snapped, *found.regions], gap=1)
    taken = list_frame(scene.cue, scene.speaker)
    spans = add_torn_quotations(scene.document, spans, scene.sentence, taken)
    spans = subtract_spans(spans, (*taken, *(word.span for word in found.cue_words)))
    if keep_out:
        spans = tuple(drop_loose_marks(scene.document, subtract_spans(spans, keep_out)))
    return drop_blank(scene.document, spans)


def _find_head(document: Document, found: ContentFound, spans: Spans) -> Word | None:
    """Return the head of the content: of a quotation of several sentences the first is its main
    one.
    """
    if not found.regions:
        return found.head
    first = document.sentences_over(spans[0])[0]
    if found.head is not None and first.index >= found.head.sentence.index:
        return found.head
    return _find_first_clause(document, spans) or found.head


def _find_first_clause(document: Document, spans: Spans) -> Word | None:
    """Return the head of the first clause in *spans*."""
    for span in spans:
        for sentence in document.sentences_over(span):
            head = find_head(sentence.words_in(span))
            if head is not None and is_clausal(head):
                return head
    return None


def fit_content(
    document: Document, runs: Sequence[Phrase], rule: str, *, frame: Spans
) -> DraftContent | None:
    """Return the content of *runs* of neighbours, snapped to quotation marks, None if nothing is
    left of them.

    Its head is that of the words in the sentence of the first run that has a word.

    Args:
        frame: the text of cue and speaker.
    """
    snapped = merge_spans(snap_to_quotations(document, runs), gap=1)
    spans = subtract_spans(add_whole_quotations(document, snapped, frame), frame)
    if not drop_blank(document, spans):
        return None
    content = make_content(document, spans, head=_find_head_in(runs), rule=rule)
    return evolve(content, goes_on=True) if content.quotation is Quotation.DIRECT else content


def _find_head_in(runs: Sequence[Phrase]) -> Word:
    """Return the head of the words in the sentence of the first of *runs* that has a word."""
    first = next((run for run in runs if run.has_more_than_marks), runs[0])
    words: list[Word] = []
    for run in runs:
        if run.sentence is first.sentence and run[0].index >= first[0].index:
            words += run
    return find_head(Phrase.of(words)) or first[0]

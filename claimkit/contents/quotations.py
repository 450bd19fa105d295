"""Which quotation regions belong to a cue."""

from __future__ import annotations

from claimkit.document import Document, QuotationRegion, Sentence
from claimkit.grammar import is_speech
from claimkit.rules import Scene
from claimkit.spans import Span
from claimkit.text.dashes import DASH_CHARACTERS, DASHES

WHITESPACE_AND_STOPS = " \t\n\r.,;:!?…" + DASH_CHARACTERS


def regions_of(scene: Scene) -> tuple[QuotationRegion, ...]:
    """Return the regions that stand beside the cue's clause as speech: before it, after it, or on
    both sides.
    """
    document, sentence = scene.document, scene.sentence
    if document.quotation_at(scene.cue.head.span) is not None:
        return ()
    clause = _clause_span(scene)
    near = document.quotations_around(sentence.span)
    around = [q for q in near if _same_paragraph(document, q, sentence) and is_speech(document, q)]
    before = next(
        (
            q
            for q in reversed(around)
            if q.span.end <= clause.start and _joins_before(document, q, clause)
        ),
        None,
    )
    after = next(
        (q for q in around if q.span.start >= clause.end and _joins_after(scene, q, clause)), None
    )
    return tuple(q for q in (before, after) if q is not None)


def _same_paragraph(document: Document, region: QuotationRegion, sentence: Sentence) -> bool:
    return any(s.paragraph == sentence.paragraph for s in document.sentences_over(region.span)[:1])


def _clause_span(scene: Scene) -> Span:
    """Return the stretch of the cue and its speaker, with what stands between them."""
    spans = [w.span for w in scene.cue.group]
    if scene.speaker is not None and scene.speaker.sentence is scene.sentence:
        spans += [w.span for w in scene.speaker.words]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _joins_before(document: Document, region: QuotationRegion, clause: Span) -> bool:
    """Whether only a comma or the like stands between *region* and the clause behind it: “…,” Lee
    said.
    """
    between = document.text[region.span.end : clause.start].strip()
    inner = region.inner.of(document.text).rstrip(" \t\n\"'’”") if region.inner else ""
    return between in DASHES | {"", ","} and (
        inner[-1:] in DASHES | {",", "?", "!", "…"} or between != "" or inner[-1:].isalnum()
    )


def _joins_after(scene: Scene, region: QuotationRegion, clause: Span) -> bool:
    """Whether *region* is what the clause before it says: Lee said: “…”; “…,” Lee told reporters.
    “…”
    """
    document, sentence = scene.document, scene.sentence
    between = document.text[clause.end : region.span.start]
    if region.span.start < sentence.span.end:
        own = [
            w
            for w in sentence.words
            if clause.end <= w.span.start and w.span.end <= region.span.start
        ]
        return between.strip()[-1:] in {",", ":", ""} and not any(
            w.upos in {"VERB", "AUX"} for w in own
        )
    return between.strip()[-1:] in {":", ","}

"""Which quotation regions belong to a cue."""

from __future__ import annotations

from claimkit.contents.scene import Scene
from claimkit.document import Document, QuotationRegion, Sentence
from claimkit.grammar import is_speech
from claimkit.spans import Span
from claimkit.text.dashes import DASH_CHARACTERS, DASHES

WHITESPACE_AND_STOPS = " \t\n\r.,;:!?…" + DASH_CHARACTERS
CLOSING = " \t\n\"'’”"  # what may stand behind the last letter of a quotation
VERBAL = frozenset({"VERB", "AUX"})
SET_OFF = DASHES | {"", ","}  # what may stand between a quotation and its cue
SETTING_OFF = DASHES | {",", "?", "!", "…"}  # how a quotation may end before its cue


def find_regions(scene: Scene) -> tuple[QuotationRegion, ...]:
    """Return the regions that stand beside the cue's clause as speech: before it, after it, or on
    both sides.
    """
    if scene.is_quoted(scene.head):
        return ()
    clause = scene.taken.span
    near = [
        region
        for region in scene.document.quotations_around(scene.sentence.span)
        if _may_belong(scene.document, region, scene.sentence)
    ]
    before = (region for region in reversed(near) if _joins_before(scene, region, clause))
    after = (region for region in near if _joins_after(scene, region, clause))
    sides = (next(before, None), next(after, None))
    return tuple(region for region in sides if region is not None)


def _may_belong(document: Document, region: QuotationRegion, sentence: Sentence) -> bool:
    """Whether *region* is speech and begins in the paragraph of *sentence*."""
    first = document.sentences_over(region.span)[:1]
    if not first or first[0].paragraph != sentence.paragraph:
        return False
    return is_speech(document, region)


def _joins_before(scene: Scene, region: QuotationRegion, clause: Span) -> bool:
    """Whether only a comma or the like stands between *region* and the clause behind it: “…,” Lee
    said.
    """
    if region.span.end > clause.start:
        return False
    text = scene.document.text
    between = text[region.span.end : clause.start].strip()
    last = region.inner.of(text).rstrip(CLOSING)[-1:] if region.inner is not None else ""
    return between in SET_OFF and (between != "" or last in SETTING_OFF or last.isalnum())


def _joins_after(scene: Scene, region: QuotationRegion, clause: Span) -> bool:
    """Whether *region* is what the clause before it says: Lee said: “…”; “…,” Lee told reporters.
    “…”
    """
    if region.span.start < clause.end:
        return False
    between = scene.document.text[clause.end : region.span.start].strip()
    if region.span.start >= scene.sentence.span.end:
        return between[-1:] in {":", ","}
    return between[-1:] in {",", ":", ""} and not _has_verb_between(
        scene.sentence, clause.end, region.span.start
    )


def _has_verb_between(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb of *sentence* stands between the offsets *start* and *end*."""
    return any(
        start <= word.span.start and word.span.end <= end
        for word in sentence.words
        if word.upos in VERBAL
    )

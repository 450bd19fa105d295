"""Which quotation regions belong to a cue."""

from __future__ import annotations

from claimkit.contents.scene import Scene
from claimkit.document import QuotationRegion
from claimkit.grammar import is_finite_verb, is_speech
from claimkit.punctuation import CLOSING_MARKS
from claimkit.spans import Span
from claimkit.text.dashes import DASH_CHARACTERS, DASHES
from claimkit.tree import Sentence

WHITESPACE_AND_STOPS = " \t\n\r.,;:!?…" + DASH_CHARACTERS
SENTENCE_ENDS = (". ", "? ", "! ", "\n")
CLOSING = f" \t\n{CLOSING_MARKS}"  # what may stand behind the last letter of a quotation
LINKS = DASHES | {","}  # what may stand between a quotation and its cue
ENDS = DASHES | {",", "?", "!", "…"}  # how a quotation may end before its cue


def holds_sentence_end(text: str) -> bool:
    """Whether a sentence or a line ends inside *text*."""
    return any(end in text for end in SENTENCE_ENDS)


def find_regions(scene: Scene) -> tuple[QuotationRegion, ...]:
    """Return the quotations beside the cue's clause: before it, after it, or on both sides."""
    if scene.is_quoted(scene.head):
        return ()
    near = scene.document.quotations_around(scene.sentence.span)
    speech = [region for region in near if _may_belong(scene, region)]
    if not speech:
        return ()
    clause = scene.frame
    joined = (region for region in reversed(speech) if _is_joined_before(scene, region, clause))
    before = next(joined, None)
    after = (
        region
        for region in speech
        if _is_joined_after(scene, region, clause) or _is_resumed(scene, before, region)
    )
    return tuple(filter(None, (before, next(after, None))))


def _may_belong(scene: Scene, region: QuotationRegion) -> bool:
    """Whether *region* is speech and begins in the paragraph of the cue."""
    first = next(iter(scene.document.sentences_over(region.span)), None)
    if first is None:
        return False
    if first.paragraph != scene.sentence.paragraph:
        return False
    return is_speech(scene.document, region)


def _is_joined_before(scene: Scene, region: QuotationRegion, clause: Span) -> bool:
    """Whether only a comma or the like stands between *region* and the clause behind it: “…,” Lee
    said.
    """
    if region.span.end > clause.start or _is_governed(scene, region):
        return False
    text = scene.document.text
    between = text[region.span.end : clause.start].strip()
    if between == "":
        return _may_lead_on(text, region)
    return between in LINKS


def _is_governed(scene: Scene, region: QuotationRegion) -> bool:
    """Whether a preposition right before *region* governs it: In “The Wolf” Lee speaks."""
    words = scene.sentence.words_in(region.span)
    before = words[0].before if words else None
    return before is not None and before.upos == "ADP" and before.parent in words


def _may_lead_on(text: str, region: QuotationRegion) -> bool:
    """Whether *region* ends so that the cue may follow at once."""
    last = region.inner.of(text).rstrip(CLOSING)[-1:] if region.inner is not None else ""
    return last in ENDS or last.isalnum()


def _is_joined_after(scene: Scene, region: QuotationRegion, clause: Span) -> bool:
    """Whether *region* is what the clause before it says: Lee said: “…”; “…,” Lee told reporters.
    “…”
    """
    if region.span.start < clause.end:
        return False
    between = scene.document.text[clause.end : region.span.start].strip()
    if region.span.start >= scene.sentence.span.end:
        return between[-1:] in {":", ","} and not holds_sentence_end(between)
    if between[-1:] not in {",", ":", ""}:
        return False
    return not _has_verb_between(scene.sentence, clause.end, region.span.start)


def _is_resumed(scene: Scene, before: QuotationRegion | None, region: QuotationRegion) -> bool:
    """Whether *region* is the rest, in lower case, of a sentence that the quotation *before* begins
    and a comma breaks off: “When it rains,” Lee said, pointing at the roof, “we leave.”
    """
    if before is None or before.inner is None or region.inner is None:
        return False
    text = scene.document.text
    if not before.inner.of(text).endswith(",") or not text[region.inner.start].islower():
        return False
    if next(scene.document.quotations_from(before.span.end), None) != region:
        return False
    between = Span(before.span.end, region.span.start)
    if not between.of(text).rstrip().endswith(","):
        return False
    words = scene.sentence.words_in(between) - scene.taken
    return not any(map(is_finite_verb, words))


def _has_verb_between(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a verb of *sentence* stands between the offsets *start* and *end*."""
    if start >= end:
        return False
    return sentence.words_in(Span(start, end)).has_verb

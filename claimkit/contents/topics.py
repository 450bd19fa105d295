"""What a quotation is about, before a colon: "On Berg: “He is quick.”" are not Berg's words."""

from __future__ import annotations

import re

from claimkit.clauses.words import TOPICAL
from claimkit.document import Document, QuotationRegion
from claimkit.draft import DraftCue
from claimkit.model.scheme import CueKind

TOPIC = re.compile(r"(?:On|About|Of|ON|ABOUT)\s[^:“”\"\n]{1,80}:\s*")
YEAR = re.compile(r"(?:19|20)\d\d")


def is_behind_topic(document: Document, region: QuotationRegion) -> bool:
    """Whether a topic alone stands before *region* in its paragraph."""
    sentence = next(iter(document.sentences_over(region.span)), None)
    if sentence is None:
        return False
    start = sentence.span.start
    return TOPIC.fullmatch(document.text, start, region.span.start) is not None


def ends_topic(document: Document, cue: DraftCue) -> bool:
    """Whether *cue* is the colon behind a topic, or that topic: "Lee about her rival: “No.”"."""
    if cue.words and cue.words[0].lower in TOPICAL and cue.kind in {CueKind.PHRASE, CueKind.NOUN}:
        rest = cue.sentence.phrase(cue.words[0].index, len(cue.sentence.words))
        colon = next((word for word in rest if word.text == ":"), None)
        return colon is not None and document.quotation_at(cue.span) is None
    if cue.kind is not CueKind.PUNCTUATION:
        return False
    if _is_of_year(cue):
        return True
    start = cue.sentence.span.start
    return TOPIC.fullmatch(document.text, start, cue.span.end) is not None


def _is_of_year(cue: DraftCue) -> bool:
    """Whether something and its year stand before the colon *cue*, and no comma: "Budget 2025:"."""
    before = cue.sentence.phrase(1, cue.head.index - 1)
    if cue.head.text != ":" or any(word.is_punctuation for word in before):
        return False
    return len(before) > 1 and YEAR.fullmatch(before[-1].text) is not None

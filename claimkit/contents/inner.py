"""Quotations within quotations: “She told me: ‘Go home’, which I did,” Lee said."""

from __future__ import annotations

import re

from claimkit.contents.extent import find_head
from claimkit.contents.found import ContentFound
from claimkit.contents.scene import Scene
from claimkit.document import Document
from claimkit.punctuation import CLOSED_BY
from claimkit.spans import Span
from claimkit.tree import Phrase

LONGEST_BETWEEN = 30  # characters, of a hearer: "told my mother: ‘…’"
SPOKEN_MARK = "(?: that)?,? quote,"  # how a quotation is read out: "he asked, quote, ‘…’"
INNER = {"“": "‘'", '"': "'‘", "‘": '“"', "'": '"“'}  # marks within a quotation, by its own


def find_inner_speech(scene: Scene) -> ContentFound | None:
    """Return the quotation within a quotation right behind the cue, None if there is none."""
    inner = _find_inner_quotation(scene)
    if inner is None:
        return None
    words = scene.sentence.words_in(inner).without_punctuation()
    return ContentFound(
        words=_find_conjunction(scene, inner), regions=(inner,), head=find_head(words) or scene.head
    )


def _find_conjunction(scene: Scene, inner: Span) -> Phrase:
    """Return the "that" right before *inner*; empty without one."""
    before = scene.sentence.words_in(Span(scene.taken.span.end, inner.start)).without_punctuation()
    return before[-1:].where(lambda word: word.lower == "that")


def _find_inner_quotation(scene: Scene) -> Span | None:
    region = scene.document.quotation_at(scene.head.span)
    if region is None:
        return None
    text, end = scene.document.text, scene.taken.span.end
    marks = INNER.get(text[region.span.start])
    if marks is None:  # «…», which hold no others that are known
        return None
    between = rf"(?:{SPOKEN_MARK}|[\w ]{{0,{LONGEST_BETWEEN}}}[,:]?)\s"
    opening = re.compile(rf"{between}([{marks}])(?=\w)").match(text, end)
    if opening is None or opening.end() > region.span.end:
        return None
    return _find_closed(scene.document, Span(opening.start(1), region.span.end))


def _find_closed(document: Document, rest: Span) -> Span | None:
    """Return the quotation that *rest* begins with, None if it is not closed there: an apostrophe
    stands between letters.
    """
    text = document.text
    mark = re.escape(CLOSED_BY[text[rest.start]])
    closing = re.compile(rf"(?<=\S){mark}(?!\w)").search(text, rest.start + 1, rest.end - 1)
    return None if closing is None else Span(rest.start, closing.end())

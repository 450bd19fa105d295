"""Quotations that go on after the sentence with the cue: “A,” he said. “B.” is one content in two
pieces.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claimkit.contents.find import make_content
from claimkit.document import Document, QuotationRegion
from claimkit.grammar import is_speech
from claimkit.model import Content, Cue, Quotation
from claimkit.spans import Span, merge_spans
from claimkit.text.dashes import DASH_CHARACTERS

QUOTING_RULES = frozenset({"content.speech"})
TAGGED_RULES = frozenset({"content.tagged"})
LONGEST_REST = 240  # characters of a reporting clause behind its cue


def extended_over_following(
    document: Document, drafts: Sequence[tuple[Cue, Content]]
) -> list[Content]:
    """Return the contents of *drafts*, quoted ones extended over the quotations that follow without
    a cue of their own.
    """
    # those inside a quotation do not speak for it
    outer = [(cue, content) for cue, content in drafts if not cue.quoted]
    claimed = {
        q.span for _, content in outer for s in content.spans for q in document.quotations_over(s)
    }
    cues = sorted(cue.spans[0].start for cue, _ in outer)
    contents: list[Content] = []
    for cue, content in drafts:
        added = _following(document, cue, content, claimed, cues) if _quotes(content) else []
        if added:
            claimed.update(q.span for q in added)
            spans = merge_spans([*content.spans, *(q.span for q in added)])
            content = make_content(document, spans, content.evidence.rule, head=content.head)
        contents.append(content)
    return contents


def _quotes(content: Content) -> bool:
    rule = content.evidence.rule
    return rule in QUOTING_RULES or (rule in TAGGED_RULES and content.quotation is Quotation.DIRECT)


def _following(
    document: Document, cue: Cue, content: Content, claimed: set[Span], cues: Sequence[int]
) -> list[QuotationRegion]:
    """Return the regions behind the cue's clause that go on with the quotation."""
    end = max(content.spans[-1].end, cue.spans[-1].end)
    sentence_end = max(end, document.sentences[cue.sentence].span.end)
    left_open = any(not q.closed for q in document.quotations_over(content.spans[-1]))
    added: list[QuotationRegion] = []
    for region in document.quotations_from(end):
        if region.span in claimed:
            break
        adjoins = _adjoins(document, max(end, min(sentence_end, region.span.start)), region)
        resumes = not added and _resumes(document, end, region, cues)
        if not (adjoins or resumes or (region.continues and left_open)):
            break
        added.append(region)
        left_open = not region.closed
        end = region.span.end
    return added


def _adjoins(document: Document, end: int, region: QuotationRegion) -> bool:
    """Whether only white space and stops stand between *end* and *region*, on the same line."""
    between = document.text[end : region.span.start]
    return (
        not between.strip(" \t.,;" + DASH_CHARACTERS)
        and region.inner is not None
        and is_speech(document, region)
    )


def _resumes(document: Document, end: int, region: QuotationRegion, cues: Sequence[int]) -> bool:
    """Whether *region* takes the quotation up behind the rest of the reporting clause: “A,” Lee
    told the board. “B.”
    """
    between = document.text[end : region.span.start].strip()
    if (
        len(between) > LONGEST_REST
        or "\n" in between
        or between[-1:] not in {".", ","}
        or not is_speech(document, region)
    ):
        return False
    if bisect_left(cues, region.span.start) > bisect_left(cues, end):  # another cue stands between
        return False
    return not any(stop in between for stop in (". ", "? ", "! "))

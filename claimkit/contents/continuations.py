"""Quotations that go on after the sentence with the cue: “A,” he said. “B.” is one content in two pieces."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from claimkit.document import Document, QuotationRegion
from claimkit.contents.find import make_content
from claimkit.model import Content, Cue, Quotation
from claimkit.spans import merged

QUOTING_RULES = frozenset({"content.speech"})


def extended_over_following(document: Document, drafts: Sequence[tuple[Cue, Content]]) -> list[Content]:
    """Return the contents of *drafts*, quoted ones extended over the quotations that follow without a cue of their own."""
    claimed = {q for _, content in drafts for q in document.quotations for s in content.spans if q.span.overlaps(s)}
    contents: list[Content] = []
    for cue, content in drafts:
        added = _following(document, cue, content, claimed) if content.quotation is not Quotation.INDIRECT else []
        if added:
            claimed.update(added)
            spans = merged([*content.spans, *(q.span for q in added)])
            content = evolve(make_content(document, spans, content.evidence.rule, head=content.head))
        contents.append(content)
    return contents


def _following(document: Document, cue: Cue, content: Content, claimed: set[QuotationRegion]) -> list[QuotationRegion]:
    if content.evidence.rule not in QUOTING_RULES:
        return []
    end = max(content.spans[-1].end, cue.spans[-1].end, document.sentences[cue.sentence].span.end)
    added: list[QuotationRegion] = []
    for region in document.quotations:
        if region.span.end <= end:
            continue
        if region in claimed or not (_follows(document, end, region) or region.continues and region.span.start >= end and added_or_open(document, content, added)):
            break
        added.append(region)
        end = region.span.end
    return added


def added_or_open(document: Document, content: Content, added: Sequence[QuotationRegion]) -> bool:
    """Whether the quotation so far was left open at its paragraph's end."""
    last = added[-1] if added else next((q for q in reversed(document.quotations) if q.span.overlaps(content.spans[-1])), None)
    return last is not None and not last.closed


def _follows(document: Document, end: int, region: QuotationRegion) -> bool:
    """Whether only white space and stops stand between *end* and *region*, on the same line."""
    between = document.text[end : region.span.start]
    return region.span.start >= end and not between.strip(" \t.,;–—-") and region.inner is not None

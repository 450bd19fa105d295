"""The JSON of Citron, the BBC's system for quotations
(https://github.com/bbc/citron/blob/main/docs/data_format.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.speaker import Speaker
from claimkit.outputs.wording import replace_unshowable
from claimkit.spans import Span, Spans, cover_spans

Json = dict[str, Any]


def to_citron(found: Extraction) -> Json:
    """Return the claims of *found* as Citron's quotes; offsets are code points.

    A quote must have a cue, of one span: a claim without a cue is left out, and a cue in pieces is
    one from its first to its last word.
    """
    text = replace_unshowable(found.text)
    quotes = [_write_quote(text, claim) for claim in found.claims if claim.cue.spans]
    groups = _group_mentions(found.claims)
    return {
        "text": text,
        "quotes": quotes,
        "coreference_groups": [_write_spans(text, spans) for spans in groups.values() if spans],
    }


def _write_quote(text: str, claim: Claim) -> Json:
    return {
        "cue": _write_span(text, cover_spans(claim.cue.spans)),
        "sources": _write_spans(text, claim.speaker.spans),
        "contents": _write_spans(text, claim.content.spans),
        "coreferences": _write_spans(text, _find_names(text, claim.speaker)),
        "confidence": f"{claim.confidence:.4f}",
        "id": claim.id,
    }


def _find_names(text: str, speaker: Speaker) -> Spans:
    """Return where the text has the name of a *speaker* whose own words are another."""
    if speaker.referent is None or speaker.name in (None, speaker.text):
        return ()
    named = (span for span in speaker.referent.mentions if span.squeeze(text) == speaker.name)
    return tuple(named)[:1]


def _group_mentions(claims: Iterable[Claim]) -> Mapping[str, Spans]:
    """Return the mentions of each referent of which there are several."""
    referents = [claim.speaker.referent for claim in claims if claim.speaker.referent is not None]
    return {referent.id: referent.mentions for referent in referents if len(referent.mentions) > 1}


def _write_spans(text: str, spans: Iterable[Span]) -> list[Json]:
    return [_write_span(text, span) for span in spans]


def _write_span(text: str, span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.of(text)}

"""The JSON of Citron, the BBC's system for quotations
(https://github.com/bbc/citron/blob/main/docs/data_format.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.speaker import Referent
from claimkit.outputs.wording import replace_unshowable
from claimkit.spans import Span, Spans, cover_spans

Json = dict[str, Any]


def to_citron(found: Extraction) -> Json:
    """Return the claims of *found* as Citron's quotes; offsets are code points.

    A quote must have a cue, of one span: a claim without a cue is left out, and a cue in pieces is
    one from its first to its last word.
    """
    text = replace_unshowable(found.text)
    referents = _list_referents(found.claims)
    names = {referent.id: _find_name(text, referent) for referent in referents}
    mentions = [referent.mentions for referent in referents if len(referent.mentions) > 1]
    return {
        "text": text,
        "quotes": [_write_quote(text, claim, names) for claim in found.claims if claim.cue.spans],
        "coreference_groups": [_write_spans(text, spans) for spans in mentions],
    }


def _write_quote(text: str, claim: Claim, names: Mapping[str, Spans]) -> Json:
    """Return the quote of *claim*.

    Args:
        names: where the text has the names of its referents, by id.
    """
    speaker = claim.speaker
    is_named = speaker.referent is None or speaker.text == speaker.name
    return {
        "cue": _write_span(text, cover_spans(claim.cue.spans)),
        "sources": _write_spans(text, speaker.spans),
        "contents": _write_spans(text, claim.content.spans),
        "coreferences": [] if is_named else _write_spans(text, names[speaker.key[1]]),
        "confidence": f"{claim.confidence:.4f}",
        "id": claim.id,
    }


def _list_referents(claims: Iterable[Claim]) -> list[Referent]:
    """Return each referent that speaks once, in text order."""
    referents: dict[str, Referent] = {}
    for claim in claims:
        if claim.speaker.referent is not None:
            referents.setdefault(claim.speaker.referent.id, claim.speaker.referent)
    return list(referents.values())


def _find_name(text: str, referent: Referent) -> Spans:
    """Return where the text has the name of *referent* for the first time, if it has one."""
    for mention in referent.mentions:
        if mention.squeeze(text) == referent.name:
            return (mention,)
    return ()


def _write_spans(text: str, spans: Iterable[Span]) -> list[Json]:
    return [_write_span(text, span) for span in spans]


def _write_span(text: str, span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.of(text)}

"""Flat rows, one a claim: for people and tables, with words in place of nested parts and no way
back.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from claimkit.model.certainty import Certainty
from claimkit.model.claim import Circumstances, Claim
from claimkit.model.speaker import Speaker
from claimkit.outputs.wording import to_words
from claimkit.spans import Spans

COLUMNS = (
    "id", "speaker", "speaker_text", "speaker_kind", "role", "affiliation", "metonym_for",
    "referent", "no_name", "speaker_method", "speaker_confidence", "cue", "lemma", "negated",
    "content", "quotation", "act", "level", "polarity", "factbank", "factbank_author", "score",
    "reporting_class", "endorsement", "modality", "content_time", "evidentiality", "claim_type", "markers", "why",
    "audience", "time", "occasion", "place", "confidence", "within", "speaker_spans", "cue_spans",
    "content_spans",
)  # fmt: skip


def to_dicts(text: str, claims: Sequence[Claim]) -> list[dict[str, Any]]:
    """Return one flat dict a claim, keys in the order of ``COLUMNS``; *claims* are all claims of
    *text*.

    ``speaker`` is the resolved name, ``no_name`` why there is none. Cue, audience and the like are
    words of *text*, with pieces joined by " … ". ``within`` is the *id* of the enclosing claim.
    ``content_time`` is when the content is said to hold, ``time`` when it was said. What is absent
    is None. Spans are ``[start, end]`` pairs.
    """
    return [_to_dict(text, claim, claims) for claim in claims]


def _to_dict(text: str, claim: Claim, claims: Sequence[Claim]) -> dict[str, Any]:
    return {
        "id": claim.id,
        **_to_speaker_items(claim.speaker),
        "cue": to_words(text, claim.cue.spans) or None,
        "lemma": claim.cue.lemma,
        "negated": claim.cue.negated,
        "content": claim.content.text,
        "quotation": claim.content.quotation.value,
        "act": claim.act.value,
        **_to_certainty_items(claim.certainty),
        **_to_circumstance_items(text, claim.circumstances),
        "confidence": claim.confidence,
        "within": claims[claim.within].id if claim.within is not None else None,
        "speaker_spans": _to_pairs(claim.speaker.spans) if claim.speaker else [],
        "cue_spans": _to_pairs(claim.cue.spans),
        "content_spans": _to_pairs(claim.content.spans),
    }


def _to_speaker_items(speaker: Speaker | None) -> dict[str, Any]:
    items: dict[str, Any] = dict.fromkeys(COLUMNS[COLUMNS.index("speaker") : COLUMNS.index("cue")])
    if speaker is None:
        return items
    items["speaker"] = speaker.name
    items["speaker_text"] = speaker.text
    referent = speaker.referent
    if referent is None:
        return items
    return items | {
        "speaker_kind": referent.kind.value,
        "role": referent.role,
        "affiliation": referent.affiliation,
        "metonym_for": referent.metonym_for,
        "referent": referent.id,
        "no_name": referent.reason and referent.reason.value,
        "speaker_method": referent.method,
        "speaker_confidence": referent.confidence,
    }


def _to_certainty_items(certainty: Certainty) -> dict[str, Any]:
    return {
        "level": certainty.level.value,
        "polarity": certainty.polarity.value,
        "factbank": certainty.factbank,
        "factbank_author": certainty.factbank_author,
        "score": certainty.score,
        "reporting_class": certainty.reporting_class.value,
        "endorsement": certainty.endorsement.value,
        "modality": certainty.modality.value,
        "content_time": certainty.content_time.value,
        "evidentiality": certainty.evidentiality.value,
        "claim_type": certainty.claim_type.value,
        "markers": [marker.lemma for marker in certainty.markers],
        "why": certainty.explain(),
    }


def _to_circumstance_items(text: str, circumstances: Circumstances) -> dict[str, str | None]:
    spans: dict[str, Spans] = attrs.asdict(circumstances, recurse=False)
    return {name: to_words(text, where) or None for name, where in spans.items()}


def _to_pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]

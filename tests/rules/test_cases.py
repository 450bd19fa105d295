"""The rules over frozen parses: what a linguist would say of each sentence in tests/cases."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

import pytest

from claimkit import Claim, ClaimSet, Extractor, Span
from tests.support.cases import Case, read_claim_cases, to_params

# What a case may say of a claim, and where in the claim that stands
TEXTS = {
    "speaker": "speaker.text",
    "content": "content.text",
    "lemma": "cue.lemma",
    "name": "speaker.referent.name",
    "role": "speaker.referent.role",
    "predicate": "proposition.predicate",
}
SPANS = {
    "cue": "cue.spans",
    "audience": "circumstances.audience",
    "when": "circumstances.said_when",
    "occasion": "circumstances.occasion",
    "where": "circumstances.place",
}
VALUES = {
    "negated": "cue.negated",
    "within": "within",
    "quotation": "content.quotation",
    "honorific": "speaker.referent.honorific",
    "affiliation": "speaker.referent.affiliation",
    "why_unnamed": "speaker.why_unnamed",
    "method": "speaker.referent.method",
    "referent": "speaker.referent.id",
    "kind": "speaker.referent.kind",
    "metonym_for": "speaker.referent.metonym_for",
    "author": "certainty.factbank_author",
    "level": "certainty.level",
    "polarity": "certainty.polarity",
    "reporting_class": "certainty.reporting_class",
    "modality": "certainty.modality",
    "content_time": "certainty.content_time",
    "endorsement": "certainty.endorsement",
    "evidentiality": "certainty.evidentiality",
    "claim_type": "certainty.claim_type",
}
MARKERS = {"holders": "holder", "scopes": "scope", "quoted": "quoted"}


def find_value(claim: Claim, path: str) -> Any:
    """Return what stands at *path*, None where a part of it is absent."""
    value: Any = claim
    for name in path.split("."):
        value = getattr(value, name) if value is not None else None
    return value


def join_spans(claims: ClaimSet, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(claims.text) for span in spans)


def list_facts(claims: ClaimSet, claim: Claim) -> dict[str, Any]:
    """Return what a case may say of a claim; a text that is absent is ""."""
    markers = claim.certainty.markers
    facts = {name: find_value(claim, path) for name, path in VALUES.items()}
    for name, path in TEXTS.items():
        facts[name] = find_value(claim, path) or ""
    for name, path in SPANS.items():
        facts[name] = join_spans(claims, find_value(claim, path))
    for name, field in MARKERS.items():
        facts[name] = list(map(attrgetter(field), markers))
    facts["markers"] = [f"{marker.lemma}:{marker.category}" for marker in markers]
    facts["explained"] = claim.certainty.explain()
    return facts


@pytest.mark.parametrize("case", to_params(read_claim_cases()))
def test_case(case: Case, by_rules: Extractor) -> None:
    """The claims are those of the case, and have the fields that it names."""
    claims = by_rules.extract(case.text)
    wanted = case.expected["claims"]
    found = [list_facts(claims, claim) for claim in claims]
    shown = [{key: row[key] for key in fields} for row, fields in zip(found, wanted, strict=False)]
    assert (shown, len(found)) == (wanted, len(wanted)), found

"""The rules over frozen parses: what a linguist would say of each sentence in tests/cases."""

from __future__ import annotations

from typing import Any

import pytest

from claimkit import Claim, ClaimSet, Extractor, Span
from tests.support.cases import Case, read_claim_cases, to_params


def words(claims: ClaimSet, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(claims.text) for span in spans)


def facts(claims: ClaimSet, claim: Claim) -> dict[str, Any]:
    """Return what a case may say of a claim."""
    referent = claim.speaker.referent
    certainty = claim.certainty
    return {
        "speaker": claim.speaker.text,
        "cue": words(claims, claim.cue.spans),
        "lemma": claim.cue.lemma,
        "negated": claim.cue.negated,
        "within": claim.within,
        "content": claim.content.text,
        "quotation": claim.content.quotation,
        "name": (referent.name or "") if referent else "",
        "role": (referent.role or "") if referent else "",
        "honorific": referent.honorific if referent else None,
        "affiliation": referent.affiliation if referent else None,
        "why_unnamed": claim.speaker.why_unnamed,
        "method": referent.method if referent else None,
        "referent": referent.id if referent else None,
        "kind": referent.kind if referent else None,
        "metonym_for": referent.metonym_for if referent else None,
        "audience": words(claims, claim.circumstances.audience),
        "when": words(claims, claim.circumstances.said_when),
        "occasion": words(claims, claim.circumstances.occasion),
        "where": words(claims, claim.circumstances.place),
        "markers": [f"{m.lemma}:{m.category}" for m in certainty.markers],
        "holders": [m.holder for m in certainty.markers],
        "scopes": [m.scope for m in certainty.markers],
        "quoted": [m.quoted for m in certainty.markers],
        "explained": certainty.explain(),
        "author": certainty.factbank_author,
        "predicate": claim.proposition.predicate if claim.proposition else "",
        **{
            name: getattr(certainty, name)
            for name in (
                "level",
                "polarity",
                "reporting_class",
                "modality",
                "content_time",
                "endorsement",
                "evidentiality",
                "claim_type",
            )
        },
    }


@pytest.mark.parametrize("case", to_params(read_claim_cases()))
def test_case(case: Case, by_rules: Extractor) -> None:
    """The claims are those of the case, and have the fields that it names."""
    claims = by_rules.extract(case.text)
    wanted = case.expected["claims"]
    found = [facts(claims, claim) for claim in claims]
    shown = [{key: row[key] for key in fields} for row, fields in zip(found, wanted, strict=False)]
    assert (shown, len(found)) == (wanted, len(wanted)), found

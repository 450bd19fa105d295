"""Every rule and every sieve finds something in its own example."""

from __future__ import annotations

import pytest

from claimkit import ClaimSet, Extractor
from claimkit.contents.rules import RULES as CONTENT_RULES
from claimkit.cues.rules import RULES as CUE_RULES
from claimkit.resolution.sieves.order import SIEVES
from claimkit.speakers.rules import RULES as SPEAKER_RULES


def names_of(claims: ClaimSet) -> set[str]:
    """Return the names of all rules and sieves that took part in *claims*."""
    found = set()
    for claim in claims:
        found |= {claim.cue.provenance.rule, claim.content.provenance.rule}
        if claim.speaker.is_given:
            found.add(claim.speaker.provenance.rule)
            if claim.speaker.referent is not None:
                found.add(claim.speaker.referent.method)
    return found


@pytest.mark.parametrize(
    "rule", [*CUE_RULES, *SPEAKER_RULES, *CONTENT_RULES, *SIEVES], ids=lambda rule: rule.name
)
def test_example(rule: object, by_rules: Extractor) -> None:
    """The rule's name is in the evidence of a claim of its example."""
    example, name = rule.example, rule.name  # type: ignore[attr-defined]
    assert name in names_of(by_rules.extract(example))

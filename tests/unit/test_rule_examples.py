"""Every rule and every sieve finds something in its own example."""

from __future__ import annotations

import pytest

from claimkit import ClaimSet, Extractor
from claimkit.contents.rules import RULES as CONTENT_RULES
from claimkit.cues.rules import RULES as CUE_RULES
from claimkit.resolution.sieves.order import SIEVES
from claimkit.speakers.rules import RULES as SPEAKER_RULES
from claimkit.testing import StubParser
from tests.frozen import read_parses, rule_examples


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(
        parser=StubParser(tuple(read_parses("rule_examples", rule_examples()).values())),
        tier="rules",
        min_confidence=0,
    )


def names_of(claims: ClaimSet) -> set[str]:
    """Return the names of all rules and sieves that took part in *claims*."""
    found = set()
    for claim in claims:
        found |= {claim.cue.evidence.rule, claim.content.evidence.rule}
        if claim.speaker is not None:
            found.add(claim.speaker.evidence.rule)
            if claim.speaker.referent is not None:
                found.add(claim.speaker.referent.method)
    return found


@pytest.mark.parametrize(
    "rule", [*CUE_RULES, *SPEAKER_RULES, *CONTENT_RULES, *SIEVES], ids=lambda rule: rule.name
)
def test_example(rule: object, extractor: Extractor) -> None:
    """The rule's name is in the evidence of a claim of its example."""
    example, name = rule.example, rule.name  # type: ignore[attr-defined]
    assert name in names_of(extractor.extract(example))

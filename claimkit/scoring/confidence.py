"""How sure a claim is: the share of right claims among those that the same rules find."""

from __future__ import annotations

from claimkit.model import Claim

# Measured by `python -m benchmarks.polnear train-300.jsonl --rules` on the first 300 documents of PolNeAR train: of the claims
# that a rule finds, the share whose content is aligned with an annotated one and whose speaker overlaps its source.
RULE_PRECISION = {
    "content.turn": 0.90,
    "content.speech": 0.89,
    "content.clause": 0.77,
    "content.phrase": 0.71,
    "content.interrupted": 0.70,
    "content.prepositional": 0.62,
    "content.object-predicate": 0.61,
    "content.noun-object": 0.58,
    "content.infinitive": 0.55,
    "content.as-phrase": 0.50,
}


def confidence_of(claim: Claim) -> float:
    """Return the estimate that content and speaker of *claim* are right, 0 to 1."""
    return RULE_PRECISION[claim.content.evidence.rule]

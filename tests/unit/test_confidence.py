"""Confidence is a table over the content rules."""

from claimkit.contents.rules import RULES
from claimkit.scoring.confidence import RULE_PRECISION


def test_every_rule_has_a_measured_precision() -> None:
    assert set(RULE_PRECISION) == {rule.name for rule in RULES}
    assert all(0 < share < 1 for share in RULE_PRECISION.values())

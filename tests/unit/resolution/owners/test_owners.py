"""Bodies and documents that go by the name of another."""

from __future__ import annotations

import pytest

from claimkit import Extractor
from tests.support.examples import OWNER_RULES


@pytest.mark.parametrize("rule", OWNER_RULES, ids=lambda rule: rule.name)
def test_examples(rule: object, by_rules: Extractor) -> None:
    """The speaker of the last claim goes by the name of another."""
    claim = by_rules.extract(rule.example)[-1]  # type: ignore[attr-defined]
    assert claim.speaker.referent is not None
    assert claim.speaker.referent.method == "owner"

"""Every rule of circumstances decides something in its own example."""

from __future__ import annotations

import pytest

from claimkit import Extractor, circumstances
from claimkit.circumstances import RULES
from tests.support.examples import watch_rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_example(rule: object, monkeypatch: pytest.MonkeyPatch, by_rules: Extractor) -> None:
    example, name = rule.example, rule.name  # type: ignore[attr-defined]
    deciding = watch_rules(monkeypatch, circumstances, "RULES")
    (claim,) = by_rules.extract(example)
    assert name in deciding
    assert claim.circumstances != circumstances.Circumstances()

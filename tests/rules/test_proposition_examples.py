"""Every rule of propositions and contrasts decides something in its own example."""

from __future__ import annotations

from types import ModuleType

import pytest

from claimkit import Extractor
from claimkit.propositions import arguments, contrasts
from tests.support.examples import watch_rules

TABLES = [
    (arguments, "ROLES"),
    (arguments, "INSIDE"),
    (arguments, "OUTSIDE"),
    (contrasts, "RULES"),
]
EXAMPLES = [
    pytest.param(module, table, rule.name, rule.example, id=rule.name)
    for module, table in TABLES
    for rule in getattr(module, table)
]


@pytest.mark.parametrize(("module", "table", "name", "example"), EXAMPLES)
def test_example(
    module: ModuleType,
    table: str,
    name: str,
    example: str,
    monkeypatch: pytest.MonkeyPatch,
    by_rules: Extractor,
) -> None:
    deciding = watch_rules(monkeypatch, module, table)
    by_rules.extract(example).contrasts()
    assert name in deciding

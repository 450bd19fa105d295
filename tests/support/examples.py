"""The examples of all rules, which are tests."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import attrs
import pytest

from claimkit.circumstances import RULES as CIRCUMSTANCE_RULES
from claimkit.contents.rules import RULES as CONTENT_RULES
from claimkit.cues.rules import RULES as CUE_RULES
from claimkit.propositions.arguments import INSIDE, OUTSIDE, ROLES
from claimkit.propositions.exclusion import RULES as CONTRAST_RULES
from claimkit.resolution.entities.matching import NAME_SIEVES
from claimkit.resolution.sieves.order import SIEVES
from claimkit.rules import Rule
from claimkit.speakerindex.rules.order import RULES as INDEX_RULES
from claimkit.speakerindex.rules.proposals import BETWEEN_ARTICLES
from claimkit.speakers.rules import RULES as SPEAKER_RULES

RULES = (
    *CUE_RULES,
    *SPEAKER_RULES,
    *CONTENT_RULES,
    *CIRCUMSTANCE_RULES,
    *SIEVES,
    *NAME_SIEVES,
    *ROLES,
    *INSIDE,
    *OUTSIDE,
    *CONTRAST_RULES,
)


def list_examples() -> list[str]:
    """Return the examples of all rules, each once."""
    examples = [rule.example for rule in RULES]
    for rule in INDEX_RULES:
        examples += rule.example.split(BETWEEN_ARTICLES)
    return list(dict.fromkeys(examples))


def watch_rules(patch: pytest.MonkeyPatch, module: ModuleType, table: str) -> set[str]:
    """Return a set to which the name of each rule in *table* of *module* is added when it has an
    answer: it decides then, for the first that answers does.
    """
    deciding: set[str] = set()
    rules = tuple(_watch(rule, deciding) for rule in getattr(module, table))
    patch.setattr(module, table, rules)
    return deciding


def _watch(rule: Rule[Any, Any], deciding: set[str]) -> Rule[Any, Any]:
    def find(*args: Any, **kwargs: Any) -> Any:
        answer = rule.find(*args, **kwargs)
        if answer is not None:
            deciding.add(rule.name)
        return answer

    return attrs.evolve(rule, find=find)

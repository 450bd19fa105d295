"""The examples of all rules, which are tests."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
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
from claimkit.speakers.rules import RULES as SPEAKER_RULES


def find_rules(package: str) -> Iterator[Rule[Any, Any]]:
    """Yield the rules in all tables of the modules of *package*, each once.

    Raises:
        AssertionError: two have one name.
    """
    found: dict[str, Rule[Any, Any]] = {}
    for info in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
        for value in vars(importlib.import_module(info.name)).values():
            for rule in _list_rules(value):
                assert found.setdefault(rule.name, rule) is rule, rule.name
    yield from found.values()


def _list_rules(value: object) -> Iterator[Rule[Any, Any]]:
    """Yield the rules in *value*: a rule, a tuple of them, or a mapping to such tuples."""
    if isinstance(value, Rule):
        yield value
    elif isinstance(value, Mapping):
        for table in value.values():
            yield from _list_rules(table)
    elif type(value) is tuple:
        for item in value:
            yield from _list_rules(item)


BETWEEN_ARTICLES = " / "  # in the example of a rule of the speaker index
OWNER_RULES = tuple(find_rules("claimkit.resolution.owners"))
CERTAINTY_RULES = (*find_rules("claimkit.clauses"), *find_rules("claimkit.certainty"))
RULES = (
    *CUE_RULES,
    *SPEAKER_RULES,
    *CONTENT_RULES,
    *CIRCUMSTANCE_RULES,
    *SIEVES,
    *NAME_SIEVES,
    *OWNER_RULES,
    *ROLES,
    *INSIDE,
    *OUTSIDE,
    *CONTRAST_RULES,
    *CERTAINTY_RULES,
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

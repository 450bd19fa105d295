"""Fixtures and options for all tests; those marked slow run late, last those of Ray, Spark and the
browser.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings

from claimkit import Extractor
from claimkit.parsing.embedded import EmbeddedParser
from claimkit.tagging.embedded import EmbeddedTagger
from tests.support.parses import FrozenParser

settings.register_profile(
    "claimkit",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    # Shrinking a failing article of many parts takes minutes and tells little more.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    derandomize=True,
)
settings.load_profile("claimkit")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Rewrite the golden files with what comes out now.",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_find_turn)


def _find_turn(item: pytest.Item) -> int:
    """Return when *item* runs: Ray, Spark and the browser leave threads, and no test after them
    shall fork.
    """
    marks = {mark.name for mark in item.iter_markers()}
    return 2 if marks & {"ray", "spark", "browser"} else int("slow" in marks)


@pytest.fixture(scope="session")
def by_rules() -> Extractor:
    """The extractor of the rules tier over frozen parses; it keeps claims of any confidence."""
    return Extractor(parser=FrozenParser(), tier="rules", min_confidence=0)


@pytest.fixture(scope="session")
def live() -> Extractor:
    """The extractor with the embedded model, in single precision: what comes out is the same on
    every machine.
    """
    parser = EmbeddedParser(precision="single")
    return Extractor(parser=parser, tagger=EmbeddedTagger(parser.model))

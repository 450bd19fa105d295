"""The seed article: its whole output, and how it compares with the hand-annotated claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.reports import read_rows
from benchmarks.seed import align_claims, count_numbers
from claimkit import ClaimSet, Extractor

pytestmark = pytest.mark.slow
FOLDER = Path(__file__).parent
GOLDEN = FOLDER / "seed_article.json"
GOLD = FOLDER / "seed_article.gold.jsonl"


@pytest.fixture(scope="module")
def claims(live: Extractor) -> ClaimSet:
    return live.extract(read_rows(GOLD)[0]["text"])


def test_whole_output(claims: ClaimSet, request: pytest.FixtureRequest) -> None:
    """The record is the golden one; ``--update-golden`` rewrites it."""
    record = claims.to_record()
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    assert record == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_against_the_annotated_claims(claims: ClaimSet) -> None:
    """At least 13 of 15 found, quotation types right, 13 names right, at most 6 beyond."""
    pairs, beyond = align_claims(read_rows(GOLD)[0], claims)
    numbers = count_numbers(pairs, beyond)
    assert numbers["found"] >= 13
    assert numbers["quotation_right"] == numbers["found"]
    assert numbers["name_right"] >= 13
    assert numbers["beyond"] <= 6


def test_the_seed_file_is_the_annotated_text() -> None:
    seed = FOLDER.parent.parent / "seeds" / "000_8e4c289d0db43da7.txt"
    assert seed.read_text(encoding="utf-8") == read_rows(GOLD)[0]["text"]

"""Sentences that the default tier reads with the shipped model, from tests/cases/live.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claimkit import Claim, Extractor

pytestmark = pytest.mark.slow
FILE = Path(__file__).parents[1] / "cases" / "live.toml"
CASES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["case"]


def to_line(claim: Claim) -> str:
    return f"{claim.speaker.text or '-'} | {claim.content.text}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_claims(live: Extractor, case: dict[str, Any]) -> None:
    assert [to_line(claim) for claim in live.extract(case["text"])] == case["claims"]

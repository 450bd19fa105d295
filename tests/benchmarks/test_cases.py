"""The benchmark of made-up cases: which judge reads which file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import pytest

from benchmarks.cases import choose_wrong, read_cases, to_fields
from benchmarks.scorer import check_cases, score_cases
from tests.support.builders import article_claims

EXPECTED: dict[str, Any] = {
    "speaker_name": "Ana Lee",
    "speaker_text": "Lee",
    "content_contains": ["it rained"],
    "content_not_contains": [],
    "type": None,
    "level": None,
    "polarity": None,
}
CASE: dict[str, Any] = {
    "id": "1",
    "kind": "rain",
    "text": "Lee said that it rained.",
    "expected": [EXPECTED],
    "absent": [],
}


def test_both_judges_read_claims() -> None:
    """What is handed to either judge has the fields that it asks for."""
    claims = article_claims()
    fields = [to_fields(claim) for claim in claims]
    wanted = {
        **EXPECTED,
        "speaker_name": claims[0].speaker.name,
        "speaker_text": claims[0].speaker.text,
        "content_contains": [claims[0].content.text],
    }
    case = {**CASE, "role": "plain", "expected": [wanted]}
    assert score_cases.score([case], {"1": fields})["cases"] == {"1": []}
    assert check_cases.judge(case, [check_cases.view(claim) for claim in claims]) == []
    missed = {**case, "expected": [{**wanted, "content_contains": ["snowed"]}]}
    assert score_cases.score([missed], {"1": fields})["cases"]["1"]
    assert check_cases.judge(missed, [check_cases.view(claim) for claim in claims])


def test_errors_by_kind() -> None:
    """So many of each kind are printed, of those that are not right."""
    cases = [{**CASE, "id": str(number), "kind": kind} for number, kind in enumerate("aabb")]
    faults = {"0": [], "1": ["x"], "2": ["x"], "3": ["x"]}
    assert [case["id"] for case in choose_wrong(cases, faults, 1)] == ["1", "2"]


def test_no_case(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("\n")
    with pytest.raises(click.ClickException, match="expected a case a line"):
        read_cases(tmp_path / "empty.jsonl")

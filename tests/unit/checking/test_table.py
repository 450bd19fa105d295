"""The table of drafts: each held against what it rests on, over frozen parses."""

from __future__ import annotations

from functools import cache

import pytest

from claimkit import ClaimSet, Extractor
from claimkit.checking.check import check_claims
from tests.support.cases import CheckCase, read_check_cases
from tests.support.parses import FrozenParser


@cache
def extract(text: str) -> ClaimSet:
    return Extractor(parser=FrozenParser(), tier="rules").extract(text)


@pytest.mark.parametrize("case", read_check_cases(), ids=str)
def test_verdict(case: CheckCase) -> None:
    check = check_claims(extract(case.draft), [extract(source) for source in case.sources])
    verdicts = {str(finding.verdict) for finding in check.quotations or check.paraphrases}
    assert verdicts
    assert verdicts <= case.verdicts

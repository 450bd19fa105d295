"""The table of drafts: each held against what it rests on, over frozen parses."""

from __future__ import annotations

from functools import cache

import pytest

from claimkit import ClaimSet, Extractor
from claimkit.checking.check import check_claims
from tests.support.cases import CheckCase, read_check_cases, to_params
from tests.support.parses import FrozenParser

EXTRACTOR = Extractor(parser=FrozenParser(), tier="rules")


@cache
def extract(text: str) -> ClaimSet:
    return EXTRACTOR.extract(text)


@pytest.mark.parametrize("case", to_params(read_check_cases()))
def test_verdict(case: CheckCase) -> None:
    check = check_claims(extract(case.draft), [extract(source) for source in case.sources])
    verdicts = {str(finding.verdict) for finding in check.quotations or check.paraphrases}
    assert verdicts
    assert verdicts <= case.verdicts

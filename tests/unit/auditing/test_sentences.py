"""Audits of sentences as the rules read them, over frozen parses."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from claimkit import Extractor
from claimkit.spans import Span
from tests.support.cases import AuditCase, read_audit_cases

CASES = read_audit_cases()
TAILS = ("", ".", ",", " ", "\n", " Her name", " has been changed.", " (not his real name)", " Bo")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sentences(by_rules: Extractor, case: AuditCase) -> None:
    audit = by_rules.extract(case.text).audit()
    assert [f"{one.naming}, {one.kind}, {one.role}" for one in audit] == list(case.counted)


@settings(max_examples=60)
@given(
    st.sampled_from(CASES),
    st.integers(0, 2),
    st.lists(st.sampled_from(TAILS), max_size=4).map("".join),
    st.lists(st.integers(1, 120), max_size=3),
)
def test_any_end_and_sentences(
    by_rules: Extractor, case: AuditCase, cut: int, tail: str, ends: list[int]
) -> None:
    """An audit is made of any text behind what is said, cut into any sentences."""
    found = by_rules.extract(case.text)
    behind = max(span.end for claim in found.claims for span in claim.speaker.spans)
    behind = max(behind, *(span.end for claim in found.claims for span in claim.content.spans))
    text = case.text[: max(behind, len(case.text) - cut)] + tail
    stops = sorted({0, len(text), *(end for end in ends if end < len(text))})
    sentences = tuple(map(Span, stops, stops[1:]))
    audit = evolve(found, text=text, sentences=sentences).audit()
    assert len(audit) <= len(found.claims)

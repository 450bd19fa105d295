"""Holds a draft against its sources."""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.checking.paraphrases import ParaphraseJudge, StatementIndex
from claimkit.checking.quotations import QuotationJudge
from claimkit.checking.result import Check
from claimkit.checking.shingles import ShingleIndex
from claimkit.checking.speakers import SpeakerNames
from claimkit.checking.texts import CheckedText
from claimkit.claimset import ClaimSet


def check_claims(draft: ClaimSet, sources: Sequence[ClaimSet]) -> Check:
    """Return what *sources* make of each quotation and each claim of *draft*."""
    read = CheckedText.of(0, draft)
    texts = [CheckedText.of(number, found) for number, found in enumerate(sources, start=1)]
    names = SpeakerNames([draft, *sources])
    findings = [
        *QuotationJudge(read, ShingleIndex(texts), names).judge(),
        *ParaphraseJudge(read, StatementIndex(texts), names).judge(),
    ]
    findings.sort(key=lambda finding: (finding.spans[0], finding.kind))
    return Check(tuple(findings), draft, tuple(sources))

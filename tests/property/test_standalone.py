"""A sentence for any claim of any text."""

from __future__ import annotations

from itertools import pairwise

from attrs import asdict
from hypothesis import HealthCheck, given, settings

from claimkit.claimset import ClaimSet
from claimkit.model.extraction import Extraction
from tests.support.builders import extractions


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(extractions())
def test_each_claim_has_a_sentence(found: Extraction) -> None:
    """Replacements are in order, do not overlap, and say what they replace."""
    claims = ClaimSet(**asdict(found, recurse=False))
    for claim in claims:
        made = claims.standalone(claim)
        spans = [replacement.span for replacement in made.replacements]
        assert spans == sorted(spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        for replacement in made.replacements:
            assert replacement.words == claims.plain.read(replacement.span)
        assert str(made)

"""Where a part of a claim comes from."""

from __future__ import annotations

from attrs import frozen

from claimkit.spans import Spans


@frozen(kw_only=True)
class Provenance:
    """Which rule found a part of a claim, and the words that show it."""

    rule: str
    spans: Spans = ()

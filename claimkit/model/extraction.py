"""What extraction finds in one text."""

from __future__ import annotations

from attrs import frozen

from claimkit.model.claim import Claim, Skipped


@frozen
class Extraction:
    """The claims of a text, as plain values; ``ClaimSet`` is the same with questions to ask.

    Attributes:
        text: the input; all spans are code points of it.
        claims: in text order of their cues.
        skipped: words that looked like cues and were passed over, with reasons.
    """

    text: str
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...] = ()

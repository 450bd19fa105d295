"""The words of a claim, part by part: what every format of annotations marks."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from claimkit.model.claim import Claim
from claimkit.spans import Spans


class PartKind(StrEnum):
    """What a part is to its claim."""

    SPEAKER = "speaker"
    CUE = "cue"
    CONTENT = "content"


@frozen
class Part:
    """A part of a claim.

    Attributes:
        spans: sorted and disjoint, in code points of the text; one or more.
    """

    kind: PartKind
    spans: Spans


def list_parts(claim: Claim) -> Iterator[Part]:
    """Yield the parts of *claim* that have words: speaker, cue, content."""
    spans = {
        PartKind.SPEAKER: claim.speaker.spans,
        PartKind.CUE: claim.cue.spans,
        PartKind.CONTENT: claim.content.spans,
    }
    for kind, found in spans.items():
        if found:
            yield Part(kind, found)

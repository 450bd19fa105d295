"""Which of several drafts stand: no two for the same words, and which claim encloses which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from attrs import evolve

from claimkit.model import Claim, Content
from claimkit.spans import hull

Draft = TypeVar("Draft")


def without_conflicts(drafts: Sequence[Draft], content_of: Callable[[Draft], Content]) -> Iterator[Draft]:
    """Yield *drafts*, of those with the same content spans only the first."""
    seen = set()
    for draft in drafts:
        spans = content_of(draft).spans
        if spans not in seen:
            seen.add(spans)
            yield draft


def enclosing_claims(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return *claims* with ``within`` set: the index of the innermost other claim whose content holds the cue."""
    return tuple(evolve(claim, within=_innermost(claims, place)) for place, claim in enumerate(claims))


def _innermost(claims: Sequence[Claim], place: int) -> int | None:
    cue = hull(claims[place].cue.spans)
    # Claims are in cue order, and contents are local: those far away cannot enclose it.
    near = range(max(0, place - 60), min(len(claims), place + 60))
    holding = [i for i in near if i != place and any(span.covers(cue) for span in claims[i].content.spans)]
    return min(holding, key=lambda i: sum(len(s) for s in claims[i].content.spans), default=None)

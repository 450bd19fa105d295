"""Which claim each is made in, when claims have been corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from claimkit.model.claim import Claim
from claimkit.spans import CoverIndex


def put_within(corrected: Sequence[Claim], before: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims *corrected*, each within the nearest claim around it that is left and whose
    content still holds it; within none if there is no such claim.

    Args:
        before: the claims before they were corrected, which say what was around what.
    """
    nesting = _Nesting(
        covers={claim.id: CoverIndex.of(claim.content.spans) for claim in corrected},
        around={claim.id: claim.within for claim in before},
    )
    claims: list[Claim] = []
    for claim in corrected:
        within = nesting.find_around(claim)
        claims.append(claim if within == claim.within else evolve(claim, within=within))
    return tuple(claims)


@frozen
class _Nesting:
    """What is around what.

    Attributes:
        covers: of the contents of the claims that are left, by id.
        around: by id of each claim that there was, the one in which it was made.
    """

    covers: dict[str, CoverIndex]
    around: dict[str, str | None]

    def find_around(self, claim: Claim) -> str | None:
        """Return the id of the nearest claim around *claim* that still holds it, None if none does.

        Before, no claim was within itself, so this comes to an end.
        """
        outer = claim.within
        while outer is not None and not self._is_held(claim, outer):
            outer = self.around.get(outer)
        return outer

    def _is_held(self, claim: Claim, outer: str) -> bool:
        """Whether a claim with the id *outer* is left, and its content holds *claim*."""
        cover = self.covers.get(outer)
        if cover is None:
            return False
        return all(map(cover.covers, (*claim.cue.spans, *claim.content.spans)))

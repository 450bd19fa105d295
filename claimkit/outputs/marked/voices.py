"""The speakers as a page shows them: each with a number, a colour and a kind of line."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from attrs import frozen

from claimkit.model.claim import Claim
from claimkit.outputs.wording import replace_unshowable

PALETTE = (
    "#4b96e1", "#e17800", "#783cff", "#00785a", "#c30f96", "#969669", "#d20f1e", "#b487a5",
)  # fmt: skip
"""Found by a search for eight colours that are far from each other for all eyes.

Each has a contrast of 3:1 or more against white and against #1e1e1e. Any two are at least 14 apart
in CAM02-UCS (Luo et al. 2006) as people without red or without green receptors see them, and 9 as
those without blue ones do (simulated after Machado et al. 2009).
"""
LINES = ("solid", "double", "dotted")
"""The ninth speaker has the colour of the first, and another kind of line."""
GREY = "#808080"
TINT = "2e"
"""How opaque a background is, as the last two digits of a colour; it suits light and dark pages."""


@frozen
class Voice:
    """A speaker as the page shows it.

    Attributes:
        number: from 1, in text order; None for claims of nobody.
    """

    number: int | None
    name: str
    colour: str
    line: str

    @property
    def border(self) -> str:
        """The line under the speaker and under the contents, as CSS."""
        width = "3px" if self.line == "double" else "2px"
        return f"{width} {self.line} {self.colour}"

    @property
    def tint(self) -> str:
        """The background of the contents, as CSS."""
        return f"{self.colour}{TINT}"


def number_voices(claims: Iterable[Claim]) -> dict[Hashable, Voice]:
    """Return the voices of *claims* in text order, by the key of their speakers."""
    voices: dict[Hashable, Voice] = {}
    number = 0
    for claim in claims:
        key = claim.speaker.key
        if key in voices:
            continue
        name = replace_unshowable(claim.speaker.label)
        if not claim.speaker.is_given:
            voices[key] = Voice(None, name, GREY, LINES[0])
            continue
        round, place = divmod(number, len(PALETTE))
        line = LINES[round % len(LINES)]
        number += 1
        voices[key] = Voice(number, name, PALETTE[place], line)
    return voices

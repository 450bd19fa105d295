"""Another speaker for a claim, as an editor says it."""

from __future__ import annotations

from attrs import evolve

from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.speaker import Referent

METHOD = "editor"


def rename_speaker(found: Extraction, claim: Claim, name: str) -> Claim:
    """Return *claim*, one of *found*, with the speaker called *name*: the one of *found* that has
    the name, else a new one.

    Raises:
        ValueError: the name is blank.
    """
    wanted = " ".join(name.split())
    if not wanted:
        raise ValueError("expected a name, got a blank one")
    referents = [other.speaker.referent for other in found.claims]
    known = {referent.id: referent for referent in referents if referent is not None}
    named = next((own for own in known.values() if own.name == wanted), None)
    referent = named or Referent(id=_find_free(known), name=wanted, method=METHOD)
    referent = evolve(referent, method=METHOD, distance=None, confidence=1.0)
    speaker = claim.speaker
    return evolve(claim, speaker=evolve(speaker, text=speaker.text or wanted, referent=referent))


def _find_free(known: dict[str, Referent]) -> str:
    """Return an id that none of *known* has."""
    number = len(known) + 1
    while f"e{number}" in known:
        number += 1
    return f"e{number}"

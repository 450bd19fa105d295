"""Another speaker for a claim, as an editor says it."""

from __future__ import annotations

from collections.abc import Mapping

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
    referents = (other.speaker.referent for other in found.claims)
    known = {referent.id: referent for referent in referents if referent is not None}
    referent = find_called(known, name)
    speaker = claim.speaker
    text = speaker.text or referent.name or ""
    return evolve(claim, speaker=evolve(speaker, text=text, referent=referent))


def find_called(known: Mapping[str, Referent], name: str) -> Referent:
    """Return the referent called *name*, as an editor says it: the one of *known* that has the
    name, else a new one.

    Args:
        known: by id.

    Raises:
        ValueError: the name is blank.
    """
    wanted = " ".join(name.split())
    if not wanted:
        raise ValueError("expected a name, got a blank one")
    named = next((own for own in known.values() if own.name == wanted), None)
    return resolve_to(named or Referent(id=_find_free(known), name=wanted, method=METHOD))


def resolve_to(referent: Referent) -> Referent:
    """Return *referent* as an editor gives it: certain, and not found in the text."""
    return evolve(referent, method=METHOD, distance=None, confidence=1.0)


def _find_free(known: Mapping[str, Referent]) -> str:
    """Return an id that none of *known* has."""
    number = len(known) + 1
    while f"e{number}" in known:
        number += 1
    return f"e{number}"

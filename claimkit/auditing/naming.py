"""Whether readers learn who a source is, and whether the source wanted that they do not."""

from __future__ import annotations

from claimkit.auditing.scheme import Naming
from claimkit.auditing.silences import load_requests
from claimkit.auditing.surroundings import Surroundings
from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.speaker import Speaker

Keys = frozenset[tuple[str, str]]


def find_naming(speaker: Speaker, on_request: Keys) -> Naming:
    """Return how *speaker* is named; *on_request* has the keys of those who wanted no name."""
    if not speaker.is_given:
        return Naming.NOBODY
    if speaker.name is not None:
        return Naming.NAMED
    return Naming.ON_REQUEST if speaker.key in on_request else Naming.UNNAMED


def find_on_request(found: Extraction, around: Surroundings) -> Keys:
    """Return the keys of the speakers without a name of whom the text says that they wanted none,
    or may not speak: in a sentence in which a claim of theirs is reported, or which mentions them.
    """
    asking = {place for place in range(len(around.parts)) if _asks(around, place)}
    if not asking:
        return frozenset()
    return frozenset(
        claim.speaker.key
        for claim in found.claims
        if _is_unnamed(claim.speaker) and not asking.isdisjoint(_list_places(claim, around))
    )


def _is_unnamed(speaker: Speaker) -> bool:
    return speaker.is_given and speaker.name is None


def _list_places(claim: Claim, around: Surroundings) -> set[int]:
    """Return the places of the sentences that report *claim* or mention its speaker."""
    referent = claim.speaker.referent
    mentions = () if referent is None else referent.mentions
    return {claim.cue.sentence, *around.list_sentences(mentions)}


def _asks(around: Surroundings, place: int) -> bool:
    """Whether the sentence at *place* has a phrase that asks for anonymity."""
    table = load_requests()
    return any(any(table.find_all(words)) for words in around.read_sentence(place))

"""Whether readers learn who a source is, and whether the source wanted that they do not."""

from __future__ import annotations

from collections.abc import Set

from claimkit.auditing.phrases import fold_words, split_words
from claimkit.auditing.requests import find_request
from claimkit.auditing.scheme import Naming
from claimkit.auditing.surroundings import Surroundings
from claimkit.auditing.words import load_audit_words
from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.speaker import Speaker
from claimkit.spans import Span, Spans

BESIDE, NEAR = 60, 2
"""In how many characters behind a name it is read that the name is none, and behind how many words
("Maria, whose name has been changed").
"""
BREAKS = frozenset(",;:")
Keys = frozenset[tuple[str, str]]


def find_naming(speaker: Speaker, on_request: Keys) -> Naming:
    """Return how *speaker* is named; *on_request* has the keys of those who wanted no name."""
    if not speaker.is_given:
        return Naming.NOBODY
    if speaker.key in on_request:
        return Naming.ON_REQUEST
    return Naming.UNNAMED if speaker.name is None else Naming.NAMED


def find_on_request(found: Extraction, around: Surroundings) -> Keys:
    """Return the keys of the speakers of whom the text says that they wanted no name.

    Without a name: that they wanted none, or may not speak, in a sentence in which a claim of
    theirs is reported, or which mentions them. With one: that it is not theirs, beside it.
    """
    asking = {place for place in range(len(around.parts)) if _asks(around, place)}
    return frozenset(
        claim.speaker.key
        for claim in found.claims
        if claim.speaker.is_given
        if _is_on_request(found, claim, around, asking)
    )


def _is_on_request(found: Extraction, claim: Claim, around: Surroundings, asking: Set[int]) -> bool:
    """Whether the speaker of *claim* wanted no name; *asking* are the sentences that say so."""
    if claim.speaker.name is None:
        return not asking.isdisjoint(_list_places(claim, around))
    spans = (*claim.speaker.spans, *_list_mentions(claim.speaker))
    return any(_is_changed(found, span) for span in spans)


def _is_changed(found: Extraction, name: Span) -> bool:
    """Whether the text says of *name* that it is none, in its span or right behind it."""
    table = load_audit_words().changed_names
    if any(table.find_all(split_words(found.plain.read(name)))):
        return True
    behind = Span(name.end, min(name.end + BESIDE, len(found.text)))
    words = [word for word in split_words(found.plain.read(behind)) if word not in BREAKS]
    return any(match.start <= NEAR for match in table.find_all(words))


def _list_mentions(speaker: Speaker) -> Spans:
    return () if speaker.referent is None else speaker.referent.mentions


def _list_places(claim: Claim, around: Surroundings) -> set[int]:
    """Return the places of the sentences that report *claim* or mention its speaker."""
    return {claim.cue.sentence, *around.list_sentences(_list_mentions(claim.speaker))}


def _asks(around: Surroundings, place: int) -> bool:
    """Whether the sentence at *place* has a phrase that asks for anonymity."""
    parts = around.read_sentence(place)
    return any(find_request(fold_words(words)) is not None for words in parts)

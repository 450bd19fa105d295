"""By what way the words of a source reached the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from claimkit.auditing.outlets import is_outlet, is_told_to_outlet, names_outlet
from claimkit.auditing.phrases import BREAKS, Match, find_words, fold_words, split_words
from claimkit.auditing.roles import is_document
from claimkit.auditing.scheme import Channel
from claimkit.auditing.surroundings import Surroundings
from claimkit.auditing.words import load_audit_words
from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.scheme import ReferentKind
from claimkit.spans import Spans

LONGEST_LEAD = 5
"""How many words before a channel's name are searched for the preposition that leads to it ("in a
written press statement").
"""


def find_channel(found: Extraction, claim: Claim, around: Surroundings) -> Channel:
    """Return by what way *claim* was made, as far as its cue, who was told, when and where, its
    source, or the rest of the sentence say so.
    """
    by_cue = load_audit_words().by_cue.get(claim.cue.lemma)
    return by_cue or next(_find_channels(found, claim, around), Channel.NOT_SAID)


def _find_channels(found: Extraction, claim: Claim, around: Surroundings) -> Iterator[Channel]:
    """Yield the channels that the text names for *claim*, the most certain first."""
    circumstances = claim.circumstances
    for spans in (circumstances.audience, circumstances.occasion, circumstances.place):
        yield from _read_channels(found, spans)
    yield from _read_source(claim)
    for written in around.read_sentence(claim.cue.sentence):
        yield from _find_led(fold_words(written))
        if is_told_to_outlet(written):
            yield Channel.OUTLET


def _read_channels(found: Extraction, spans: Spans) -> Iterator[Channel]:
    """Yield the channels that *spans* name; an outlet by its name comes first."""
    for span in spans:
        written = find_words(found.plain.read(span))
        if names_outlet(written):
            yield Channel.OUTLET
        for match in load_audit_words().by_channel.find_all(fold_words(written)):
            yield match.value


def _read_source(claim: Claim) -> Iterator[Channel]:
    """Yield what *claim* is credited to, if that is a document or an outlet."""
    speaker = claim.speaker
    if speaker.kind is ReferentKind.ORGANIZATION and is_outlet(split_words(speaker.name or "")):
        yield Channel.OUTLET
    if is_document(speaker):
        for words in (speaker.text, speaker.label):
            for match in load_audit_words().by_channel.find_all(split_words(words)):
                yield match.value


def _find_led(words: Sequence[str]) -> Iterator[Channel]:
    """Yield the channels that *words* name behind a preposition ("in a written statement")."""
    for match in load_audit_words().by_channel.find_all(words):
        before = words[max(0, match.start - LONGEST_LEAD) : match.start]
        is_led = not load_audit_words().leading.isdisjoint(takewhile(_goes_on, reversed(before)))
        if is_led and _stands_alone(words, match):
            yield match.value


def _stands_alone(words: Sequence[str], match: Match[Channel]) -> bool:
    """Whether *match* is no part of another noun ("a rally crash"), of which it is said in no
    relative clause ("who was elected to parliament").
    """
    behind = words[match.end : match.end + 1]
    clause = takewhile(_goes_on, reversed(words[: match.start]))
    audit_words = load_audit_words()
    is_whole = all(word in audit_words.followers or word in BREAKS for word in behind)
    return is_whole and audit_words.relatives.isdisjoint(clause)


def _goes_on(word: object) -> bool:
    return word not in BREAKS

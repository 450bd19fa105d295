"""Whether readers learn who a source is, and whether the source wanted that they do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from claimkit.auditing.phrases import BREAKS, Match, Phrases, cut_possessive, find_words, fold_words
from claimkit.auditing.requests import find_request
from claimkit.auditing.roles import may_be_one
from claimkit.auditing.scheme import Naming
from claimkit.auditing.surroundings import Surroundings
from claimkit.auditing.words import load_audit_words
from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.speaker import Speaker
from claimkit.spans import Span, Spans

NEAR = 2
"""How many words may stand between a name and what says that it is none ("Maria, whose real name
has been changed").
"""
NAMES = "names"
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
    asking = _find_asking(around)
    return frozenset(
        claim.speaker.key
        for claim in found.claims
        if claim.speaker.is_given
        if _is_on_request(found, claim, around, asking)
    )


def _find_asking(around: Surroundings) -> Mapping[int, bool]:
    """Return the places of the sentences that ask for anonymity, and whether they do for one person
    ("would not give her name").
    """
    asking: dict[int, bool] = {}
    for place, parts in enumerate(around.parts):
        for words in map(fold_words, parts):
            request = find_request(words)
            if request is not None:
                said = words[request.start : request.end]
                asking.setdefault(place, not load_audit_words().of_one.isdisjoint(said))
    return asking


def _is_on_request(
    found: Extraction, claim: Claim, around: Surroundings, asking: Mapping[int, bool]
) -> bool:
    """Whether the speaker of *claim* wanted no name; *asking* are the sentences that say so, and
    whether they do of one person.
    """
    if claim.speaker.name is None:
        is_one = may_be_one(claim.speaker)
        places = asking.keys() & _list_places(claim, around)
        return any(is_one or not asking[place] for place in places)
    spans = (*claim.speaker.spans, *_list_mentions(claim.speaker))
    names = frozenset((claim.speaker.name or "").split())
    return any(_is_changed(found, around, span, names) for span in spans)


def _is_changed(found: Extraction, around: Surroundings, span: Span, names: Set[str]) -> bool:
    """Whether the text says that the name in *span* is none: behind it in the same sentence, or as
    the next one begins.
    """
    behind = _read_behind(found, around, span, names)
    if _says_changed(behind, load_audit_words().changed_names):
        return True
    if len(behind) > NEAR:
        return False
    last = list(around.list_sentences((span,)))[-1:]
    return any(_begins_with_change(found, place + 1) for place in last)


def _read_behind(found: Extraction, around: Surroundings, span: Span, names: Set[str]) -> list[str]:
    """Return the words behind the last one of *names* in *span*, or behind *span* if it has none,
    to the end of the sentence or to the next content.
    """
    inside = _read_words(found, span)
    own = (place for place, word in enumerate(inside, start=1) if word in names)
    ends = (found.sentences[place].end for place in around.list_sentences((span,)))
    rest = around.read_report(found, span.end, max(ends, default=span.end))
    return [*inside[max(own, default=len(inside)) :], *_drop_breaks(rest)]


def _begins_with_change(found: Extraction, place: int) -> bool:
    """Whether the sentence at *place*, if there is one, begins with "Her name has been changed"."""
    words = load_audit_words()
    for sentence in found.sentences[place : place + 1]:
        written = _read_words(found, sentence)
        if not words.possessives.isdisjoint(fold_words(written[:1])):
            return _says_changed(written[1:], words.renaming)
    return False


def _says_changed(written: Sequence[str], table: Phrases[bool]) -> bool:
    """Whether *written* say near their begin that a name is none."""
    matches = table.find_all(fold_words(written))
    return any(_is_own(written, match) for match in matches if match.start <= NEAR)


def _is_own(written: Sequence[str], match: Match[bool]) -> bool:
    """Whether *match* is said of the name before *written*: nobody and nothing else is named
    between them, or "names" are those of several ("Ana and Bo, not their real names").
    """
    is_plural = NAMES in fold_words(written[match.start : match.end])
    return is_plural or not any(map(_is_other, written[: match.start]))


def _is_other(word: str) -> bool:
    """Whether *word* begins the name of somebody else, or is whose name it is ("dog's")."""
    return word[:1].isupper() or cut_possessive(word) != word


def _read_words(found: Extraction, span: Span) -> list[str]:
    """Return the words in *span*, without commas and colons."""
    return _drop_breaks(find_words(found.plain.read(span)))


def _drop_breaks(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in BREAKS]


def _list_mentions(speaker: Speaker) -> Spans:
    return () if speaker.referent is None else speaker.referent.mentions


def _list_places(claim: Claim, around: Surroundings) -> set[int]:
    """Return the places of the sentences that report *claim* or mention its speaker."""
    return {claim.cue.sentence, *around.list_sentences(_list_mentions(claim.speaker))}

"""Conditions on claims, as :meth:`ClaimSet.where` takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from operator import attrgetter
from typing import Any, TypedDict

from claimkit.arguments import check_choice, check_number, read_strings
from claimkit.model.claim import Claim
from claimkit.model.scheme import (
    Act,
    ClaimType,
    CueKind,
    Endorsement,
    Evidentiality,
    Level,
    Modality,
    NoName,
    Polarity,
    Quotation,
    ReferentKind,
    ReportingClass,
    Time,
)
from claimkit.model.speaker import Speaker

Test = Callable[[Claim], bool]
Several = str | Iterable[str] | None
"""A value, or several of which any will do; None where it does not matter."""


class Conditions(TypedDict, total=False):
    """The conditions on a claim; see :meth:`ClaimSet.where`."""

    speaker: Several
    speaker_kind: Several
    why_unnamed: Several
    role: Several
    affiliation: Several
    text: Several
    lemma: Several
    marker: Several
    cue_kind: Several
    reporting_class: Several
    act: Several
    quotation: Several
    level: Several
    certainty: Several
    polarity: Several
    modality: Several
    content_time: Several
    endorsement: Several
    evidentiality: Several
    claim_type: Several
    negated: bool | None
    quoted: bool | None
    hedged: bool | None
    boosted: bool | None
    min_confidence: float | None
    min_score: float | None


ENUMS: dict[str, tuple[type[StrEnum], str]] = {
    "speaker_kind": (ReferentKind, "speaker.kind"),
    "why_unnamed": (NoName, "speaker.why_unnamed"),
    "cue_kind": (CueKind, "cue.kind"),
    "reporting_class": (ReportingClass, "certainty.reporting_class"),
    "act": (Act, "act"),
    "quotation": (Quotation, "content.quotation"),
    "level": (Level, "certainty.level"),
    "certainty": (Level, "certainty.level"),
    "polarity": (Polarity, "certainty.polarity"),
    "modality": (Modality, "certainty.modality"),
    "content_time": (Time, "certainty.content_time"),
    "endorsement": (Endorsement, "certainty.endorsement"),
    "evidentiality": (Evidentiality, "certainty.evidentiality"),
    "claim_type": (ClaimType, "certainty.claim_type"),
}
"""Conditions on a value of a closed set, and where a claim has it."""

FLAGS = {
    "negated": "cue.negated",
    "quoted": "cue.quoted",
    "hedged": "certainty.hedged",
    "boosted": "certainty.boosted",
}
"""Conditions that are true or false, and where a claim has them."""

TEXTS = {
    "role": "speaker.role",
    "affiliation": "speaker.affiliation",
    "text": "content.text",
}
"""Conditions on words that something holds, in upper or lower case, and where a claim has it."""


def make_test(conditions: Conditions) -> Test:
    """Return a test that a claim passes if it meets every one of *conditions*.

    Raises:
        TypeError: an unknown condition, or a value of the wrong type.
        ValueError: a value that no claim can have.
    """
    tests = [_make_test(name, value) for name, value in conditions.items() if value is not None]
    return lambda claim: all(test(claim) for test in tests)


def _make_test(name: str, value: Any) -> Test:
    if name in ENUMS:
        return _make_member_test(name, value)
    if name in FLAGS:
        return _make_flag_test(name, value)
    if name in TEXTS:
        return _make_text_test(name, value)
    if name in OTHERS:
        return OTHERS[name](name, value)
    known = ", ".join((*ENUMS, *FLAGS, *TEXTS, *OTHERS))
    raise TypeError(f"unknown condition {name!r}; expected any of {known}")


def _make_member_test(name: str, value: Several) -> Test:
    kind, path = ENUMS[name]
    values = read_strings(name, value)
    for member in values:
        check_choice(name, member, kind)
    read = attrgetter(path)
    return lambda claim: read(claim) in values


def _make_flag_test(name: str, value: bool) -> Test:
    if not isinstance(value, bool):
        raise TypeError(f"expected {name} to be True or False, got {value!r}")
    read = attrgetter(FLAGS[name])
    return lambda claim: read(claim) is value


def _make_speaker_test(name: str, value: Several) -> Test:
    names = _fold(name, value)
    return lambda claim: not names.isdisjoint(name_speaker(claim.speaker))


def _make_text_test(name: str, value: Several) -> Test:
    words = _fold(name, value)
    read = attrgetter(TEXTS[name])

    def holds(claim: Claim) -> bool:
        text = (read(claim) or "").casefold()
        return any(word in text for word in words)

    return holds


def _make_lemma_test(name: str, value: Several) -> Test:
    lemmas = read_strings(name, value)
    return lambda claim: claim.cue.lemma in lemmas


def _make_marker_test(name: str, value: Several) -> Test:
    """Return a test for claims that have a marker of one of the categories, or with one of the
    lemmas.
    """
    wanted = read_strings(name, value)

    def has_marker(claim: Claim) -> bool:
        return any(m.category in wanted or m.lemma in wanted for m in claim.certainty.markers)

    return has_marker


def _make_confidence_test(name: str, least: float) -> Test:
    check_number(name, least, 0, 1)
    return lambda claim: claim.confidence >= least


def _make_score_test(name: str, least: float) -> Test:
    check_number(name, least, -3, 3)
    return lambda claim: claim.certainty.score >= least


OTHERS: dict[str, Callable[[str, Any], Test]] = {
    "speaker": _make_speaker_test,
    "lemma": _make_lemma_test,
    "marker": _make_marker_test,
    "min_confidence": _make_confidence_test,
    "min_score": _make_score_test,
}


def name_speaker(speaker: Speaker) -> Iterator[str]:
    """Yield what *speaker* may be called in a query, case folded: the label, the words, and the
    last word of the name.
    """
    yield speaker.label.casefold()
    if speaker.is_given:
        yield speaker.text.casefold()
    if speaker.name is not None:
        yield from (word.casefold() for word in speaker.name.split()[-1:])


def _fold(name: str, values: Several) -> frozenset[str]:
    return frozenset(value.casefold() for value in read_strings(name, values))

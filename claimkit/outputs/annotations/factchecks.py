"""Stubs of fact checks: schema.org's ClaimReview, and the fields of Google's Fact Check Tools.

A stub says what was claimed, by whom, when and where, as far as the article says it. Who reviews it
adds the rest; there is never a rating, for claimkit judges nothing. What the speaker denies, or
does not state, has no stub: nobody is credited with the opposite.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from claimkit.days import DAY, PAST, find_days
from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.scheme import ReferentKind
from claimkit.outputs.annotations.checkable import list_checkable, to_sentence
from claimkit.outputs.wording import to_words

Json = dict[str, Any]
Read = Callable[[Extraction, Claim], Any]

AUTHOR_TYPES: Mapping[ReferentKind, str] = {
    ReferentKind.PERSON: "Person",
    ReferentKind.ORGANIZATION: "Organization",
    ReferentKind.PLACE: "Organization",  # it speaks for one: "the Kremlin said"
    ReferentKind.GROUP: "Person",  # several: schema.org has no word of its own for "traders"
    ReferentKind.ANONYMOUS: "Person",
}
SINGLE = frozenset({ReferentKind.PERSON, ReferentKind.ANONYMOUS})
_NOTHING: tuple[Any, ...] = (None, "", {}, [])
_DAY_ALONE = re.compile(
    rf"(?:(?:on|late|early|earlier|later) )*(?:{DAY.pattern})"
    "(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)


def to_claim_reviews(found: Extraction) -> list[Json]:
    """Return each claim that can be checked as a stub of a schema.org ClaimReview, as JSON-LD.

    Raises:
        MissingExtraError: a claim names the day on which it was made, the article has a date, and
            the library that knows dates is not installed.
    """
    return [
        {"@context": "https://schema.org", "@type": "ClaimReview", **_fill(REVIEW, found, claim)}
        for claim in list_checkable(found)
    ]


def to_fact_check_markup(found: Extraction) -> list[Json]:
    """Return the same claims with the fields of ClaimReviewMarkup in Google's Fact Check Tools API.

    Raises:
        MissingExtraError: as of :func:`to_claim_reviews`.
    """
    return [_fill(MARKUP, found, claim) for claim in list_checkable(found)]


def _fill(fields: Mapping[str, Read], found: Extraction, claim: Claim) -> Json:
    """Return the values of *fields* that the article gives."""
    values = {name: read(found, claim) for name, read in fields.items()}
    return {name: value for name, value in values.items() if value not in _NOTHING}


def _make_part(kind: str, fields: Mapping[str, Read]) -> Read:
    """Return a reader of a part of the type *kind*, nothing where none of *fields* is known."""

    def read(found: Extraction, claim: Claim) -> Json:
        part = _fill(fields, found, claim)
        return {"@type": kind, **part} if part else {}

    return read


def _find_content(found: Extraction, claim: Claim) -> str:
    return to_sentence(claim)


def _find_description(found: Extraction, claim: Claim) -> str | None:
    """Return what the text calls a speaker to whom it gives no name."""
    return None if claim.speaker.name else claim.speaker.description


def _find_author(found: Extraction, claim: Claim) -> Json:
    kind = AUTHOR_TYPES.get(claim.speaker.kind)
    if not claim.speaker.is_given or kind is None:
        return {}
    fields = AUTHOR if claim.speaker.kind in SINGLE else BODY
    return {"@type": kind, **_fill(fields, found, claim)}


def _find_named_author(found: Extraction, claim: Claim) -> Json:
    return _fill(MARKUP_AUTHOR, found, claim)


def find_day_said(found: Extraction, claim: Claim) -> str | None:
    """Return the day on which *claim* was made, in ISO 8601; None unless the text says it in words
    that name one day alone, and the article has a date.
    """
    base = found.article.day
    words = to_words(found.plain, claim.circumstances.said_when)
    if base is None or not _DAY_ALONE.fullmatch(" ".join(words.split())):
        return None
    day = next(find_days(words, base, PAST), None)
    return None if day is None else day.isoformat()


def _find_place(found: Extraction, claim: Claim) -> str:
    return to_words(found.plain, claim.circumstances.place)


def _find_link(found: Extraction, claim: Claim) -> list[str]:
    return [] if found.article.url is None else [found.article.url]


AUTHOR: Mapping[str, Read] = {
    "name": lambda found, claim: claim.speaker.name,
    "description": _find_description,
    "jobTitle": lambda found, claim: claim.speaker.role,
    "affiliation": _make_part(
        "Organization", {"name": lambda found, claim: claim.speaker.affiliation}
    ),
}
BODY: Mapping[str, Read] = {name: AUTHOR[name] for name in ("name", "description")}
"""A body or a group has neither job nor affiliation."""

APPEARANCE: Mapping[str, Read] = {
    "url": lambda found, claim: found.article.url,
    "headline": lambda found, claim: found.article.title,
    "datePublished": lambda found, claim: found.article.published,
    "author": _make_part("Person", {"name": lambda found, claim: found.article.byline}),
    "publisher": _make_part("Organization", {"name": lambda found, claim: found.article.publisher}),
}
REVIEW: Mapping[str, Read] = {
    "claimReviewed": _find_content,
    "itemReviewed": _make_part(
        "Claim",
        {
            "text": _find_content,
            "author": _find_author,
            "datePublished": find_day_said,
            "name": _find_place,  # where Fact Check Tools keeps the place
            "appearance": _make_part("NewsArticle", APPEARANCE),
        },
    ),
}
MARKUP_AUTHOR: Mapping[str, Read] = {name: AUTHOR[name] for name in ("name", "jobTitle")}
MARKUP: Mapping[str, Read] = {
    "claimReviewed": _find_content,
    "claimAuthor": _find_named_author,
    "claimDate": find_day_said,
    "claimLocation": _find_place,
    "claimAppearances": _find_link,
}

"""Errors that a record can have although every value has the right type."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import attrs

from claimkit.model.claim import Claim, Content, Cue
from claimkit.model.scheme import CueKind
from claimkit.spans import CoverIndex, Span

LIMITS: Mapping[str, tuple[float, float]] = {
    "sentence": (0, math.inf),
    "head": (1, math.inf),
    "distance": (0, math.inf),
    "confidence": (0, 1),
    "threshold": (0, 1),
    "score": (-3, 3),
}
"""The least and the greatest number in a field of this name, whatever part it is of."""

MAY_OVERLAP = "mentions"
"""The only spans that are sorted, but not disjoint: a description may hold another."""


def find_wrong_values(value: Any, path: str, length: int) -> Iterator[str]:
    """Yield a problem, "reason @ path", for each span and number in *value* that no record of a
    text of *length* code points can have.
    """
    if isinstance(value, Span):
        if value.end > length:
            outside = f"outside the text of {length} code points"
            yield f"span [{value.start}, {value.end}] {outside} @ {path}"
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from find_wrong_values(item, f"{path}[{index}]", length)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from find_wrong_values(item, f"{path}[{key!r}]", length)
    elif attrs.has(type(value)):
        yield from _check_fields(value, path, length)


def _check_fields(part: Any, path: str, length: int) -> Iterator[str]:
    """Yield what is wrong with the fields of *part*, a value of an attrs class."""
    for name in attrs.fields_dict(type(part)):
        value = getattr(part, name)
        if name in LIMITS:
            yield from _check_number(value, name, path)
        elif isinstance(value, tuple):
            yield from _check_order(value, f"{path}.{name}", disjoint=name != MAY_OVERLAP)
        if not isinstance(value, str):  # most values, and nothing in them
            yield from find_wrong_values(value, f"{path}.{name}", length)
    if isinstance(part, Cue | Content) and not (part.spans or _may_be_wordless(part)):
        yield f"expected a span or more, got none @ {path}.spans"


def _may_be_wordless(part: Cue | Content) -> bool:
    """Whether *part* is the cue of a quotation to which no words attribute it."""
    return isinstance(part, Cue) and part.kind is CueKind.PUNCTUATION


def _check_number(value: float | None, name: str, path: str) -> Iterator[str]:
    """Yield what is wrong with the number in the field *name*."""
    least, most = LIMITS[name]
    if value is not None and not least <= value <= most:
        limits = f"{least} or more" if most == math.inf else f"from {least} to {most}"
        yield f"expected a number {limits}, got {value} @ {path}.{name}"


def _check_order(items: Sequence[Any], path: str, *, disjoint: bool) -> Iterator[str]:
    """Yield what is wrong with the order of *items*, if they are spans."""
    for index, (one, other) in enumerate(pairwise(items)):
        if not isinstance(one, Span):
            return
        if one >= other:
            yield f"expected sorted spans, got one that comes before the last @ {path}[{index + 1}]"
        elif disjoint and one.overlaps(other):
            yield f"expected disjoint spans, got one that overlaps the last @ {path}[{index + 1}]"


def find_wrong_ids(claims: Sequence[Claim], referents: Collection[str]) -> Iterator[str]:
    """Yield a problem for each id that two claims have, that is within itself or within a claim
    that does not hold it, or that no referent has.
    """
    ids: set[str] = set()
    for index, claim in enumerate(claims):
        path = f"$.claims[{index}]"
        referent = claim.speaker.referent
        if claim.id in ids:
            yield f"expected an id that no other claim has, got {claim.id!r} @ {path}.id"
        if referent is not None and referent.id not in referents:
            yield f"expected an id in $.referents, got {referent.id!r} @ {path}.speaker.referent.id"
        ids.add(claim.id)
    yield from list(_find_circles(claims)) or _find_outside(claims)


def _find_outside(claims: Sequence[Claim]) -> Iterator[str]:
    """Yield a problem for each claim that does not lie in the content of the one it is within."""
    by_id = {claim.id: claim for claim in claims}
    covers = {claim.id: CoverIndex.of(claim.content.spans) for claim in claims}
    for index, claim in enumerate(claims):
        above = None if claim.within is None else by_id.get(claim.within)
        held = (*claim.cue.spans, *claim.content.spans)
        if above is not None and not all(map(covers[above.id].covers, held)):
            wrong = f"got {above.id!r}, whose content does not hold this claim"
            path = f"$.claims[{index}].within"
            yield f"expected null or the id of a claim around it, {wrong} @ {path}"


def _find_circles(claims: Sequence[Claim]) -> Iterator[str]:
    """Yield a problem for each claim by which a circle of claims is entered."""
    places = {claim.id: index for index, claim in enumerate(claims)}
    settled: set[int] = set()
    for start in range(len(claims)):
        passed: set[int] = set()
        place: int | None = start
        while place is not None and place not in passed and place not in settled:
            passed.add(place)
            within = claims[place].within
            place = None if within is None else places.get(within)
        if place is not None and place in passed:
            wrong = f"got {claims[place].within!r}, which is within it"
            yield f"expected null or the id of another claim, {wrong} @ $.claims[{place}].within"
        settled |= passed

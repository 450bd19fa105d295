"""Errors that a record can have although every value has the right type."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import attrs

from claimkit.model.claim import Claim
from claimkit.spans import Span


def find_misplaced_spans(value: Any, path: str, length: int) -> Iterator[str]:
    """Yield a problem, "reason @ path", for each span in *value* that reaches outside a text of
    *length* code points.
    """
    if isinstance(value, Span):
        if value.end > length:
            outside = f"outside the text of {length} code points"
            yield f"span [{value.start}, {value.end}] {outside} @ {path}"
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from find_misplaced_spans(item, f"{path}[{index}]", length)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from find_misplaced_spans(item, f"{path}[{key!r}]", length)
    elif attrs.has(type(value)):
        for name in attrs.fields_dict(type(value)):
            yield from find_misplaced_spans(getattr(value, name), f"{path}.{name}", length)


def find_wrong_ids(claims: Sequence[Claim], referents: Collection[str]) -> Iterator[str]:
    """Yield a problem for each id that two claims have, that encloses itself, or that no referent
    has.
    """
    ids: set[str] = set()
    for index, claim in enumerate(claims):
        path = f"$.claims[{index}]"
        referent = claim.speaker.referent
        if claim.id in ids:
            yield f"expected an id that no other claim has, got {claim.id!r} @ {path}.id"
        if claim.within == claim.id:
            yield f"expected null or the id of another claim, got its own @ {path}.within"
        if referent is not None and referent.id not in referents:
            yield f"expected an id in $.referents, got {referent.id!r} @ {path}.speaker.referent.id"
        ids.add(claim.id)

"""JSON records: claims as plain JSON types under a versioned schema, and back without loss.

A record is complete: every field of every part, so :func:`from_record` gives back equal values.
For people and tables there are the flat rows of :mod:`claimkit.outputs.rows`.
"""

from __future__ import annotations

import functools
import json
import reprlib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from types import UnionType
from typing import Any

import attrs
from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError

from claimkit.errors import RecordError
from claimkit.model import scheme
from claimkit.model.certainty import Certainty
from claimkit.model.claim import Claim
from claimkit.model.extraction import Extraction
from claimkit.model.speaker import Speaker
from claimkit.outputs.conversion import build_converter
from claimkit.spans import Span

SCHEMA_VERSION = "1.0"
SCHEMA = f"claimkit/{SCHEMA_VERSION}"
DERIVED: Mapping[type, tuple[str, ...]] = {
    Speaker: ("name",),
    Certainty: ("factbank", "factbank_author"),
}
_SHOWN_PROBLEMS = 5


def to_record(found: Extraction) -> dict[str, Any]:
    """Return the record of *found*: dicts, lists, strings, numbers, booleans and None only.

    Spans are ``[start, end]`` in code points of the text, enums their values. A speaker's ``name``
    and a certainty's ``factbank`` and ``factbank_author`` are there for readers of the JSON;
    :func:`from_record` ignores them.

    Raises:
        RecordError: a number is not finite, or a string holds a high surrogate before a low one,
            which JSON reads back as one character.
    """
    return {"schema": SCHEMA, **_converter().unstructure(found, unstructure_as=Extraction)}


def from_record(record: object) -> Extraction:
    """Return the values that :func:`to_record` made *record* of, equal to the originals.

    Raises:
        RecordError: with JSON path and reason, where the schema version is unknown, a key is
            missing or unknown, a value has the wrong type, a span is empty or outside the text, or
            ``within`` is no other claim's index.
    """
    fields = _check_schema(record)
    try:
        found: Extraction = _converter().structure(fields, Extraction)
    except BaseValidationError as error:
        raise _to_error(transform_error(error, format_exception=_keep_message)) from error
    except ValueError as error:
        raise _to_error([f"{error} @ $"]) from error
    problems = [
        *_find_misplaced_spans(found, "$", len(found.text)),
        *_find_misplaced_withins(found.claims),
    ]
    if problems:
        raise _to_error(problems)
    return found


def to_json(record: Mapping[str, Any], *, indent: int | None = None) -> str:
    """Return *record* as ASCII JSON; lone surrogates survive as escapes."""
    return json.dumps(record, indent=indent, allow_nan=False)


def from_json(data: str | bytes) -> Extraction:
    """Return the values in a JSON record.

    Raises:
        RecordError: *data* is not JSON, or not a record (see :func:`from_record`).
    """
    try:
        record = json.loads(data, parse_constant=_reject_constant)
    except (ValueError, RecursionError) as error:
        raise RecordError(
            f"expected a JSON record, got something that is not JSON: {error}"
        ) from error
    return from_record(record)


@functools.cache
def _converter() -> Converter:
    kinds = [kind for kind in vars(scheme).values() if isinstance(kind, type)]
    return build_converter([kind for kind in kinds if issubclass(kind, StrEnum)], DERIVED)


def _check_schema(record: object) -> dict[str, Any]:
    """Return the fields of *record*, if it is a record of the schema that is read here."""
    if not isinstance(record, Mapping):
        raise RecordError(f"$: expected an object, got {reprlib.repr(record)}")
    fields = dict(record)
    got = reprlib.repr(fields["schema"]) if "schema" in fields else "no such key"
    if fields.pop("schema", None) != SCHEMA:
        raise RecordError(f"$.schema: this claimkit reads {SCHEMA!r}, got {got}")
    return fields


def _keep_message(error: BaseException, kind: type | UnionType | None) -> str:
    """Return the message of *error*; cattrs would put one of its own in its place."""
    return str(error)


def _to_error(lines: Sequence[str]) -> RecordError:
    """Return the error for problems written "reason @ path"."""
    shown = []
    for line in lines[:_SHOWN_PROBLEMS]:
        reason, _, path = line.rpartition(" @ ")
        shown.append(f"{path}: {reason}")
    if len(lines) > len(shown):
        shown.append(f"and {len(lines) - len(shown)} more")
    return RecordError("; ".join(shown))


def _find_misplaced_spans(value: Any, path: str, length: int) -> Iterator[str]:
    """Yield a problem for each span in *value* that reaches outside a text of *length* code
    points.
    """
    if isinstance(value, Span):
        if value.end > length:
            outside = f"outside the text of {length} code points"
            yield f"span [{value.start}, {value.end}] {outside} @ {path}"
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _find_misplaced_spans(item, f"{path}[{index}]", length)
    elif attrs.has(type(value)):
        for name in attrs.fields_dict(type(value)):
            yield from _find_misplaced_spans(getattr(value, name), f"{path}.{name}", length)


def _find_misplaced_withins(claims: Sequence[Claim]) -> Iterator[str]:
    expected = f"expected null or the index of another of {len(claims)} claims"
    for index, claim in enumerate(claims):
        if claim.within is None:
            continue
        if claim.within == index or claim.within not in range(len(claims)):
            yield f"{expected}, got {claim.within} @ $.claims[{index}].within"


def _reject_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON number")

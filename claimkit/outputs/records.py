"""JSON records: claims as plain JSON types with a versioned schema, and back without loss.

A record is complete: every field of every part, so :func:`from_record` gives back equal values.
For people and tables there are the flat rows of :mod:`claimkit.outputs.rows`. docs/record.md says
what a record holds, and what its versions promise.
"""

from __future__ import annotations

import functools
import json
import re
import reprlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import UnionType
from typing import Any

from attrs import frozen
from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError

from claimkit.article import Article
from claimkit.errors import RecordError
from claimkit.model import scheme
from claimkit.model.certainty import Certainty
from claimkit.model.claim import Claim, Skipped
from claimkit.model.extraction import Extraction, Generator, TextWarning
from claimkit.model.reference import Reference
from claimkit.model.speaker import Speaker
from claimkit.outputs.checks import find_wrong_ids, find_wrong_values
from claimkit.outputs.conversion import Keys, build_converter
from claimkit.outputs.items import Item
from claimkit.outputs.plainjson import read_json, write_array, write_one
from claimkit.outputs.referents import (
    RecordedReferent,
    RecordedSpeaker,
    collect_referents,
    put_back_referents,
    to_recorded_speaker,
    to_speaker,
)
from claimkit.spans import Spans

MAJOR, MINOR = 2, 2
SINCE_REFERENCES = 2  # the minor version from which a record has them
SCHEMA = f"claimkit/{MAJOR}.{MINOR}"
OF_SPEAKERS = ("name", "kind", "why_unnamed", "label")
OF_CERTAINTIES = ("factbank", "factbank_author")
DERIVED: Keys = {Certainty: OF_CERTAINTIES, RecordedSpeaker: OF_SPEAKERS}
"""Keys that are written for readers of the JSON, and ignored in reading."""

_VERSION = re.compile(rf"claimkit/{MAJOR}\.(0|[1-9][0-9]{{0,3}})")
_SHOWN_PROBLEMS = 5


@frozen(kw_only=True)
class Record:
    """An Extraction, its keys in the order of the record."""

    generator: Generator | None
    article: Article
    warnings: tuple[TextWarning, ...]
    text: str
    sentences: Spans
    referents: dict[str, RecordedReferent]
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]
    references: tuple[Reference, ...]


def to_record(found: Extraction) -> dict[str, Any]:
    """Return the record of *found*: dicts, lists, strings, numbers, booleans and None only.

    Spans are ``[start, end]`` in code points of the text, enums their values. Referents stand once,
    in a table by id. Some keys of speakers and certainties are there for readers of the JSON;
    :func:`from_record` ignores them.

    Raises:
        RecordError: a number is not finite; or a string holds a high surrogate before a low one,
            which JSON reads back as one character; or two referents that differ have one id.
    """
    record = Record(
        generator=found.generator,
        article=found.article,
        warnings=found.warnings,
        text=found.text,
        sentences=found.sentences,
        referents=collect_referents(found.claims),
        claims=found.claims,
        skipped=found.skipped,
        references=found.references,
    )
    return {"schema": SCHEMA, **_converter(strict=True).unstructure(record)}


def from_record(record: object) -> Extraction:
    """Return the values that :func:`to_record` made *record* of, equal to the originals.

    A record of a newer minor version of the schema may have keys that are unknown here: they are
    left out.

    Raises:
        RecordError: with JSON path and reason, where the schema is another, a key is missing or,
            in this version, unknown, a value has the wrong type, a number is out of its range,
            spans are empty, outside the text or not in order, an id is wrong, claims are within
            each other, or one within a claim whose content does not hold it.
    """
    fields, minor = _check_schema(record)
    try:
        read: Record = _converter(strict=minor <= MINOR).structure(fields, Record)
    except BaseValidationError as error:
        raise _to_error(transform_error(error, format_exception=_keep_message)) from error
    except ValueError as error:
        raise _to_error([f"{error} @ $"]) from error
    problems = [
        *find_wrong_values(read, "$", len(read.text)),
        *find_wrong_ids(read.claims, read.referents),
    ]
    if problems:
        raise _to_error(problems)
    return Extraction(
        text=read.text,
        claims=put_back_referents(read.claims, read.referents),
        skipped=read.skipped,
        sentences=read.sentences,
        article=read.article,
        generator=read.generator,
        warnings=read.warnings,
        references=read.references,
    )


def to_json(record: Mapping[str, Any], *, indent: int | None = None) -> str:
    """Return *record* as ASCII JSON; lone surrogates survive as escapes."""
    return json.dumps(record, indent=indent, allow_nan=False)


def from_json(data: str | bytes) -> Extraction:
    """Return the values in a JSON record.

    Raises:
        TypeError: *data* is neither a str nor bytes.
        RecordError: *data* is not JSON, has a key twice, or is not a record (see
            :func:`from_record`).
    """
    return from_record(read_json(data))


def write_records(items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield the record of the one item; of several an array of records with the items' names, of
    none an empty one.
    """
    if several:
        named = ({"file": item.name, "record": to_record(item.found)} for item in items)
        yield from write_array(map(to_json, named))
    else:
        yield from write_one(to_json(to_record(item.found)) for item in items)


@functools.cache
def _converter(*, strict: bool) -> Converter:
    """Return the converter of records; unless *strict*, it leaves out unknown keys."""
    kinds = [kind for kind in vars(scheme).values() if isinstance(kind, type)]
    converter = build_converter(
        [kind for kind in kinds if issubclass(kind, StrEnum)],
        derived={Certainty: DERIVED[Certainty]},
        ignored={RecordedSpeaker: DERIVED[RecordedSpeaker]},
        strict=strict,
    )

    def write_speaker(speaker: Speaker) -> dict[str, Any]:
        record: dict[str, Any] = converter.unstructure(to_recorded_speaker(speaker))
        for name in DERIVED[RecordedSpeaker]:
            record[name] = converter.unstructure(getattr(speaker, name))
        return record

    def read_speaker(value: Any, _: Any) -> Speaker:
        return to_speaker(converter.structure(value, RecordedSpeaker))

    converter.register_unstructure_hook(Speaker, write_speaker)
    converter.register_structure_hook(Speaker, read_speaker)
    return converter


def _check_schema(record: object) -> tuple[dict[str, Any], int]:
    """Return the fields of *record* and the minor version of its schema, if it is one that is read
    here.
    """
    if not isinstance(record, Mapping):
        raise RecordError(f"$: expected an object, got {reprlib.repr(record)}")
    fields = dict(record)
    nothing = "no such key: is this a record of claimkit?"
    got = reprlib.repr(fields["schema"]) if "schema" in fields else nothing
    version = _VERSION.fullmatch(str(fields.pop("schema", None)))
    if version is None:
        raise RecordError(f"$.schema: this claimkit reads 'claimkit/{MAJOR}.…', got {got}")
    minor = int(version[1])
    if minor < SINCE_REFERENCES:
        fields.setdefault("references", [])
    return fields, minor


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

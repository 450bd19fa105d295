"""JSON records: claims as plain JSON types under a versioned schema, and back without loss.

Two shapes, for two readers. A *record* (:func:`to_record`) is complete: every field of every part,
so :func:`from_record` gives back equal values. The *dicts* of :func:`to_dicts` are for people: one
flat dict a claim, with words in place of nested parts, and no way back.
"""

from __future__ import annotations

import functools
import json
import math
import re
import reprlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import UnionType
from typing import Any, get_args, get_origin

import attrs
from attrs import frozen
from cattrs import Converter, transform_error
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from claimkit.errors import RecordError
from claimkit.model import (
    Act,
    Certainty,
    Claim,
    CueKind,
    Endorsement,
    EvidenceKind,
    Focus,
    Holder,
    Level,
    MarkerCategory,
    Modality,
    NoName,
    Polarity,
    Quotation,
    ReferentKind,
    Role,
    Scope,
    Skipped,
    Speaker,
    Stance,
    Time,
)
from claimkit.outputs.highlight import words_of
from claimkit.spans import Span, Spans

SCHEMA_VERSION = "1.0"
SCHEMA = f"claimkit/{SCHEMA_VERSION}"
COLUMNS = (
    "id", "speaker", "speaker_text", "speaker_kind", "role", "affiliation", "metonym_for", "referent", "no_name",
    "speaker_method", "speaker_confidence", "cue", "lemma", "negated", "content", "quotation", "act", "level", "polarity",
    "factbank", "factbank_author", "score", "stance", "endorsement", "modality", "content_time", "evidence", "focus", "markers",
    "why", "audience", "time", "occasion", "place", "confidence", "within", "speaker_spans", "cue_spans", "content_spans",
)  # fmt: skip

ENUMS: tuple[type[StrEnum], ...] = (
    Act, CueKind, Endorsement, EvidenceKind, Focus, Holder, Level, MarkerCategory, Modality, NoName, Polarity, Quotation,
    ReferentKind, Role, Scope, Stance, Time,
)  # fmt: skip
_SHOWN_PROBLEMS = 5
_SURROGATE_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@frozen
class ArticleRecord:
    """A text, its claims in text order, and the words that were passed over."""

    text: str
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]


def to_record(
    text: str, claims: Sequence[Claim], skipped: Sequence[Skipped] = ()
) -> dict[str, Any]:
    """Return the record of *text*: dicts, lists, strings, numbers, booleans and None only.

    Spans are ``[start, end]`` in code points of *text*, enums their values. A speaker's ``name``
    and a certainty's ``factbank`` and ``factbank_author`` are there for readers of the JSON;
    :func:`from_record` ignores them.

    Raises:
        RecordError: a number is not finite, or a string holds a high surrogate before a low one,
            which JSON reads back as one character.
    """
    article = ArticleRecord(text, tuple(claims), tuple(skipped))
    return {"schema": SCHEMA, **_converter().unstructure(article)}


def from_record(record: object) -> ArticleRecord:
    """Return the values that :func:`to_record` made *record* of, equal to the originals.

    Raises:
        RecordError: with JSON path and reason, where the schema version is unknown, a key is
            missing or unknown, a value has the wrong type, a span is empty or outside the text, or
            ``within`` is no other claim's index.
    """
    if not isinstance(record, Mapping):
        raise RecordError(f"$: expected an object, got {reprlib.repr(record)}")
    if record.get("schema") != SCHEMA:
        got = reprlib.repr(record["schema"]) if "schema" in record else "no such key"
        raise RecordError(f"$.schema: this claimkit reads {SCHEMA!r}, got {got}")
    try:
        article: ArticleRecord = _converter().structure(record, ArticleRecord)
    except BaseValidationError as error:
        raise _problems(transform_error(error, format_exception=_reason)) from error
    except ValueError as error:
        raise _problems([f"{error} @ $"]) from error
    problems = [
        *_misplaced_spans(article, "$", len(article.text)),
        *_misplaced_withins(article.claims),
    ]
    if problems:
        raise _problems(problems)
    return article


def to_json(record: Mapping[str, Any], *, indent: int | None = None) -> str:
    """Return *record* as ASCII JSON; lone surrogates survive as escapes."""
    return json.dumps(record, indent=indent, allow_nan=False)


def from_json(data: str | bytes) -> ArticleRecord:
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


def to_dicts(claims: Sequence[Claim], text: str) -> list[dict[str, Any]]:
    """Return one flat dict a claim, keys in the order of ``COLUMNS``; *claims* are all claims of
    *text*.

    For people and tables: ``speaker`` is the resolved name, cues, audience and the like are words
    of *text* with pieces joined by " … ", ``no_name`` is why there is no name, ``within`` is the
    *id* of the enclosing claim, ``content_time`` is when the content is said to hold and ``time``
    when it was uttered. What is absent is None. Spans are ``[start, end]`` pairs.
    """
    return [_to_dict(claim, claims, text) for claim in claims]


def _to_dict(claim: Claim, claims: Sequence[Claim], text: str) -> dict[str, Any]:
    return {
        "id": claim.id,
        **_speaker_items(claim.speaker),
        "cue": _words(claim.cue.spans, text),
        "lemma": claim.cue.lemma,
        "negated": claim.cue.negated,
        "content": claim.content.text,
        "quotation": claim.content.quotation.value,
        "act": claim.act.value,
        **_certainty_items(claim.certainty),
        **{
            name: _words(spans, text)
            for name, spans in attrs.asdict(claim.circumstances, recurse=False).items()
        },
        "confidence": claim.confidence,
        "within": None if claim.within is None else claims[claim.within].id,
        "speaker_spans": _pairs(claim.speaker.spans) if claim.speaker else [],
        "cue_spans": _pairs(claim.cue.spans),
        "content_spans": _pairs(claim.content.spans),
    }


def _speaker_items(speaker: Speaker | None) -> dict[str, str | float | None]:
    referent = speaker.referent if speaker else None
    return {
        "speaker": speaker.name if speaker else None,
        "speaker_text": speaker.text if speaker else None,
        "speaker_kind": referent.kind.value if referent else None,
        "role": referent.role if referent else None,
        "affiliation": referent.affiliation if referent else None,
        "metonym_for": referent.metonym_for if referent else None,
        "referent": referent.id if referent else None,
        "no_name": referent.reason.value if referent and referent.reason else None,
        "speaker_method": referent.method if referent else None,
        "speaker_confidence": referent.confidence if referent else None,
    }


def _certainty_items(certainty: Certainty) -> dict[str, Any]:
    return {
        "level": certainty.level.value,
        "polarity": certainty.polarity.value,
        "factbank": certainty.factbank,
        "factbank_author": certainty.factbank_author,
        "score": certainty.score,
        "stance": certainty.stance.value,
        "endorsement": certainty.endorsement.value,
        "modality": certainty.modality.value,
        "content_time": certainty.time.value,
        "evidence": certainty.evidence.value,
        "focus": certainty.focus.value,
        "markers": [marker.lemma for marker in certainty.markers],
        "why": certainty.explain(),
    }


def _words(spans: Spans, text: str) -> str | None:
    return words_of(spans, text) or None


def _pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


@functools.cache
def _converter() -> Converter:
    """Return the converter between the model and plain JSON types; it coerces nothing."""
    converter = Converter()
    converter.register_unstructure_hook_factory(
        attrs.has, functools.partial(_class_writer, converter=converter)
    )
    converter.register_unstructure_hook_factory(
        _is_tuple, lambda _: lambda values: list(map(converter.unstructure, values))
    )
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_unstructure_hook(StrEnum, lambda member: member.value)
    converter.register_unstructure_hook(str, _to_json_string)
    converter.register_unstructure_hook(float, _to_json_number)
    converter.register_structure_hook_factory(
        attrs.has, functools.partial(_class_reader, converter=converter)
    )
    converter.register_structure_hook_factory(
        _is_tuple, functools.partial(_tuple_reader, converter=converter)
    )
    converter.register_structure_hook(Span, _read_span)
    for kind in (str, bool, int, float):
        converter.register_structure_hook(kind, _read_scalar)
    for kind in ENUMS:  # one by one: they are strings, and the hook of str would take them
        converter.register_structure_hook(kind, _read_enum)
    return converter


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _derived(cls: type) -> tuple[str, ...]:
    """Return the keys of a record that hold no field of *cls*: written for readers of the JSON, not
    read back.
    """
    return {
        ArticleRecord: ("schema",),
        Speaker: ("name",),
        Certainty: ("factbank", "factbank_author"),
    }.get(cls, ())


def _class_writer(cls: type, converter: Converter) -> Callable[[Any], dict[str, Any]]:
    write: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(cls, converter)
    names = tuple(name for name in _derived(cls) if hasattr(cls, name))
    if not names:
        return write
    return lambda value: {
        **write(value),
        **{name: converter.unstructure(getattr(value, name)) for name in names},
    }


def _to_json_string(value: str) -> str:
    if not value.isascii() and (pair := _SURROGATE_PAIR.search(value)):
        raise RecordError(
            f"cannot write {reprlib.repr(value)} as JSON: it holds a surrogate pair at {pair.start()}; join the pairs of the "
            "text first: text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')"
        )
    return value


def _to_json_number(value: float) -> float:
    if not math.isfinite(value):
        raise RecordError(f"cannot write {value} as JSON: expected a finite number")
    return value


def _class_reader(cls: type, converter: Converter) -> Callable[[Any, Any], Any]:
    read: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, converter)
    names = frozenset(attrs.fields_dict(cls))
    known = names.union(_derived(cls))

    def read_class(value: Any, kind: Any) -> Any:
        if not isinstance(value, Mapping):
            raise ValueError(f"expected an object, got {reprlib.repr(value)}")
        if missing := names - value.keys():
            raise ValueError(f"missing keys: {', '.join(sorted(missing))}")
        if unknown := value.keys() - known:
            raise ValueError(f"unknown keys: {', '.join(sorted(map(reprlib.repr, unknown)))}")
        return read(value, kind)

    return read_class


def _tuple_reader(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:
    parts = get_args(kind)
    size = None if parts[-1] is Ellipsis else len(parts)
    read = homogenous_tuple_structure_factory(tuple[parts[0], ...], converter)  # type: ignore[valid-type]

    def read_tuple(value: Any, _: Any) -> Any:
        if not isinstance(value, list | tuple):
            raise ValueError(f"expected an array, got {reprlib.repr(value)}")
        if size is not None and len(value) != size:
            raise ValueError(f"expected an array of {size}, got {reprlib.repr(value)}")
        return read(value, kind)

    return read_tuple


def _read_span(value: Any, _: Any) -> Span:
    pair = value if isinstance(value, list | tuple) else ()
    if len(pair) != 2 or any(type(offset) is not int for offset in pair):
        raise ValueError(f"expected a span [start, end], got {reprlib.repr(value)}")
    return Span(*pair)


def _read_enum(value: Any, kind: type[StrEnum]) -> StrEnum:
    for member in kind:
        if type(value) is str and member.value == value:
            return member
    raise ValueError(
        f"expected one of {', '.join(str(m.value) for m in kind)}; got {reprlib.repr(value)}"
    )


def _read_scalar(value: Any, kind: type[Any]) -> Any:
    if type(value) is kind:
        if kind is not float or math.isfinite(value):
            return value
    elif kind is float and type(value) is int and abs(value) < 2**53:
        return float(value)
    names = {str: "a string", bool: "true or false", int: "an integer", float: "a finite number"}
    raise ValueError(f"expected {names[kind]}, got {reprlib.repr(value)}")


def _reason(error: BaseException, kind: type | UnionType | None) -> str:
    """Return the message of *error*; cattrs would put one of its own in its place."""
    return str(error)


def _problems(lines: Sequence[str]) -> RecordError:
    """Return the error for problems written "reason @ path"."""
    shown = [
        f"{path}: {reason}"
        for reason, _, path in (line.rpartition(" @ ") for line in lines[:_SHOWN_PROBLEMS])
    ]
    more = len(lines) - len(shown)
    return RecordError("; ".join(shown) + (f"; and {more} more" if more else ""))


def _misplaced_spans(value: Any, path: str, length: int) -> Iterator[str]:
    """Yield a problem for each span in *value* that reaches outside a text of *length* code
    points.
    """
    if isinstance(value, Span):
        if value.end > length:
            yield f"span [{value.start}, {value.end}] outside the text of {length} code points @ {path}"
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _misplaced_spans(item, f"{path}[{index}]", length)
    elif attrs.has(type(value)):
        for name in attrs.fields_dict(type(value)):
            yield from _misplaced_spans(getattr(value, name), f"{path}.{name}", length)


def _misplaced_withins(claims: Sequence[Claim]) -> Iterator[str]:
    for index, claim in enumerate(claims):
        if claim.within is not None and (
            claim.within == index or not 0 <= claim.within < len(claims)
        ):
            yield f"expected null or the index of another of {len(claims)} claims, got {claim.within} @ $.claims[{index}].within"


def _reject_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON number")

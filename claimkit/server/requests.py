"""What may be asked of the service, and reading it from JSON."""

from __future__ import annotations

import base64
import reprlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

import attrs
from attrs import field, frozen
from cattrs import Converter, transform_error
from cattrs.errors import BaseValidationError

from claimkit.article import FIELDS, Article, is_date
from claimkit.outputs.conversion import build_converter
from claimkit.outputs.plainjson import RepeatedKeyError, parse_strictly
from claimkit.server.exports import EXPORTS
from claimkit.server.problems import (
    Fault,
    Problem,
    ProblemError,
    make_fault,
    make_invalid,
    make_key_fault,
    make_problem,
    to_field,
)
from claimkit.server.schemas import refer_to
from claimkit.server.settings import Settings
from claimkit.spans import Spans
from claimkit.untrusted import MalformedError

Request = TypeVar("Request")
WAYS = ("text", "html", "data")  # to give a text
MOST_CORRECTIONS = 2000
MOST_UNKNOWN = 20  # keys of one object that are named
BASE64 = "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"


def _describe(description: str, **schema: Any) -> Any:
    """Return a field of a request that may be left out."""
    whole = {"type": ["string", "null"], **schema, "description": description}
    return field(default=None, metadata={"schema": whole})


@frozen(kw_only=True)
class GivenText:
    """A text: its words, a page, or a file; and what is known of it."""

    text: str | None = _describe("the words")
    html: str | None = _describe("a page, of which the article is read")
    data: bytes | None = _describe("a file in base64", contentEncoding="base64", pattern=BASE64)
    name: str | None = _describe("of the file; its extension says what it is")
    id: str | None = _describe("yours")
    url: str | None = _describe("of the article")
    title: str | None = _describe("of the article")
    byline: str | None = _describe("who wrote it, as printed")
    publisher: str | None = _describe("who published it")
    section: str | None = _describe("of the publication")
    published: str | None = _describe("date or time in ISO 8601")
    language: str | None = _describe("tag of BCP 47")

    @property
    def article(self) -> Article:
        return Article(**{name: getattr(self, name) for name in FIELDS})


@frozen(kw_only=True)
class GivenTexts:
    """Several texts."""

    texts: tuple[GivenText, ...]


@frozen(kw_only=True)
class CheckRequest:
    """A draft, and the texts that it rests on.

    Attributes:
        view: whether the marked draft is wanted too, as a fragment of HTML.
    """

    draft: GivenText
    sources: tuple[GivenText, ...]
    view: bool = False


@frozen(kw_only=True)
class Correction:
    """What an editor changes in one claim; what is left out stays as it is.

    Attributes:
        claim: its id.
        added: whether it is a new claim with this id, and this content.
        removed: whether it is no claim; then nothing else is said of it.
        nobody: whether the text credits nobody; then no speaker is said.
        referent: id of the speaker, one of the record's referents.
        name: of a speaker, one that has claims already or another one, in place of *referent*.
        speaker, cue, content: their words.
    """

    claim: str
    added: bool = False
    removed: bool = False
    nobody: bool = False
    referent: str | None = None
    name: str | None = None
    speaker: Spans | None = None
    cue: Spans | None = None
    content: Spans | None = None


PARTS = ("speaker", "cue", "content")  # of a claim, whose words may be changed
_SPEAKER = ("referent", "name", "speaker")
CONTRADICTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "removed": ("added", "nobody", *_SPEAKER, "cue", "content"),
    "nobody": _SPEAKER,
    "referent": ("name",),
})  # fmt: skip
"""Fields of a correction that say another thing than the first."""

RECORD: dict[str, Any] = {"schema": refer_to("Record")}


@frozen(kw_only=True)
class ViewRequest:
    """A record to be shown, with corrections."""

    record: dict[str, Any] = field(metadata=RECORD)
    corrections: tuple[Correction, ...] = ()


@frozen(kw_only=True)
class ExportRequest:
    """A record to be taken away, with corrections."""

    record: dict[str, Any] = field(metadata=RECORD)
    corrections: tuple[Correction, ...] = ()
    format: str = field(metadata={"schema": {"type": "string", "enum": [*EXPORTS]}})


REQUESTS = (GivenText, GivenTexts, CheckRequest, Correction, ViewRequest, ExportRequest)


def read_request(body: bytes, kind: type[Request], settings: Settings) -> Request:
    """Return the request in *body*.

    Raises:
        ProblemError: it is no JSON (400); has a key twice, or is not as *kind* says (422).
    """
    return _read_value(_parse(body), kind, settings)


def _read_value(value: object, kind: type[Request], settings: Settings) -> Request:
    try:
        request = _make_converter().structure(value, kind)
    except (BaseValidationError, ValueError) as error:
        raise ProblemError(make_invalid(_list_faults(error))) from error
    faults = list(_find_faults(request, settings))
    if faults:
        raise ProblemError(make_invalid(faults))
    return request


def read_texts(body: bytes, settings: Settings) -> GivenText | GivenTexts:
    """Return the one text, or the several texts, in *body*.

    Raises:
        ProblemError: as :func:`read_request`.
    """
    value = _parse(body)
    if isinstance(value, dict) and "texts" in value:
        return _read_value(value, GivenTexts, settings)
    return _read_value(value, GivenText, settings)


def _parse(body: bytes) -> object:
    try:
        return parse_strictly(body)
    except MalformedError as error:
        raise ProblemError(_make_malformed(str(error))) from error
    except RepeatedKeyError as error:
        fault = make_key_fault("expected once, got twice", to_field(error.path), error.key)
        raise ProblemError(make_invalid([fault])) from error


def _make_malformed(detail: str) -> Problem:
    return make_problem("no-json", 400, "The request is not JSON", detail)


class _Nothing:
    """Stands for a key that is missing, and fails whatever is expected of it."""

    def __repr__(self) -> str:
        return "nothing"


class _UnknownKeysError(ValueError):
    """Keys that an object should not have."""

    def __init__(self, unknown: Iterable[str], known: Iterable[str]) -> None:
        self.unknown = tuple(unknown)
        super().__init__(f"unknown; expected some of {', '.join(known)}")


@cache
def _make_converter() -> Converter:
    converter = build_converter([], derived={}, ignored={}, strict=True)
    converter.register_structure_hook(bytes, _read_base64)
    for kind in REQUESTS:
        converter.register_structure_hook(kind, _fill(kind, converter.get_structure_hook(kind)))
    return converter


def _read_base64(value: Any, _: Any) -> bytes:
    if isinstance(value, str):
        with suppress(ValueError):
            return base64.b64decode(value, validate=True)
    raise ValueError(f"expected base64, got {reprlib.repr(value)}")


def _fill(kind: type, read: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Return a reader of *kind* that takes objects in which keys are missing.

    It raises :class:`_UnknownKeysError` for those with others.
    """
    nothing = _Nothing()
    empty: dict[str, Any] = {}
    for attribute in attrs.fields(kind):
        is_needed = attribute.default is attrs.NOTHING
        empty[attribute.name] = nothing if is_needed else attribute.default

    def read_filled(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            return read(value, kind)
        unknown = [key for key in value if key not in empty]
        if unknown:
            raise _UnknownKeysError(unknown, empty)
        return read({**empty, **value}, kind)

    return read_filled


def _list_faults(error: Exception) -> Iterator[Fault]:
    """Yield the faults that *error* tells, with their fields."""
    reasons: list[BaseException] = []

    def tell(reason: BaseException, _: object) -> str:
        reasons.append(reason)
        return ""

    lines = transform_error(error, format_exception=tell)  # each is " @ $.path"
    for reason, line in zip(reasons, lines, strict=True):
        path = to_field(line.removeprefix(" @ "))
        if not isinstance(reason, _UnknownKeysError):
            yield make_fault(str(reason), path)
            continue
        for key in reason.unknown[:MOST_UNKNOWN]:
            yield make_key_fault(str(reason), path, key)


def _find_faults(request: object, settings: Settings) -> Iterator[Fault]:
    """Yield what is wrong with *request* although all types are right."""
    match request:
        case GivenText():
            yield from _check_text(request, "")
        case GivenTexts(texts=texts):
            yield from _check_texts(texts, "texts", settings)
        case CheckRequest(draft=draft, sources=sources):
            yield from _check_text(draft, "draft.")
            yield from _check_texts(sources, "sources", settings)
        case ViewRequest(corrections=corrections):
            yield from _check_corrections(corrections)
        case ExportRequest(corrections=corrections, format=form):
            yield from _check_corrections(corrections)
            if form not in EXPORTS:
                expected = f"expected one of {', '.join(EXPORTS)}"
                yield make_fault(f"{expected}; got {reprlib.repr(form)}", "format")


def _check_texts(texts: tuple[GivenText, ...], path: str, settings: Settings) -> Iterator[Fault]:
    if not 1 <= len(texts) <= settings.max_texts:
        yield make_fault(f"expected 1 to {settings.max_texts} texts, got {len(texts)}", path)
    for number, text in enumerate(texts):
        yield from _check_text(text, f"{path}[{number}].")


def _check_text(given: GivenText, path: str) -> Iterator[Fault]:
    ways = [name for name in WAYS if getattr(given, name) is not None]
    if len(ways) != 1:
        got = ", ".join(ways) or "none of them"
        yield make_fault(f"expected one of {', '.join(WAYS)}; got {got}", f"{path}text")
    if given.published is not None and not is_date(given.published):
        yield make_fault(
            "expected a date or time in ISO 8601, such as 2024-05-31", f"{path}published"
        )


def _check_corrections(corrections: Sequence[Correction]) -> Iterator[Fault]:
    if len(corrections) > MOST_CORRECTIONS:
        expected = f"expected at most {MOST_CORRECTIONS:,} corrections, got {len(corrections):,}"
        yield make_fault(expected, "corrections")
        return
    for number, correction in enumerate(corrections):
        yield from _check_correction(correction, f"corrections[{number}].")


def _check_correction(correction: Correction, path: str) -> Iterator[Fault]:
    """Yield the fields that say another thing than others or nothing, and what is missing."""
    for part in PARTS:
        if getattr(correction, part) == ():
            yield make_fault("expected at least one span, got none", f"{path}{part}")
    if correction.added and correction.content is None:
        yield make_fault("expected the content of the claim that is added", f"{path}content")
    for name, others in CONTRADICTIONS.items():
        for other in others if _is_said(correction, name) else ():
            if _is_said(correction, other):
                yield make_fault(f"expected none beside {name}", f"{path}{other}")


def _is_said(correction: Correction, name: str) -> bool:
    return getattr(correction, name) not in (None, False)

"""The description of the service (OpenAPI 3.1), made of the table of operations and the types."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from claimkit.outputs.records import Record
from claimkit.outputs.schema import Schema
from claimkit.server.operations import JSON, OPERATIONS, Operation
from claimkit.server.problems import MEDIA_TYPE, Fault, Problem
from claimkit.server.requests import MOST_CORRECTIONS, REQUESTS, WAYS
from claimkit.server.schemas import SchemaTable
from claimkit.server.settings import Settings
from claimkit.spans import Spans
from claimkit.version import __version__

DESCRIPTION = """\
Finds who claimed what in English news text. Spans are [start, end] in code points of the text, the
end exclusive; JavaScript counts UTF-16 units. Errors are problem documents (RFC 9457)."""
OF_PROBLEMS = {
    400: "The request is not JSON, or names another host",
    408: "The request came too slowly",
    413: "The request or a text is too long",
    415: "The request is not application/json",
    422: "A field is wrong, or a text cannot be read",
    500: "An error of claimkit",
    501: "What is needed is not installed",
    503: "Too many requests at once, or no model yet",
    504: "It took too long",
}


@frozen(kw_only=True)
class Health:
    """How the service is."""

    status: str
    version: str


@frozen(kw_only=True)
class Result:
    """What became of one of several texts: its record, or a problem.

    Attributes:
        number: its place among the texts, from 1.
    """

    number: int
    id: str | None
    record: Record | None
    problem: Problem | None


@frozen(kw_only=True)
class Results:
    """What became of several texts, in their order."""

    results: tuple[Result, ...]


@frozen(kw_only=True)
class FoundPlace:
    """Where a source has it."""

    source: int
    id: str | None
    spans: Spans
    text: str
    speaker: str | None


@frozen(kw_only=True)
class Edit:
    """Words of the draft for words of the source."""

    draft: str
    source: str


@frozen(kw_only=True)
class Finding:
    """A quotation or claim of the draft, and what the sources make of it."""

    kind: str
    verdict: str
    spans: Spans
    text: str
    speaker: str | None
    claim: str | None
    places: tuple[FoundPlace, ...]
    differences: tuple[Edit, ...]
    allowances: tuple[str, ...]
    reason: str
    confidence: float


@frozen(kw_only=True)
class CheckedText:
    """The draft or a source, as it was read."""

    id: str | None
    title: str | None
    text: str


@frozen(kw_only=True)
class SourceFailure:
    """A source that could not be read."""

    number: int
    id: str | None
    problem: Problem


@frozen(kw_only=True)
class Check:
    """The findings of a draft. ``source`` of a place counts *sources*, from 1."""

    findings: tuple[Finding, ...]
    draft: CheckedText
    sources: tuple[CheckedText, ...]
    failures: tuple[SourceFailure, ...]
    html: str | None


@frozen(kw_only=True)
class View:
    """A fragment of HTML for the page's style sheet."""

    html: str
    claims: int


ANSWERS = (Health, Results, Check, View, Problem, Fault)


def make_openapi(settings: Settings) -> dict[str, Any]:
    """Return the description of the service with *settings*."""
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        paths[operation.path] = {operation.method.lower(): _describe(operation)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "claimkit", "version": __version__, "description": DESCRIPTION},
        "paths": paths,
        "components": {"schemas": _make_schemas(settings)},
    }


def _describe(operation: Operation) -> dict[str, Any]:
    content = {media: {"schema": schema} for media, schema in operation.answers.items()}
    responses: dict[str, Any] = {"200": {"description": "As asked", "content": content}}
    for status in operation.problems:
        responses[str(status)] = {
            "description": OF_PROBLEMS[status],
            "content": {MEDIA_TYPE: {"schema": _refer("Problem")}},
        }
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "responses": responses,
    }
    if operation.asks:
        asked = {"oneOf": [_refer(kind.__name__) for kind in operation.asks]}
        described["requestBody"] = {"required": True, "content": {JSON: {"schema": asked}}}
    return described


def _refer(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _make_schemas(settings: Settings) -> dict[str, Schema]:
    asked = SchemaTable()
    for kind in REQUESTS:
        asked.refer(kind)
    _limit(asked.schemas, settings)
    answered = SchemaTable(complete=True)
    answered.add_record()
    for answer in ANSWERS:
        answered.refer(answer)
    answered.schemas["Problem"]["required"] = ["type", "title", "status", "detail"]
    return {**asked.schemas, **answered.schemas}


def _choose_way(chosen: str) -> Schema:
    """Return what holds of a text that is given in the *chosen* way, and no other."""
    kinds = {way: {"type": "string" if way == chosen else "null"} for way in WAYS}
    return {"properties": kinds, "required": [chosen]}


def _limit(schemas: dict[str, Schema], settings: Settings) -> None:
    """Put in the limits, and what no type can say."""
    text = schemas["GivenText"]
    text["properties"]["text"]["maxLength"] = settings.max_chars
    text["oneOf"] = list(map(_choose_way, WAYS))
    for part in ("speaker", "cue", "content"):
        schemas["Correction"]["properties"][part]["anyOf"][0]["minItems"] = 1
    for name in ("ViewRequest", "ExportRequest"):
        schemas[name]["properties"]["corrections"]["maxItems"] = MOST_CORRECTIONS
    for name, key in (("GivenTexts", "texts"), ("CheckRequest", "sources")):
        schemas[name]["properties"][key] |= {"minItems": 1, "maxItems": settings.max_texts}

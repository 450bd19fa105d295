"""The description of the service (OpenAPI 3.1), made of the table of operations and the types."""

from __future__ import annotations

from typing import Any

from claimkit.outputs.schema import Schema, Shapes, describe_record
from claimkit.server.answers import ANSWERS
from claimkit.server.operations import JSON, OPERATIONS, Operation
from claimkit.server.problems import MEDIA_TYPE
from claimkit.server.requests import MOST_CORRECTIONS, PARTS, REQUESTS, WAYS
from claimkit.server.schemas import SCHEMAS, refer_to
from claimkit.server.settings import Settings
from claimkit.version import __version__

DESCRIPTION = """\
Finds who claimed what in English news text. Spans are [start, end] in code points of the text, the
end exclusive; JavaScript counts UTF-16 units. Errors are problem documents (RFC 9457)."""
OF_PROBLEMS = {
    400: "The request is not JSON, or names another host",
    408: "The request came too slowly",
    413: "The request or a text is too long",
    415: "The request is not application/json",
    422: "A field is wrong, unknown, or there twice; or a text cannot be read",
    500: "An error of claimkit",
    501: "What is needed is not installed",
    503: "Too many requests at once, or no model yet, or not again",
    504: "It took too long",
}


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
            "content": {MEDIA_TYPE: {"schema": refer_to("Problem")}},
        }
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "responses": responses,
    }
    if operation.asks:
        asked = {"oneOf": [refer_to(kind.__name__) for kind in operation.asks]}
        described["requestBody"] = {"required": True, "content": {JSON: {"schema": asked}}}
    return described


def _make_schemas(settings: Settings) -> dict[str, Schema]:
    asked = Shapes(prefix=SCHEMAS, is_whole=False)
    for kind in REQUESTS:
        asked.describe(kind)
    _limit(asked.definitions, settings)
    answered = Shapes(prefix=SCHEMAS)
    for answer in ANSWERS:
        answered.describe(answer)
    schemas = {**asked.definitions, **answered.definitions}
    schemas["Record"] = describe_record(answered)
    schemas["Problem"]["required"] = ["type", "title", "status", "detail"]
    return schemas


def _choose_way(chosen: str) -> Schema:
    """Return what holds of a text that is given in the *chosen* way, and no other."""
    kinds = {way: {"type": "string" if way == chosen else "null"} for way in WAYS}
    return {"properties": kinds, "required": [chosen]}


def _limit(schemas: dict[str, Schema], settings: Settings) -> None:
    """Put in the limits, and what no type can say."""
    text = schemas["GivenText"]
    text["properties"]["text"]["maxLength"] = settings.max_chars
    text["oneOf"] = list(map(_choose_way, WAYS))
    for part in PARTS:
        schemas["Correction"]["properties"][part]["anyOf"][0]["minItems"] = 1
    for name in ("ViewRequest", "ExportRequest"):
        schemas[name]["properties"]["corrections"]["maxItems"] = MOST_CORRECTIONS
    for name, key in (("GivenTexts", "texts"), ("CheckRequest", "sources")):
        schemas[name]["properties"][key] |= {"minItems": 1, "maxItems": settings.max_texts}

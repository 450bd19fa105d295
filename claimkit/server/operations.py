"""The table of operations: what the service can be asked, and how it may answer."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from claimkit.server.exports import EXPORTS
from claimkit.server.requests import (
    CheckRequest,
    ExportRequest,
    GivenText,
    GivenTexts,
    ViewRequest,
)
from claimkit.server.schemas import refer_to

JSON = "application/json"


@frozen(kw_only=True)
class Operation:
    """An operation.

    Attributes:
        name: of its endpoint, and its ``operationId``.
        asks: what its body may be; none for GET.
        answers: media types of what it returns, with the name of a schema or a schema.
        problems: statuses of problem documents that it may return.
    """

    name: str
    method: str
    path: str
    summary: str
    asks: tuple[type, ...] = ()
    answers: dict[str, Any]
    problems: tuple[int, ...] = ()


def _define_work(name: str, summary: str, asks: tuple[type, ...], answers: Any) -> Operation:
    """Return an operation that workers do."""
    return Operation(
        name=name,
        method="POST",
        path=f"/v1/{name}",
        summary=summary,
        asks=asks,
        answers=answers,
        problems=WORK_PROBLEMS,
    )


WORK_PROBLEMS = (400, 408, 413, 415, 422, 500, 501, 503, 504)
OPERATIONS = (
    _define_work(
        "extract",
        "The claims of a text, or of several; of several each may fail by itself.",
        (GivenText, GivenTexts),
        {JSON: {"anyOf": [refer_to("Record"), refer_to("Results")]}},
    ),
    _define_work(
        "check",
        "What sources make of each quotation and claim of a draft.",
        (CheckRequest,),
        {JSON: refer_to("CheckAnswer")},
    ),
    _define_work(
        "view",
        "The marked article of a record, with corrections, as the page shows it.",
        (ViewRequest,),
        {JSON: refer_to("ViewAnswer")},
    ),
    _define_work(
        "export",
        "A record, with corrections, in another format.",
        (ExportRequest,),
        {export.media_type: {} for export in EXPORTS.values()},
    ),
    Operation(
        name="health",
        method="GET",
        path="/health",
        summary="Whether the service runs.",
        answers={JSON: refer_to("Health")},
    ),
    Operation(
        name="ready",
        method="GET",
        path="/ready",
        summary="Whether the model is loaded.",
        answers={JSON: refer_to("Health")},
        problems=(503,),
    ),
)

"""Errors as RFC 9457 wants them: problem documents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus

from attrs import asdict, evolve, frozen

from claimkit.errors import (
    ClaimkitError,
    DeviceError,
    InputTooLargeError,
    MissingExtraError,
    ModelCorruptError,
    ModelNotFoundError,
    WorkerError,
)
from claimkit.outputs.wording import replace_unshowable

MEDIA_TYPE = "application/problem+json"
NAMESPACE = "urn:claimkit:problem:"
_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+|'[^']*'|\"[^\"]*\")\]")
LONGEST_KEY = 60  # of one that nobody expects; what is longer is cut


@frozen(kw_only=True)
class Fault:
    """Something that is wrong with one field of a request.

    Attributes:
        field: as people write it: "texts[0].text"; "" for the whole request.
        pointer: the same as a JSON Pointer in a URL: "#/texts/0/text".
    """

    detail: str
    field: str
    pointer: str


@frozen(kw_only=True)
class Problem:
    """A problem document.

    Attributes:
        type: a name that stays the same; "about:blank" where the status says all.
        detail: one line for people.
        instance: the request that it is about.
        errors: the fields that are wrong.
    """

    type: str
    title: str
    status: int
    detail: str
    instance: str | None = None
    errors: tuple[Fault, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return it as plain JSON types, without what is empty."""
        return {key: value for key, value in asdict(self).items() if value not in (None, ())}

    def about(self, request: str) -> Problem:
        """Return it as one of the request with this id."""
        return evolve(self, instance=f"urn:claimkit:request:{request}")


class ProblemError(Exception):
    """Ends a request with a problem."""

    def __init__(self, problem: Problem, headers: dict[str, str] | None = None) -> None:
        super().__init__(problem.title)
        self.problem = problem
        self.headers = headers or {}

    def __reduce__(self) -> tuple[type[ProblemError], tuple[Problem, dict[str, str]]]:
        return type(self), (self.problem, self.headers)


def make_problem(
    name: str, status: int, title: str, detail: str, errors: Iterable[Fault] = ()
) -> Problem:
    """Return the problem called *name*."""
    return Problem(
        type=f"{NAMESPACE}{name}",
        title=title,
        status=status,
        detail=replace_unshowable(detail),
        errors=tuple(errors),
    )


def make_plain_problem(status: int) -> Problem:
    """Return the problem of which the *status* says all."""
    known = HTTPStatus(status)
    return Problem(type="about:blank", title=known.phrase, status=status, detail=known.description)


def make_fault(detail: str, path: str) -> Fault:
    """Return the fault of the field at *path*: "texts[0].text"."""
    steps = [(name or index).strip("'\"") for name, index in _STEP.findall(path)]
    pointer = "".join(map(_to_token, steps))
    return Fault(detail=detail, field=path, pointer=f"#{pointer}")


def make_key_fault(detail: str, path: str, key: str) -> Fault:
    """Return the fault of *key*, whatever it holds, in the object at *path*."""
    shown = replace_unshowable(key[:LONGEST_KEY]) + "…" * (len(key) > LONGEST_KEY)
    pointer = make_fault(detail, path).pointer + _to_token(shown)
    return Fault(detail=detail, field=f"{path}.{shown}" if path else shown, pointer=pointer)


def to_field(path: str) -> str:
    """Return *path* in a body, "$.texts[0].text", as a field."""
    return path.removeprefix("$").removeprefix(".")


def _to_token(step: str) -> str:
    escaped = step.replace("~", "~0").replace("/", "~1")
    return f"/{escaped}"


def make_invalid(faults: Iterable[Fault]) -> Problem:
    """Return the problem of a request whose fields are wrong."""
    found = tuple(faults)
    first = found[0]
    detail = f"{first.field}: {first.detail}" if first.field else first.detail
    return make_problem("invalid-request", 422, "The request is not as expected", detail, found)


INTERNAL = make_problem(
    "internal", 500, "Something is wrong in claimkit", "the log of the service says where"
)
TOO_SLOW = make_problem(
    "too-slow", 504, "It took too long", "try it with a shorter text, or with fewer"
)
BUSY = make_problem("busy", 503, "Too many requests at once", "wait for a second, and try again")
NOT_READY = make_problem(
    "not-ready",
    503,
    "The model is being loaded",
    "the service starts, or starts again; try again in some seconds",
)
LOST = make_problem(
    "worker-lost",
    500,
    "The process that read this was lost",
    "it may need more memory than there is",
)


@frozen
class _Kind:
    """What errors of a class become; their message is the detail."""

    error: type[ClaimkitError]
    name: str
    status: int
    title: str


_KINDS = (
    _Kind(InputTooLargeError, "text-too-long", 413, "The text is too long"),
    _Kind(MissingExtraError, "not-installed", 501, "This is not installed here"),
    _Kind(ModelNotFoundError, "no-model", 503, "The model cannot be used"),
    _Kind(DeviceError, "no-model", 503, "The model cannot be used"),
    _Kind(ModelCorruptError, "no-model", 503, "The model cannot be used"),
    _Kind(ClaimkitError, "unreadable", 422, "This cannot be read"),
)
"""The first that fits counts."""


def to_problem(error: Exception) -> Problem:
    """Return the problem that *error*, raised in the work on a text, becomes. What is not raised on
    purpose says nothing of itself: its message may hold anything.
    """
    if isinstance(error, ProblemError):
        return error.problem
    if isinstance(error, WorkerError):
        return LOST
    for kind in _KINDS:
        if isinstance(error, kind.error):
            return make_problem(kind.name, kind.status, kind.title, str(error))
    return INTERNAL

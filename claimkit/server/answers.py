"""What the service answers, and writing it as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache

from attrs import frozen
from cattrs import Converter

from claimkit.checking.result import Finding, make_writer
from claimkit.claimset import ClaimSet
from claimkit.outputs.records import Record
from claimkit.server.pool import Answer, Reply
from claimkit.server.problems import Problem, to_problem
from claimkit.server.requests import GivenText


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
    problem: Problem | None = None
    record: Record | None = None


@frozen(kw_only=True)
class Results:
    """What became of several texts, in their order."""

    results: tuple[Result, ...]


@frozen(kw_only=True)
class CheckedText:
    """The draft or a source, as it was read."""

    id: str | None
    title: str | None
    text: str

    @classmethod
    def of(cls, found: ClaimSet) -> CheckedText:
        return cls(id=found.article.id, title=found.article.title, text=found.text)


@frozen(kw_only=True)
class SourceFailure:
    """A source that could not be read.

    Attributes:
        number: its place among the sources, from 1.
    """

    number: int
    id: str | None
    problem: Problem


@frozen(kw_only=True)
class CheckAnswer:
    """The findings of a draft.

    Attributes:
        sources: in the order of the request; None for one that could not be read. The ``source``
            of a place and the ``number`` of a failure count all of them, from 1.
        html: the marked draft for the page's style sheet, if it was wanted.
    """

    findings: tuple[Finding, ...]
    draft: CheckedText
    sources: tuple[CheckedText | None, ...]
    failures: tuple[SourceFailure, ...]
    html: str | None = None


@frozen(kw_only=True)
class ViewAnswer:
    """A marked article.

    Attributes:
        html: a fragment for the page's style sheet.
        claims: how many there are.
    """

    html: str
    claims: int


ANSWERS = (Health, Results, CheckAnswer, ViewAnswer, Problem)


def to_reply(answer: object) -> Reply:
    """Return *answer*, one of ``ANSWERS`` or a part of one, as JSON."""
    return Reply(_write(answer))


def join_results(texts: Iterable[GivenText], answers: Sequence[Answer]) -> Reply:
    """Return the Results of several *texts* as JSON.

    Args:
        answers: to each of them; records, which are JSON already, are put in as they are.
    """
    results: list[bytes] = []
    for number, (text, answer) in enumerate(zip(texts, answers, strict=True), start=1):
        results.append(_join_result(number, text.id, answer))
    return Reply(b'{"results": [%b]}' % b", ".join(results))


def _join_result(number: int, id: str | None, answer: Answer) -> bytes:
    """Return a Result as JSON, field by field."""
    fields = {"number": _write(number), "id": _write(id), "problem": b"null", "record": b"null"}
    if isinstance(answer, Reply):
        fields["record"] = answer.content
    else:
        fields["problem"] = _write(to_problem(answer))
    pairs = (b'"%b": %b' % (name.encode(), value) for name, value in fields.items())
    pairs = (b'"%b": %b' % (name.encode(), value) for name, value in fields.items())
    return b"{%b}" % b", ".join(pairs)


def _write(value: object) -> bytes:
    return json.dumps(_make_writer().unstructure(value), allow_nan=False).encode("ascii")


@cache
def _make_writer() -> Converter:
    converter = make_writer().copy()
    converter.register_unstructure_hook(Problem, lambda problem: problem.to_dict())
    converter.register_unstructure_hook(Finding, lambda finding: finding.to_dict())
    return converter

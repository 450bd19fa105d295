"""What each operation does."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import chain

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from claimkit.inputs.formats import FORMATS
from claimkit.server.exports import EXPORTS
from claimkit.server.guards import read_body
from claimkit.server.operations import JSON
from claimkit.server.pool import Answer
from claimkit.server.problems import ProblemError, make_problem, to_problem
from claimkit.server.requests import (
    CheckRequest,
    ExportRequest,
    GivenText,
    ViewRequest,
    read_request,
    read_texts,
)
from claimkit.server.service import Service
from claimkit.server.templates import render
from claimkit.version import __version__

NOT_READY = make_problem("not-ready", 503, "The model is being loaded", "try again in some seconds")


class Endpoints:
    """The endpoints of a service, by the names of the operations."""

    def __init__(self, service: Service) -> None:
        self._service = service
        endings = chain.from_iterable(form.extensions for form in FORMATS)
        self._page = render(
            "page.html", version=__version__, exports=EXPORTS, endings=",".join(endings)
        )

    async def page(self, request: Request) -> Response:
        """Return the page."""
        return HTMLResponse(self._page)

    async def health(self, request: Request) -> Response:
        """Say that the service runs."""
        return JSONResponse({"status": "ok", "version": __version__})

    async def ready(self, request: Request) -> Response:
        """Say whether the model is loaded."""
        if not self._service.is_ready:
            raise ProblemError(NOT_READY, {"Retry-After": "2"})
        return JSONResponse({"status": "ready", "version": __version__})

    async def extract(self, request: Request) -> Response:
        """Return the record of a text, or the results of several."""
        async with self._service.admitting():
            body = await read_body(request, self._service.settings)
            given = read_texts(body, self._service.settings)
            if isinstance(given, GivenText):
                return _answer((await self._service.read([given]))[0])
            answers = await self._service.read(given.texts)
            return Response(_join(given.texts, answers), media_type=JSON)

    async def check(self, request: Request) -> Response:
        """Return what the sources make of a draft."""
        async with self._service.admitting():
            body = await read_body(request, self._service.settings)
            asked = read_request(body, CheckRequest, self._service.settings)
            return _answer((await self._service.read([asked]))[0])

    async def view(self, request: Request) -> Response:
        """Return the marked article of a record."""
        async with self._service.admitting():
            body = await read_body(request, self._service.settings)
            asked = read_request(body, ViewRequest, self._service.settings)
            return _answer(await self._service.serve(asked))

    async def export(self, request: Request) -> Response:
        """Return a record in another format."""
        async with self._service.admitting():
            body = await read_body(request, self._service.settings)
            asked = read_request(body, ExportRequest, self._service.settings)
            answer = await self._service.serve(asked)
            return _answer(answer, EXPORTS[asked.format].media_type)


def _answer(answer: Answer, media_type: str = JSON) -> Response:
    """Return the response that holds *answer*.

    Raises:
        Exception: *answer* is one.
    """
    if isinstance(answer, Exception):
        raise answer
    return Response(answer, media_type=media_type)


def _join(texts: Sequence[GivenText], answers: Sequence[Answer]) -> bytes:
    """Return the results of several texts as JSON."""
    results: list[bytes] = []
    for number, (text, answer) in enumerate(zip(texts, answers, strict=True), start=1):
        about: dict[str, object] = {"number": number, "id": text.id}
        if isinstance(answer, Exception):
            failed = {**about, "record": None, "problem": to_problem(answer).to_dict()}
            results.append(json.dumps(failed).encode())
        else:
            head = json.dumps({**about, "problem": None}).encode()[:-1]
            results.append(b'%b, "record": %b}' % (head, answer))
    return b'{"results": [%b]}' % b", ".join(results)

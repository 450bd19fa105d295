"""What each operation does."""

from __future__ import annotations

from itertools import chain

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from claimkit.inputs.formats import FORMATS
from claimkit.server.answers import Health, join_results, to_reply
from claimkit.server.bodies import Bodies
from claimkit.server.exports import EXPORTS
from claimkit.server.jobs import Asked
from claimkit.server.pool import Answer
from claimkit.server.problems import NOT_READY, ProblemError
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


class Endpoints:
    """The endpoints of a service, by the names of the operations."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._bodies = Bodies(service.settings)
        endings = chain.from_iterable(form.extensions for form in FORMATS)
        self._page = render(
            "page.html", version=__version__, exports=EXPORTS, endings=",".join(endings)
        )

    async def page(self, request: Request) -> Response:
        """Return the page."""
        return HTMLResponse(self._page)

    async def health(self, request: Request) -> Response:
        """Say that the service runs."""
        return _answer(to_reply(Health(status="ok", version=__version__)))

    async def ready(self, request: Request) -> Response:
        """Say whether the model is loaded."""
        if not self._service.is_ready:
            raise ProblemError(NOT_READY, {"Retry-After": "2"})
        return _answer(to_reply(Health(status="ready", version=__version__)))

    async def extract(self, request: Request) -> Response:
        """Return the record of a text, or the results of several."""
        body = await self._bodies.read(request)
        async with self._service.admitting():
            given = read_texts(body, self._service.settings)
            if isinstance(given, GivenText):
                return _answer((await self._service.read([given]))[0])
            answers = await self._service.read(given.texts)
            return _answer(join_results(given.texts, answers))

    async def check(self, request: Request) -> Response:
        """Return what the sources make of a draft."""
        body = await self._bodies.read(request)
        async with self._service.admitting():
            asked = read_request(body, CheckRequest, self._service.settings)
            return _answer((await self._service.read([asked]))[0])

    async def view(self, request: Request) -> Response:
        """Return the marked article of a record."""
        return await self._serve(request, ViewRequest)

    async def export(self, request: Request) -> Response:
        """Return a record in another format."""
        return await self._serve(request, ExportRequest)

    async def _serve(
        self, request: Request, kind: type[ViewRequest] | type[ExportRequest]
    ) -> Response:
        body = await self._bodies.read(request)
        async with self._service.admitting():
            return _answer(await self._service.serve(Asked(body, kind)))


def _answer(answer: Answer) -> Response:
    """Return the response that holds *answer*.

    Raises:
        Exception: *answer* is one.
    """
    if isinstance(answer, Exception):
        raise answer
    return Response(answer.content, media_type=answer.media_type)

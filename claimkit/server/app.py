"""The application: its routes, and what stands before them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from claimkit.errors import ClaimkitError
from claimkit.server.endpoints import Endpoints
from claimkit.server.guards import Guard, to_response
from claimkit.server.openapi import make_openapi
from claimkit.server.operations import OPERATIONS
from claimkit.server.pieces import write_palette
from claimkit.server.problems import ProblemError, make_plain_problem, to_problem
from claimkit.server.service import Service
from claimkit.server.templates import FOLDER


def make_app(service: Service) -> Starlette:
    """Return the application that *service* does the work of."""
    endpoints = Endpoints(service)
    openapi = make_openapi(service.settings)
    palette = write_palette()

    async def describe(request: Request) -> Response:
        return JSONResponse(openapi)

    async def colour(request: Request) -> Response:
        return Response(palette, media_type="text/css")

    @asynccontextmanager
    async def run(app: Starlette) -> AsyncIterator[None]:
        async with service.running():
            yield

    routes = [
        Route(operation.path, getattr(endpoints, operation.name), methods=[operation.method])
        for operation in OPERATIONS
    ]
    return Starlette(
        routes=[
            *routes,
            Route("/", endpoints.page),
            Route("/openapi.json", describe),
            Route("/assets/palette.css", colour),
            Mount("/assets", StaticFiles(directory=FOLDER / "assets")),
        ],
        middleware=[Middleware(Guard, settings=service.settings)],
        exception_handlers={
            ProblemError: _explain,
            ClaimkitError: _explain,
            HTTPException: _explain_status,
        },
        lifespan=run,
    )


async def _explain(request: Request, error: Exception) -> Response:
    headers = error.headers if isinstance(error, ProblemError) else None
    return to_response(to_problem(error).about(request.state.id), headers)


async def _explain_status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return to_response(make_plain_problem(error.status_code).about(request.state.id), error.headers)

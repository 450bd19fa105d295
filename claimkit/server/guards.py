"""What stands before all requests: hosts, headers, a line in the log."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Mapping, MutableMapping
from time import monotonic
from types import MappingProxyType

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from claimkit.outputs.wording import strip_controls
from claimkit.server.problems import (
    INTERNAL,
    MEDIA_TYPE,
    Problem,
    make_problem,
)
from claimkit.server.settings import Settings

LOG = logging.getLogger("claimkit.server")
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Mapping[str, str] = MappingProxyType({
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
})  # fmt: skip


class Guard:
    """Lets requests for known hosts through, and puts headers on every answer.

    The log has method, path, status, time and id of a request, never what it holds. Of an error
    that nobody expected it has the place, not the message, which may hold words of a text.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._hosts = settings.hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = monotonic()
        id = secrets.token_hex(8)
        scope.setdefault("state", {})["id"] = id
        status = 0

        async def send_guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _put_headers(message, id)
            await send(message)

        try:
            await self._answer(scope, receive, send_guarded)
        except Exception as error:
            _log_error(error, id)
            if not status:
                await to_response(INTERNAL.about(id))(scope, receive, send_guarded)
        took = 1000 * (monotonic() - begun)
        path = strip_controls(scope["path"])
        LOG.info("%s %s %d %.0f ms %s", scope["method"], path, status, took, id)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        host = _read_host(Headers(scope=scope).get("host", ""))
        if self._hosts and host not in self._hosts:
            problem = make_problem(
                "other-host",
                400,
                "The request is for another host",
                f"this service is not {host or 'a host without a name'}; --name allows another one",
            )
            await to_response(problem)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _read_host(header: str) -> str:
    """Return the host without its port."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.rpartition(":")[0].lower() if ":" in header else header.lower()


def _put_headers(message: MutableMapping[str, object], id: str) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers["X-Request-Id"] = id


def _log_error(error: Exception, id: str) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-5:]))
    LOG.error("%s in %s, request %s", type(error).__name__, where, id)


def to_response(problem: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """Return the answer that *problem* is."""
    return JSONResponse(
        problem.to_dict(), problem.status, headers=dict(headers or {}), media_type=MEDIA_TYPE
    )

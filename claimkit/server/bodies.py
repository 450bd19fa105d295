"""Reading the bodies of requests, which may come slowly, be too long, or be no JSON."""

from __future__ import annotations

import asyncio

from starlette.requests import ClientDisconnect, Request

from claimkit.server.problems import (
    BUSY,
    Problem,
    ProblemError,
    make_plain_problem,
    make_problem,
)
from claimkit.server.settings import MEBIBYTE, Settings

DROPPED = 256 * MEBIBYTE  # of a body that is too long; then the connection is closed
MEDIA_TYPE = "application/json"


class Bodies:
    """Reads the bodies of requests.

    A request that is still being sent takes no place among those that wait. All bodies that are
    being read hold no more bytes together than as many as may wait, each as long as is allowed; a
    request that would need more is refused.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._most = settings.waiting * settings.max_body
        self._held = 0

    async def read(self, request: Request) -> bytes:
        """Return the body of *request*.

        Raises:
            ProblemError: it is not JSON by its header (415), too long (413), comes too slowly
                (408), or there are too many at once (503).
        """
        _check_media_type(request.headers.get("content-type", ""))
        try:
            async with asyncio.timeout(self._settings.max_seconds):
                return await self._read_stream(request)
        except TimeoutError:
            raise ProblemError(make_plain_problem(408)) from None
        except ClientDisconnect:
            raise ProblemError(make_plain_problem(400)) from None

    async def _read_stream(self, request: Request) -> bytes:
        """Return the body. One that is too long is read, and dropped, before that is said: most
        clients listen only when they have sent everything.
        """
        body = bytearray()
        length = 0
        try:
            async for chunk in request.stream():
                length += len(chunk)
                if length <= self._settings.max_body:
                    self._hold(len(chunk))
                    body += chunk
                elif length > DROPPED:
                    break
        finally:
            self._held -= len(body)
        if length > self._settings.max_body:
            raise ProblemError(_make_too_long(self._settings))
        return bytes(body)

    def _hold(self, length: int) -> None:
        if self._held + length > self._most:
            raise ProblemError(BUSY, {"Retry-After": "1"})
        self._held += length


def _check_media_type(header: str) -> None:
    """Make sure that a body is JSON by its *header*.

    Raises:
        ProblemError: it is not; says what it is.
    """
    media = header.partition(";")[0].strip().lower()
    if media != MEDIA_TYPE:
        got = f"got {media}" if media else "got none"
        detail = f"expected Content-Type: {MEDIA_TYPE}, {got}"
        raise ProblemError(make_problem("not-json", 415, "The request is not JSON", detail))


def _make_too_long(settings: Settings) -> Problem:
    return make_problem(
        "request-too-long",
        413,
        "The request is too long",
        f"expected at most {settings.max_body:,} bytes; send texts in several requests",
    )

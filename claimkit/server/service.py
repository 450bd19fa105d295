"""The service: its settings, and what does its work."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from claimkit.extractor import Extractor
from claimkit.server.jobs import Clerk, Reader, WarmUp
from claimkit.server.pool import Answer, Pool, Reply, Works
from claimkit.server.problems import BUSY, ProblemError
from claimkit.server.settings import Settings


class Service:
    """Takes tasks, as many at once as the settings allow.

    Args:
        reader: extracts and checks.
        clerk: shows and exports.
    """

    def __init__(self, settings: Settings, reader: Works, clerk: Works) -> None:
        self.settings = settings
        self._reader = reader
        self._clerk = clerk
        self._busy = 0

    @classmethod
    def of(cls, extractor: Extractor, settings: Settings) -> Service:
        """Return the service with worker processes that have an Extractor each, made as
        *extractor* was.
        """
        reader = Pool(Reader(extractor), WarmUp(), settings.workers)
        return cls(settings, reader, Pool(Clerk(settings), WarmUp(), 1))

    @property
    def is_ready(self) -> bool:
        return self._reader.is_ready and self._clerk.is_ready

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Have the workers run in here."""
        self._reader.start()
        self._clerk.start()
        try:
            yield
        finally:
            await self._reader.stop()
            await self._clerk.stop()

    @asynccontextmanager
    async def admitting(self) -> AsyncIterator[None]:
        """Count a request as one of those that are worked on.

        Raises:
            ProblemError: there are too many.
        """
        if self._busy >= self.settings.waiting:
            raise ProblemError(BUSY, {"Retry-After": "1"})
        self._busy += 1
        try:
            yield
        finally:
            self._busy -= 1

    async def read(self, tasks: Sequence[Any]) -> list[Answer]:
        """Return the answers of the reader."""
        return await self._reader.run(tasks, self.settings.max_seconds)

    async def serve(self, task: object) -> Reply:
        """Return the answer of the clerk.

        Raises:
            ProblemError: it takes too long.
            Exception: what the task raised.
        """
        (answer,) = await self._clerk.run([task], self.settings.max_seconds)
        if isinstance(answer, Exception):
            raise answer
        return answer

"""Worker processes, each with one task at a time. One that takes too long is ended."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol

from attrs import frozen

from claimkit.server.problems import BUSY, NOT_READY, TOO_SLOW, ProblemError
from claimkit.workers import Worker, pickle_work

LOG = logging.getLogger("claimkit.server")
PAUSE = 5.0  # seconds before a worker that could not be started is started again


@frozen
class Reply:
    """What a task gives, ready to be sent."""

    content: bytes
    media_type: str = "application/json"


Answer = Reply | Exception
Job = Callable[[Sequence[Any]], Iterable[Answer]]


class Works(Protocol):
    """What does the work of the service: a Pool, or in tests something simpler."""

    @property
    def is_ready(self) -> bool:
        """Whether some of it can be done at once, or as soon as other work is done."""

    def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def run(self, tasks: Sequence[Any], seconds: float) -> list[Answer]:
        """Return the answer to each of *tasks*, which one worker does.

        Args:
            seconds: that they may wait for a worker, and then again that it may take. A worker that
                takes longer is ended. One for which they wait too long is not.

        Raises:
            ProblemError: they wait longer, or it takes longer.
        """


class Pool:
    """Worker processes that do one job.

    Args:
        job: called with tasks in each process; must be picklable.
        warm_up: the task that makes a worker ready.
        count: of processes.
    """

    def __init__(self, job: Job, warm_up: object, count: int) -> None:
        self._work = pickle_work(job)
        self._warm_up = warm_up
        self._count = count
        self._ready = 0
        self._idle: asyncio.Queue[Worker[Any, Reply]] = asyncio.Queue()
        self._workers: set[Worker[Any, Reply]] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._threads = ThreadPoolExecutor(2 * count, thread_name_prefix="claimkit-pool")

    @property
    def is_ready(self) -> bool:
        return self._ready > 0

    def start(self) -> None:
        """Begin to start the workers; returns at once."""
        for _ in range(self._count):
            self._add()

    async def stop(self) -> None:
        """End all processes, whatever they do."""
        for task in self._starting:
            task.cancel()
        for worker in self._workers:
            worker.kill()
        self._threads.shutdown(wait=False)

    async def run(self, tasks: Sequence[Any], seconds: float) -> list[Answer]:
        """As :class:`Works` says."""
        try:
            async with asyncio.timeout(seconds):
                worker = await self._idle.get()
        except TimeoutError:
            raise self._explain_waiting() from None
        try:
            async with asyncio.timeout(seconds):
                answers = await self._ask(worker, tasks)
        except TimeoutError:
            self._replace(worker)
            raise ProblemError(TOO_SLOW) from None
        except BaseException:  # who asked has gone, or the worker cannot be started
            self._replace(worker)
            raise
        self._idle.put_nowait(worker)
        return answers

    def _explain_waiting(self) -> ProblemError:
        """Return why no worker could be had: they do other work, or none has started yet."""
        if self.is_ready:
            return ProblemError(BUSY, {"Retry-After": "1"})
        return ProblemError(NOT_READY, {"Retry-After": "2"})

    async def _ask(self, worker: Worker[Any, Reply], tasks: Sequence[Any]) -> list[Answer]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, worker.work, tasks)

    def _replace(self, worker: Worker[Any, Reply]) -> None:
        worker.kill()
        self._workers.discard(worker)
        self._ready -= 1
        self._add()

    def _add(self) -> None:
        task = asyncio.get_running_loop().create_task(self._start_worker())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _start_worker(self) -> None:
        while True:
            worker: Worker[Any, Reply] = Worker(self._work)
            self._workers.add(worker)
            try:
                (answer,) = await self._ask(worker, [self._warm_up])
            except Exception as error:
                answer = error
            if not isinstance(answer, Exception):
                break
            LOG.error("a worker cannot be started: %s: %s", type(answer).__name__, answer)
            worker.kill()
            self._workers.discard(worker)
            await asyncio.sleep(PAUSE)
        self._ready += 1
        self._idle.put_nowait(worker)

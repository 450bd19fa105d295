"""Work done in other processes, with a time limit."""

from __future__ import annotations

import multiprocessing
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from threading import Event, Thread
from typing import Any

from claimkit import ClaimSet, Extractor

LIMIT = 120  # seconds; a process that hangs does so for ever


def run_in_process(method: str, work: Callable[..., Any], *arguments: object) -> Any:
    """Return what *work* gives in a process that is started by *method*: "fork" or "spawn".

    Raises:
        TimeoutError: it is not done in time.
    """
    (result,) = run_in_processes(method, 1, work, *arguments)
    return result


def run_in_processes(
    method: str, count: int, work: Callable[..., Any], *arguments: object
) -> list[Any]:
    """Return what *work* gives in each of *count* processes at once, see ``run_in_process``."""
    context = multiprocessing.get_context(method)
    pipes = [context.Pipe(duplex=False) for _ in range(count)]
    processes = [
        context.Process(target=_send_result, args=(send, work, arguments))  # type: ignore[attr-defined]
        for _, send in pipes
    ]
    with warnings.catch_warnings():
        # Python 3.12 warns of each fork beside threads
        warnings.simplefilter("ignore", DeprecationWarning)
        for process in processes:
            process.start()
    try:
        return [_receive(receive) for receive, _ in pipes]
    finally:
        for process in processes:
            process.kill()
            process.join()


def _send_result(send: Connection, work: Callable[..., Any], arguments: Sequence[object]) -> None:
    send.send(work(*arguments))


def _receive(receive: Connection) -> Any:
    if not receive.poll(LIMIT):
        raise TimeoutError(f"a process was not done within {LIMIT} seconds")
    return receive.recv()


def extract_all(extractor: Extractor, texts: Sequence[str]) -> list[ClaimSet]:
    """Return the claims of *texts*: a function that a spawned process finds."""
    return [extractor.extract(text) for text in texts]


@contextmanager
def working_in_thread(work: Callable[[], object]) -> Iterator[None]:
    """Repeat *work* in another thread, which has begun when the block begins."""
    begun, stopped = Event(), Event()

    def repeat() -> None:
        while not stopped.is_set():
            begun.set()
            work()

    thread = Thread(target=repeat)
    thread.start()
    begun.wait()
    try:
        yield
    finally:
        stopped.set()
        thread.join()

"""How many threads torch computes with: ours during our calls, the caller's outside of them."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TypeVar

import torch

from claimkit.forks import ForkSafeLock

ResultT = TypeVar("ResultT")

# OpenMP starts its threads once and keeps them. In a forked process they are gone, and it waits
# for them for ever.
_STARTED_IN = os.getpid()
_SETTING = ForkSafeLock(awaited=False)


@contextmanager
def computing_with(threads: int) -> Iterator[None]:
    """Let this thread compute with so many *threads* of torch, and as before afterwards; in a
    forked process with one.

    Threads that wait for their share of a small product do so in a loop. Beside another busy
    process two of them need several times the CPU time of one.
    """
    wanted = threads if os.getpid() == _STARTED_IN else 1
    before = torch.get_num_threads()
    if wanted == before:
        yield
        return
    try:
        _set_here(wanted)
        yield
    finally:
        _set_here(before)


def _set_here(threads: int) -> None:
    """Set the number of threads for this thread alone.

    ``torch.set_num_threads`` sets it for the thread that calls, and for all that use torch for the
    first time later. So another thread puts back what these get.
    """
    with _SETTING:
        later = _call_in_new_thread(torch.get_num_threads)
        torch.set_num_threads(threads)
        if later != threads:
            _call_in_new_thread(partial(torch.set_num_threads, later))


def _call_in_new_thread(function: Callable[[], ResultT]) -> ResultT:
    results: list[ResultT] = []
    thread = threading.Thread(target=lambda: results.append(function()))
    thread.start()
    thread.join()
    return results[0]

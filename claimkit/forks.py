"""Locks for a process that may fork while another thread holds them."""

from __future__ import annotations

import os
import threading
from types import TracebackType
from typing import Self
from weakref import WeakValueDictionary


class ForkSafeLock:
    """A lock that a forked process never finds held by a thread that it has not got.

    A forked process has only the thread that forked. What another thread held would stay locked
    there for ever, and so would the locks inside the libraries that this thread was using. So a
    fork waits until the other threads have given these locks back.

    Who holds one must not wait for another one, for a fork takes all of them, in any order. It may
    take the same one again, and may fork.

    Args:
        awaited: False for a lock that a fork does not wait for. One that is held then is free in
            the forked process. It may be taken by who holds another one.
    """

    def __init__(self, *, awaited: bool = True) -> None:
        self.awaited = awaited
        self._lock = threading.RLock()
        _ALL[id(self)] = self

    def __enter__(self) -> Self:
        self._lock.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._lock.release()

    def renew(self) -> None:
        """Make it free, whoever held it."""
        self._lock = threading.RLock()


_ALL: WeakValueDictionary[int, ForkSafeLock] = WeakValueDictionary()
_HELD: list[ForkSafeLock] = []  # by the fork that is under way
_FORKING = threading.RLock()  # one fork at a time


def _list_free() -> list[ForkSafeLock]:
    """Return the locks that the fork does not hold."""
    # a list made at once, where iterating would fail if another thread made a lock meanwhile
    locks = [reference() for reference in _ALL.valuerefs()]
    return [lock for lock in locks if lock is not None and lock not in _HELD]


def _take_all() -> None:
    _FORKING.acquire()
    # again and again, for who is waited for may make new ones
    while awaited := [lock for lock in _list_free() if lock.awaited]:
        for lock in awaited:
            lock.__enter__()
            _HELD.append(lock)


def _release_all() -> None:
    while _HELD:
        _HELD.pop().__exit__(None, None, None)
    _FORKING.release()


def _renew_others() -> None:
    for lock in _list_free():
        lock.renew()
    _release_all()


if hasattr(os, "register_at_fork"):  # Windows has no forks
    os.register_at_fork(
        before=_take_all, after_in_parent=_release_all, after_in_child=_renew_others
    )

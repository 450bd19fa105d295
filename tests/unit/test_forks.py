"""Locks in forked processes."""

from __future__ import annotations

import os
import threading
import time

import pytest

from claimkit.forks import ForkSafeLock
from tests.support.processes import run_in_process, working_in_thread

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no forks")


def hold(lock: ForkSafeLock, done: list[str]) -> None:
    """Hold *lock* for a moment, and note when it is given back."""
    with lock:
        done.append("begun")
        time.sleep(0.05)
        done.append("ended")


def take(lock: ForkSafeLock, done: list[str]) -> str:
    """Return the last entry of *done* as soon as *lock* can be had."""
    with lock:
        return done[-1]


@pytest.mark.parametrize(("awaited", "seen"), [(True, "ended"), (False, "begun")])
def test_a_forked_process_can_take_a_lock_that_a_thread_held(awaited: bool, seen: str) -> None:
    """A fork waits until the thread has done its work, unless the lock is one that it need not
    wait for.
    """
    lock = ForkSafeLock(awaited=awaited)
    done: list[str] = []
    with working_in_thread(lambda: hold(lock, done)):
        time.sleep(0.01)  # the thread is asleep and holds it
        assert run_in_process("fork", take, lock, done) == seen


def test_who_holds_a_lock_may_fork() -> None:
    """The forked process goes on holding it."""
    lock = ForkSafeLock()
    with lock:
        assert run_in_process("fork", take, lock, ["same thread"]) == "same thread"


def test_several_threads_may_fork_at_once() -> None:
    """None waits for what another fork holds; the locks are free afterwards."""
    locks = [ForkSafeLock() for _ in range(5)]
    results: list[str] = []

    def fork() -> None:
        results.append(run_in_process("fork", take, locks[0], ["taken"]))

    threads = [threading.Thread(target=fork) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == ["taken"] * 4
    for lock in locks:
        assert take(lock, ["free"]) == "free"

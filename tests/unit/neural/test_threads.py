"""Threads of torch during a call and after it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest
import torch

from claimkit.neural.threads import computing_with
from tests.support.processes import run_in_process


@pytest.fixture(params=[1, 2, 3])
def caller(request: pytest.FixtureRequest) -> Iterator[int]:
    """Threads that the caller has set."""
    before = torch.get_num_threads()
    torch.set_num_threads(request.param)
    yield request.param
    torch.set_num_threads(before)


def count_in_new_thread() -> int:
    """Return the threads that a thread gets that has not used torch before."""
    counts: list[int] = []
    thread = threading.Thread(target=lambda: counts.append(torch.get_num_threads()))
    thread.start()
    thread.join()
    return counts[0]


@pytest.mark.parametrize("threads", [1, 2])
def test_the_callers_number_comes_back(caller: int, threads: int) -> None:
    """After the call, after an error in it, and all the time in threads that come meanwhile."""
    with computing_with(threads):
        assert torch.get_num_threads() == threads
        assert count_in_new_thread() == caller
    assert (torch.get_num_threads(), count_in_new_thread()) == (caller, caller)
    with pytest.raises(KeyError), computing_with(threads):
        raise KeyError
    assert (torch.get_num_threads(), count_in_new_thread()) == (caller, caller)


def test_each_thread_has_its_own_number(caller: int) -> None:
    """Calls in several threads do not see each other's numbers."""
    seen: list[tuple[int, int, int]] = []

    def call() -> None:
        for threads in (1, 2, 1, 2):
            with computing_with(threads):
                seen.append((threads, torch.get_num_threads(), count_in_new_thread()))

    callers = [threading.Thread(target=call) for _ in range(6)]
    for each in callers:
        each.start()
    for each in callers:
        each.join()
    assert {(threads, inside) for threads, inside, _ in seen} == {(1, 1), (2, 2)}
    assert (torch.get_num_threads(), count_in_new_thread()) == (caller, caller)


def count_inside(threads: int) -> int:
    with computing_with(threads):
        return torch.get_num_threads()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no forks")
def test_a_forked_process_computes_with_one(caller: int) -> None:
    """The threads that OpenMP keeps are not in it."""
    assert count_inside(2) == 2
    assert run_in_process("fork", count_inside, 2) == 1

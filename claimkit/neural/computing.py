"""Turns at computing: networks are not made for several threads at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from claimkit.arguments import check_count
from claimkit.forks import ForkSafeLock
from claimkit.neural.threads import computing_with


class Turns:
    """Lets one thread at a time compute with torch, without gradients.

    Args:
        threads: that torch computes with meanwhile; a forked process computes with one.

    Raises:
        TypeError, ValueError: *threads* is no whole number from 1 on.
    """

    def __init__(self, threads: int) -> None:
        check_count("threads", threads)
        self._threads = threads
        self._lock = ForkSafeLock()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """In here it is this thread's turn."""
        with self._lock, computing_with(self._threads), torch.inference_mode():
            yield

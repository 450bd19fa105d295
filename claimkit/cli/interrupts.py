"""Ctrl-C in a long command: it ends where that breaks nothing."""

from __future__ import annotations

import os
import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Self

from claimkit.cli.failures import FAILED

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts:
    """While it is open, Ctrl-C (or SIGTERM) raises KeyboardInterrupt, but only where that is
    allowed: elsewhere it waits. A second one ends the process at once.
    """

    def __init__(self) -> None:
        self._allowed = False
        self._asked = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in SIGNALS:
                if signal.getsignal(number) is not signal.SIG_IGN:
                    self._before[number] = signal.signal(number, self._stop)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def allow(self, allowed: bool) -> None:
        """Say whether an interrupt breaks nothing now.

        Raises:
            KeyboardInterrupt: it is allowed, and one was waiting.
        """
        self._allowed = allowed
        if allowed and self._asked:
            raise KeyboardInterrupt

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self._asked:
            os._exit(FAILED)
        self._asked = True
        if self._allowed:
            self._allowed = False
            raise KeyboardInterrupt

"""Work for worker processes to do, which a spawned process finds. Without claimkit's own modules:
to load them takes each process longer than all of this work.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from collections.abc import Iterable, Sequence
from pathlib import Path


class WeirdError(Exception):
    """An error that cannot be unpickled: its class wants two arguments and keeps one."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(what)


def double(numbers: Sequence[int]) -> list[int | Exception]:
    """Return twice each of *numbers*; each way to fail has a number."""
    return list(map(_try_to_double, numbers))


def _try_to_double(number: int) -> int | Exception:
    try:
        return _double(number)
    except (ValueError, WeirdError) as error:
        return error


def _double(number: int) -> int:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 17:
        raise ValueError("not seventeen")
    if number == 19:
        raise WeirdError("not nineteen", "for no reason")
    if number == 23:
        raise OSError("nothing works")
    if number >= 1000:
        time.sleep(number / 1e6)
    return 2 * number


def count_frozen(batch: Sequence[object]) -> list[int | Exception]:
    """Return for each of *batch* how many objects Python's garbage collector passes over."""
    return [gc.get_freeze_count() for _ in batch]


class KillingOnce:
    """Kills its process the first time."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __call__(self, numbers: Sequence[int]) -> Iterable[int | Exception]:
        if not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return double(numbers)


class KillingAtStart:
    """Kills its process when it is unpickled, the first time."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[Path]]:
        return _load_second_time, (self.mark,)


def _load_second_time(mark: Path) -> object:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return double


class Unloadable:
    """Cannot be unpickled: it raises."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return _refuse, ("no such model",)


def _refuse(reason: str) -> None:
    raise LookupError(reason)


class Fatal:
    """Ends the process as it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)

"""A job for worker processes, without claimkit's own modules: they take longer to load than it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence


def answer(tasks: Sequence[object]) -> Iterator[bytes | Exception]:
    """Yield an answer to each of *tasks*: numbers are seconds to sleep, "kill" ends the process,
    "fail" is answered by an error.
    """
    for task in tasks:
        if isinstance(task, float):
            time.sleep(task)
        if task == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        yield ValueError("as asked") if task == "fail" else str(os.getpid()).encode()

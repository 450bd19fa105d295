"""The command ``claimkit``. It says what ends it before the library is loaded, which takes a while;
for that it stands outside the package, of which importing a part loads all.
"""

from __future__ import annotations

import contextlib
import os
import signal
from types import FrameType

SAID = {signal.SIGINT: b"claimkit: interrupted\n", signal.SIGTERM: b"claimkit: terminated\n"}
FAILED = 1


def main() -> None:
    """Run the command line."""
    for number in SAID:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as of a job in the background
            signal.signal(number, stop)
    from claimkit.cli import main as run

    run(prog_name="claimkit")


def stop(number: int, frame: FrameType | None) -> None:
    """End the process at once: with one line, status 1, and nothing more written.

    An exception could be swallowed where modules are loaded, or come out as another; and what is
    being written would be closed as if it were complete.
    """
    with contextlib.suppress(OSError):
        os.write(2, SAID[signal.Signals(number)])
    os._exit(FAILED)

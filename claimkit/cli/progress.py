"""How far a command is, on one line of standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.live import Live
from rich.text import Text

from claimkit.progress import Progress, Report

SECONDS_BETWEEN = 10.0  # lines, where it is no terminal


def is_terminal(stream: TextIO | None) -> bool:
    """Whether *stream* is a terminal; one that was closed when the command began is None."""
    return stream is not None and stream.isatty()


@contextmanager
def showing_progress(shown: bool, *, stays: bool = True) -> Iterator[Report | None]:
    """Give what shows progress, None unless it is to be *shown*.

    Args:
        stays: whether the last line stays on the terminal.
    """
    if not shown:
        yield None
        return
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _print_now_and_then(console)
        return
    with Live(console=console, refresh_per_second=4, transient=not stays) as live:
        yield lambda progress: live.update(Text(str(progress)))


def _print_now_and_then(console: Console) -> Report:
    last = -SECONDS_BETWEEN

    def show(progress: Progress) -> None:
        nonlocal last
        if progress.seconds - last >= SECONDS_BETWEEN:
            last = progress.seconds
            console.print(str(progress), highlight=False, soft_wrap=True)

    return show

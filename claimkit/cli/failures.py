"""Errors of commands: one line each on standard error.

The exit status is 1 if an input failed, the output could not be written or the command was
interrupted. It is 2 if the command itself is wrong: its options and arguments, or a file that an
option names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import NoReturn, ParamSpec

import click
from attrs import field, frozen

from claimkit.errors import ClaimkitError
from claimkit.outputs.wording import strip_controls

FAILED, MISUSED = 1, 2
P = ParamSpec("P")


@frozen
class Failures:
    """Collects the inputs that could not be read, each reported as it fails."""

    names: list[str] = field(factory=list)

    def report(self, name: str, reason: object) -> None:
        self.names.append(name)
        report(f"{name}: {reason}")

    def exit(self) -> None:
        """End with status 1 if any input failed."""
        if self.names:
            sys.exit(FAILED)


def report(message: str) -> None:
    """Print *message* to standard error."""
    click.echo(strip_controls(f"claimkit: {message}"), err=True)


def reporting(command: Callable[P, None]) -> Callable[P, None]:
    """Print errors that claimkit raises on purpose, and those of files, to standard error, a line
    each for several mistakes, and exit with status 1.

    A reader that has closed the pipe wants no more, so of that nothing is said.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        if sys.stdout is None:
            report("standard output is closed")
            sys.exit(FAILED)
        with reporting_errors():
            command(*args, **kwargs)

    return run


@contextmanager
def reporting_errors() -> Iterator[None]:
    """Print errors in here as above, and exit with status 1."""
    try:
        yield
    except BrokenPipeError:
        raise  # click ends the command, and keeps Python from writing the rest
    except (ClaimkitError, OSError) as error:
        _fail(error, FAILED)


@contextmanager
def reading_options() -> Iterator[None]:
    """Errors in here are mistakes of the command: print them as above, and exit with status 2."""
    try:
        yield
    except (ClaimkitError, OSError) as error:
        _fail(error, MISUSED)


def explain_os_error(error: OSError) -> str:
    """Return what went wrong, without number and name of the file."""
    return error.strerror or str(error)


def _fail(error: Exception, status: int) -> NoReturn:
    if isinstance(error, OSError):
        # Only what is printed has no name: it is not opened here.
        report(f"{error.filename or 'standard output'}: {explain_os_error(error)}")
    else:
        for line in str(error).splitlines():
            report(line)
    sys.exit(status)

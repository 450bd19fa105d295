"""Errors of commands: one line each on standard error, and exit status 2."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec

import click
from attrs import field, frozen

from claimkit.errors import ClaimkitError
from claimkit.outputs.wording import strip_controls

FAILED = 2
P = ParamSpec("P")


@frozen
class Failures:
    """Collects the inputs that could not be read, each reported as it fails."""

    names: list[str] = field(factory=list)

    def report(self, name: str, reason: object) -> None:
        self.names.append(name)
        report(f"{name}: {reason}")

    def exit(self) -> None:
        """End with status 2 if any input failed."""
        if self.names:
            sys.exit(FAILED)


def report(message: str) -> None:
    """Print *message* to standard error."""
    click.echo(strip_controls(f"claimkit: {message}"), err=True)


def fail(*messages: str) -> NoReturn:
    """Print *messages*, one per line, and end with status 2."""
    for message in messages:
        report(message)
    sys.exit(FAILED)


def reporting(command: Callable[P, None]) -> Callable[P, None]:
    """Print errors that claimkit raises on purpose to standard error, a line each for several
    mistakes, and exit with status 2.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (ClaimkitError, OSError) as error:
            fail(*str(error).splitlines())

    return run

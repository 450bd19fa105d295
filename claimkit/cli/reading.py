"""Read the files of a command, or standard input."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from attrs import frozen

from claimkit import inputs
from claimkit.cli.failures import Failures, explain_os_error
from claimkit.errors import ClaimkitError

STDIN = Path("-")


@frozen
class NamedItem:
    """A text of a file, and its name: that of the file, with a number behind the first text."""

    name: str
    item: inputs.Item


def read_each(files: Iterable[Path], form: str | None, failures: Failures) -> Iterator[NamedItem]:
    """Yield the texts of each of *files* that can be read; of one that cannot, what is readable.

    Args:
        files: "-" is standard input.
        form: the format of all, None if their extensions tell.
    """
    for file in files:
        name = click.format_filename(file)
        try:
            data = _read_stdin() if file == STDIN else file.read_bytes()
            for number, item in enumerate(inputs.read_bytes(data, name=name, form=form), start=1):
                yield NamedItem(name if number == 1 else f"{name}#{number}", item)
        except OSError as error:
            failures.report(name, explain_os_error(error))
        except ClaimkitError as error:
            failures.report(name, error)


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer.read()

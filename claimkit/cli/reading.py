"""Read the files of a command, or standard input."""

from __future__ import annotations

import errno
import logging
import sys
from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

import click
from attrs import frozen

from claimkit import inputs
from claimkit.cli.failures import Failures, explain_os_error
from claimkit.errors import ClaimkitError, InputError

STDIN = Path("-")


@frozen
class NamedItem:
    """A text of a file.

    Attributes:
        number: its place among all texts, from 1; a file that cannot be read has one too.
        name: of the file; behind its first text with a number.
    """

    number: int
    name: str
    item: inputs.Item


def read_each(files: Iterable[Path], form: str | None, failures: Failures) -> Iterator[NamedItem]:
    """Yield the texts of each of *files* that can be read; of one that cannot, what is readable.

    Args:
        files: "-" is standard input.
        form: the format of all, None if their extensions tell.
    """
    _quiet_libraries()
    places = count(1)
    for file in files:
        name = click.format_filename(file)
        try:
            data = _read_stdin() if file == STDIN else _read_file(file)
            for number, item in enumerate(inputs.read_bytes(data, name=name, form=form), start=1):
                of_item = name if number == 1 else f"{name}#{number}"
                yield NamedItem(next(places), of_item, item)
        except (OSError, ClaimkitError) as error:
            next(places)
            reason = explain_os_error(error) if isinstance(error, OSError) else error
            failures.report(name, reason)


def _read_file(file: Path) -> bytes:
    """Return what *file* holds.

    Raises:
        InputError: it is a folder, of which the command has found no file.
        OSError: it cannot be read.
    """
    if file.is_dir():
        list(file.iterdir())  # perhaps it cannot be read at all
        raise InputError("this folder has no file of a format that claimkit reads")
    return file.read_bytes()


def _quiet_libraries() -> None:
    """Let what libraries log of damaged files not stand between the lines of the command."""
    for library in ("pdfminer", "trafilatura", "htmldate", "charset_normalizer"):
        logging.getLogger(library).addHandler(logging.NullHandler())


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer.read()

"""Claims written to files, in any of the formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import singledispatch
from pathlib import Path
from typing import Any, BinaryIO

from claimkit.atomic import writing
from claimkit.outputs.formats import FORMATS, AnyFormat, FileFormat, FolderFormat, Format
from claimkit.outputs.items import Item
from claimkit.outputs.wording import replace_unshowable


def find_endings() -> dict[str, str]:
    """Return the name of the format that each end of a file's name tells."""
    return {format.suffix: name for name, format in FORMATS.items() if format.suffix}


def find_format(path: Path) -> str:
    """Return the name of the format whose files are called like *path*.

    Raises:
        ValueError: there is none; the message says which there are.
    """
    suffixes = find_endings()
    suffix = path.suffix.lower()
    if suffix not in suffixes:
        raise ValueError(
            f"no format for files that end with {suffix!r}: expected one of {', '.join(suffixes)}, "
            f"or say which of the formats {', '.join(FORMATS)}"
        )
    return suffixes[suffix]


def get_format(name: str) -> AnyFormat:
    """Return the format called *name*.

    Raises:
        ValueError: there is none.
    """
    if name not in FORMATS:
        raise ValueError(f"expected a format, one of {', '.join(FORMATS)}; got {name!r}")
    return FORMATS[name]


def check_library(format: AnyFormat) -> None:
    """Make sure that what writes *format* is installed.

    Raises:
        MissingExtraError: it is not; the message says which extra to install.
    """
    format.load()


@singledispatch
def save(format: Any, items: Iterable[Item], several: bool, path: Path) -> None:
    """Write *items* to the file *path*, or of a format of several files to the folder *path*, which
    is made if need be.

    Raises:
        OSError: it cannot be written.
        ClaimkitError: an item cannot be written in the *format*, or a library is missing.
    """
    raise TypeError(f"expected a format, got {format!r}")


@save.register
def _save_text(format: Format, items: Iterable[Item], several: bool, path: Path) -> None:
    with _writing(path) as file:
        for piece in format.write(items, several):
            file.write(replace_unshowable(piece).encode("utf-8"))


@save.register
def _save_file(format: FileFormat, items: Iterable[Item], several: bool, path: Path) -> None:
    with _writing(path) as file:
        file.writelines(format.write(items, several))


@save.register
def _save_folder(format: FolderFormat, items: Iterable[Item], several: bool, path: Path) -> None:
    path.mkdir(parents=True, exist_ok=True)
    for named in format.write(items, several):
        with _writing(path / named.name) as file:
            file.write(named.text.encode("utf-8"))


@contextmanager
def _writing(path: Path) -> Iterator[BinaryIO]:
    """Give a file that is at *path* when all of it is written: until then, and if that fails, what
    was there stays. A device or a pipe is written to as it is.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as device:
            yield device
    else:
        with writing(path) as file:
            yield file

"""Files that are there as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

TEMPORARY = ".tmp"


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write to, which is called *path* when the block ends, and is on the disk then.

    If the block fails, what was at *path* before stays.

    Raises:
        OSError: it cannot be written; the error names *path*.
    """
    file = TemporaryFile(path)
    try:
        yield file.stream
        file.commit()
    except OSError as error:
        raise name_error(error, path) from error
    finally:
        file.discard()


class TemporaryFile:
    """A file under a name that is not yet its own.

    Attributes:
        stream: to write to.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._temporary = path.with_name(path.name + TEMPORARY)
        self.stream = cast(BinaryIO, self._temporary.open("wb"))

    def commit(self) -> None:
        """Give it its own name, when all of it is on the disk."""
        self.stream.flush()
        os.fsync(self.stream.fileno())
        self.stream.close()
        self._temporary.replace(self._path)
        sync_folder(self._path.parent)

    def discard(self) -> None:
        """Remove what has not been committed."""
        with suppress(OSError):  # what was not written yet cannot be
            self.stream.close()
        self._temporary.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make sure that the names of files in *folder* are on the disk."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_temporary(folder: Path) -> None:
    """Remove what a killed process has left in *folder*."""
    for path in folder.glob(f"*{TEMPORARY}"):
        path.unlink(missing_ok=True)


def name_error(error: OSError, path: Path) -> OSError:
    """Return *error* with the name of the file; that of writing to an open file has none."""
    return error if error.filename is not None else OSError(error.errno, error.strerror, str(path))

"""Files that are there as a whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

BEGINNING, ENDING = ".claimkit-", ".tmp"  # of the name that a file has until it is whole
ANY_MODE = 0o666  # of which the umask takes its part


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
    """A file under a name that nobody else has, until it takes the place of the one at *path*.

    A link at *path* stays, and its target is replaced. The new file has the mode of the one that it
    replaces, else that of any new file.

    Attributes:
        stream: to write to.

    Raises:
        OSError: it cannot be made; the error names *path*.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._target = Path(os.path.realpath(path))
        with _naming(path):
            mode = _find_mode(path)
            self._temporary, self.stream = _create_beside(self._target, mode)

    def commit(self) -> None:
        """Give it its own name, when all of it is on the disk.

        Raises:
            OSError: that cannot be done; the error names the path.
        """
        with _naming(self._path):
            self.stream.flush()
            os.fsync(self.stream.fileno())
            self.stream.close()
            self._temporary.replace(self._target)
            sync_folder(self._target.parent)

    def discard(self) -> None:
        """Remove what has not been committed."""
        with suppress(OSError):  # what was not written yet cannot be
            self.stream.close()
        self._temporary.unlink(missing_ok=True)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Let errors in here name *path*, and not the name that its file has meanwhile."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _find_mode(path: Path) -> int | None:
    """Return the mode of the file at *path*, None if there is none.

    Raises:
        OSError: *path* is no name that a file can have.
    """
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _create_beside(target: Path, mode: int | None) -> tuple[Path, BinaryIO]:
    """Return a new file in the folder of *target*, to write to; None is the mode of new files.

    Raises:
        OSError: it cannot be made.
    """
    path = target.with_name(f"{BEGINNING}{secrets.token_hex(8)}{ENDING}")
    opener = partial(os.open, mode=ANY_MODE if mode is None else mode)
    stream = cast(BinaryIO, open(path, "xb", opener=opener))  # noqa: SIM115 - discard closes it
    if mode is not None:
        with suppress(OSError):  # where files have no modes
            path.chmod(mode)  # the umask has taken its part of it
    return path, stream


def sync_folder(folder: Path) -> None:
    """Make sure that the names of files in *folder* are on the disk."""
    if not hasattr(os, "O_DIRECTORY"):  # Windows
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_temporary(path: Path) -> bool:
    """Whether *path* has a name that files have here until they are whole."""
    return path.name.startswith(BEGINNING) and path.name.endswith(ENDING)


def remove_temporary(folder: Path) -> None:
    """Remove what a killed process has left in *folder*."""
    for path in filter(is_temporary, list(folder.iterdir())):
        path.unlink(missing_ok=True)


def name_error(error: OSError, path: Path) -> OSError:
    """Return *error* with the name of the file; that of writing to an open file has none."""
    return error if error.filename is not None else OSError(error.errno, error.strerror, str(path))

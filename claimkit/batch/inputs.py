"""What a batch reads: files, tables, and folders of both, one article after the other."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from attrs import define, evolve, field, frozen

from claimkit.batch.entries import Entry, Place, Unreadable
from claimkit.batch.rows import Columns, read_row
from claimkit.batch.tables import TableFormat, find_table_format, read_table
from claimkit.errors import ClaimkitError, InputError
from claimkit.inputs import FORMATS, read_bytes
from claimkit.untrusted import replace_surrogates

Read = Iterator[Entry | Unreadable]
LARGEST = 64 * 2**20  # bytes of a file that is one article or a few
SUFFIXES = frozenset(suffix for form in FORMATS for suffix in form.extensions)


@frozen
class File:
    """A file to be read.

    Attributes:
        name: what it is called in the output: as it was given, or from its folder's name on.
        size: in bytes.
    """

    path: Path
    name: str
    size: int

    @property
    def table(self) -> TableFormat | None:
        """Its format as a table, None if it is none."""
        return find_table_format(self.path)


@define
class Inputs:
    """The inputs of a batch.

    Attributes:
        paths: files and folders; of a folder all files that can be read, in the order of their
            names, folders in it too.
        columns: of all tables.
        apart: a folder that is passed over: the batch's own output.
        bytes_read: so far.
        passed_over: files in folders that have no known format, so far.
    """

    paths: Sequence[Path]
    columns: Columns = field(factory=Columns)
    apart: Path | None = None
    bytes_read: int = 0
    passed_over: int = 0

    def measure(self) -> int:
        """Return the bytes of all files."""
        return sum(file.size for file in self._list_files() if isinstance(file, File))

    def read(self) -> Read:
        """Yield all articles, and what cannot be read."""
        self.bytes_read = self.passed_over = 0
        for file in self._list_files():
            if isinstance(file, Unreadable):
                yield file
                continue
            before = self.bytes_read
            yield from self._read_file(file, before)
            self.bytes_read = before + file.size

    def _list_files(self) -> Iterator[File | Unreadable]:
        for path in self.paths:
            if path.is_dir():
                yield from self._walk(path, replace_surrogates(path.resolve().name))
            else:
                yield _look_at(path, replace_surrogates(str(path)))

    def _walk(self, folder: Path, name: str) -> Iterator[File | Unreadable]:
        """Yield the files in *folder*, called *name*; links to folders are not followed."""
        if self.apart is not None and folder.resolve() == self.apart.resolve():
            return
        try:
            found = sorted(os.scandir(folder), key=lambda item: item.name)
        except OSError as error:
            yield Unreadable(place=Place(file=str(folder)), id=None, reason=_explain(error))
            return
        for item in found:
            path, called = Path(item.path), f"{name}/{replace_surrogates(item.name)}"
            if item.is_dir(follow_symlinks=False):
                yield from self._walk(path, called)
            elif _has_format(path):
                yield _look_at(path, called)
            else:
                self.passed_over += 1

    def _read_file(self, file: File, before: int) -> Read:
        def follow(position: int) -> None:
            self.bytes_read = before + min(position, file.size)

        try:
            if file.table is None:
                yield from _read_articles(file)
                return
            for number, row in enumerate(read_table(file.path, file.table, follow), start=1):
                place = Place(file=file.name, row=number)
                if isinstance(row, str):
                    yield Unreadable(place=place, id=None, reason=row)
                elif row is not None:
                    yield read_row(row, place, self.columns)
        except (OSError, ClaimkitError) as error:
            yield Unreadable(place=Place(file=file.name), id=None, reason=_explain(error))


def find_unknown(paths: Iterable[Path]) -> list[Path]:
    """Return those of *paths* that are files of no known format."""
    return [path for path in paths if not path.is_dir() and not _has_format(path)]


def _has_format(path: Path) -> bool:
    return find_table_format(path) is not None or path.suffix.lower() in SUFFIXES


def _look_at(path: Path, name: str) -> File | Unreadable:
    try:
        return File(path, name, path.stat().st_size)
    except OSError as error:
        return Unreadable(place=Place(file=name), id=None, reason=_explain(error))


def _read_articles(file: File) -> Read:
    """Yield what is in a file that is no table.

    Raises:
        OSError: it cannot be read.
        InputError: it has not its format, or is too large.
        MissingExtraError: the library that reads it is not installed.
    """
    if file.size > LARGEST:
        raise InputError(
            f"{file.size / 2**20:,.0f} MB, more than one article has; split it, or make a table"
        )
    for item in read_bytes(file.path.read_bytes(), name=file.name):
        article = evolve(item.article, id=replace_surrogates(str(item.article.id)))
        place = Place(file=file.name)
        source = item.source if item.source.parts else None
        yield Entry(place=place, article=article, text=item.text, notes=item.notes, source=source)


def _explain(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or " ".join(str(error).split())

"""Tables of articles: JSON lines, CSV and Parquet, read row by row.

A row is a mapping from names of columns to values; or a str that says why it cannot be read; or
None for a blank line.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from attrs import frozen

from claimkit.batch.compression import find_damages, unpack
from claimkit.batch.lines import LONGEST, read_lines
from claimkit.errors import InputError
from claimkit.extras import load_library
from claimkit.untrusted import MalformedError, parse_json

PARQUET_ROWS = 64  # read at once
MARK = codecs.BOM_UTF8
Row = Mapping[str, Any] | str | None
Follow = Callable[[int], object]
Read = Callable[[BinaryIO, Path, Follow], Iterator[Row]]


@frozen
class TableFormat:
    """A format of tables: its name's ends, before those of the compression, and its reader."""

    name: str
    suffix: str
    read: Read
    may_be_packed: bool = True


def find_table_format(path: Path) -> TableFormat | None:
    """Return the format of the table at *path* by its name, None if it is no table."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    packed = suffixes[-1:] in ([".gz"], [".zst"])
    if packed:
        suffixes.pop()
    for form in TABLES:
        if suffixes[-1:] == [form.suffix] and (form.may_be_packed or not packed):
            return form
    return None


def read_table(path: Path, form: TableFormat, follow: Follow) -> Iterator[Row]:
    """Yield the rows of the table at *path*.

    Args:
        follow: called with the number of bytes of the file that have been read, about.

    Raises:
        OSError: it cannot be read.
        InputError: it is damaged, or has not the format. The rows before have been read.
        MissingExtraError: what reads it is not installed.
    """
    with path.open("rb") as file:
        try:
            yield from form.read(file, path, follow)
        except find_damages() as error:
            raise InputError(f"damaged or cut off: {error}") from error


def _read_json_lines(file: BinaryIO, path: Path, follow: Follow) -> Iterator[Row]:
    for number, line in enumerate(read_lines(unpack(file, path))):
        follow(file.tell())
        if line is None:
            yield f"a line of more than {LONGEST:,} bytes"
            continue
        line = line.removeprefix(MARK) if number == 0 else line
        yield _read_json(line) if line.strip() else None


def _read_json(line: bytes) -> Row:
    try:
        row = parse_json(line)
    except MalformedError as error:
        return error.reason
    return row if isinstance(row, dict) else "expected a JSON object on each line"


def _read_csv(file: BinaryIO, path: Path, follow: Follow) -> Iterator[Row]:
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    try:
        with io.TextIOWrapper(unpack(file, path), encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines, strict=True):
                follow(file.tell())
                yield "more cells than the first row has names" if None in row else row
    except csv.Error as error:
        raise InputError(f"no valid CSV: {error}; what follows was not read") from error
    except UnicodeDecodeError as error:
        byte = f"byte {error.object[error.start]:#04x}"
        raise InputError(f"not UTF-8 ({byte}); save it as UTF-8") from error


def _read_parquet(file: BinaryIO, path: Path, follow: Follow) -> Iterator[Row]:
    library = load_pyarrow()
    size = path.stat().st_size
    read = 0
    try:
        table = library.parquet.ParquetFile(file)
        for batch in table.iter_batches(batch_size=PARQUET_ROWS):
            read += batch.num_rows
            follow(size * read // table.metadata.num_rows)
            yield from read_rows(batch)
    except library.ArrowException as error:
        raise InputError(f"no valid Parquet: {' '.join(str(error).split())}") from error


def read_rows(batch: Any) -> list[Row]:
    """Return the rows of a *batch* or table of pyarrow. A value that Python cannot hold, such as a
    day after its last year, costs only its row.
    """
    try:
        return list(batch.to_pylist())
    except Exception as error:  # of whatever kind the library finds
        if batch.num_rows == 1:
            return [f"a value cannot be read: {' '.join(str(error).split())}"]
    return [row for number in range(batch.num_rows) for row in read_rows(batch.slice(number, 1))]


def load_pyarrow() -> Any:
    """Return the module pyarrow, with its Parquet.

    Raises:
        MissingExtraError: it is not installed.
    """
    load_library("pyarrow.parquet", extra="archive", what="Parquet files")
    return load_library("pyarrow", extra="archive", what="Parquet files")


TABLES = (
    TableFormat("jsonl", ".jsonl", _read_json_lines),
    TableFormat("ndjson", ".ndjson", _read_json_lines),
    TableFormat("csv", ".csv", _read_csv),
    TableFormat("parquet", ".parquet", _read_parquet, may_be_packed=False),
)

"""What Ray and Spark do with a table of articles: a few rows go in, and as many come out, each with
the record of its article or the error; and the flat rows of the claims in such records.

The columns are those of the Parquet that ``claimkit batch`` writes (docs/scale.md).
"""

from __future__ import annotations

import reprlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from queue import SimpleQueue
from typing import Any, Literal

from attrs import evolve, frozen

from claimkit.article import FIELDS
from claimkit.batch.entries import Entry, Place, Unreadable
from claimkit.batch.parquet import make_schemas
from claimkit.batch.rows import IDS, Columns, read_row
from claimkit.batch.tables import Row, read_rows
from claimkit.batch.work import extract_entries
from claimkit.claimset import ClaimSet
from claimkit.errors import RecordError
from claimkit.extractor import Extractor
from claimkit.model.extraction import Failure
from claimkit.outputs.parquet import make_claim_schema, to_claim_row

ID, RECORD, ERROR = "id", "record", "error"
MADE = ("digest", "words", "claims", RECORD, ERROR)
BATCH_ROWS = 32  # articles that are extracted at once; their records are in memory together
WAIT = 0.1  # seconds for the next article of those that come together
NOWHERE = Place(file="")  # a row of a distributed table has no place that lasts


@frozen(kw_only=True)
class Layout:
    """Which columns of a table are read, and which go along as they are.

    Attributes:
        columns: with the text and the id; no id if the table has none.
        read: all that are read.
        kept: all but the text, and but a column "id" that is the id: that one is made a string.
    """

    columns: Columns
    read: tuple[str, ...]
    kept: tuple[str, ...]


def check_arguments(
    text_column: object, id_column: object, extractor: object
) -> tuple[Columns, Extractor]:
    """Return the columns and the extractor that were given, a new one for None.

    Raises:
        TypeError: one is something else.
    """
    if not isinstance(text_column, str):
        raise TypeError(f"expected text_column to be a str, got {reprlib.repr(text_column)}")
    if id_column is not None and not isinstance(id_column, str):
        raise TypeError(f"expected id_column to be a str or None, got {reprlib.repr(id_column)}")
    if extractor is None:
        extractor = Extractor()
    elif not isinstance(extractor, Extractor):
        raise TypeError(f"expected extractor to be an Extractor, got {reprlib.repr(extractor)}")
    return Columns(text=text_column, id=id_column), extractor


def lay_out(names: Sequence[str], columns: Columns) -> Layout:
    """Return the layout of a table whose columns have these *names*.

    Raises:
        ValueError: it lacks one of *columns*, or has one with the name of one that is made.
    """
    _find_column(names, columns.text, "text_column")
    if columns.id is None:
        columns = evolve(columns, id=next((name for name in IDS if name in names), None))
    else:
        _find_column(names, columns.id, "id_column")
    moved = {columns.text, ID} if columns.id == ID else {columns.text}
    kept = tuple(name for name in names if name not in moved)
    made = {ID, *MADE}
    clashes = [name for name in kept if name.lower() in made]  # Spark knows no case
    if clashes:
        raise ValueError(
            f"the column {clashes[0]!r} has the name of one that is made; rename or drop it first"
        )
    wanted = {columns.text, columns.id, *FIELDS}
    return Layout(columns=columns, read=tuple(name for name in names if name in wanted), kept=kept)


def _find_column(names: Sequence[str], name: str, argument: str) -> None:
    if name not in names:
        raise ValueError(
            f"no column {name!r} among {', '.join(names)}; say which one it is with {argument}"
        )


def make_record_schema(library: Any) -> Any:
    """Return the schema of the columns that are made, from the module pyarrow."""
    articles, _ = make_schemas(library)
    return articles.append(library.field(ERROR, library.string()))


class Isolated:
    """An extractor that works in a process of its own, which lasts: an article that kills it costs
    only itself.
    """

    def __init__(self, extractor: Extractor) -> None:
        self._texts: SimpleQueue[object] = SimpleQueue()
        self._found = extractor.extract_many(
            iter(self._texts.get, None), on_error="yield", workers=1, max_wait=WAIT
        )

    def extract_many(
        self, texts: Iterable[object], *, on_error: Literal["yield"]
    ) -> Iterator[ClaimSet | Failure]:
        """Yield what is found in each of *texts*, or the Failure, which may be a WorkerError."""
        count = 0
        for text in texts:
            self._texts.put(text)
            count += 1
        for _ in range(count):
            yield next(self._found)


class RecordMaker:
    """Makes records of articles.

    Args:
        columns: of all tables.
        isolated: whether the work is done in another process. Otherwise the models are loaded when
            this is made.

    Raises:
        ModelNotFoundError: a model is missing.
    """

    def __init__(self, extractor: Extractor, columns: Columns, *, isolated: bool = False) -> None:
        self._extractor = Isolated(extractor) if isolated else extractor
        self._columns = columns
        if not isolated:
            _ = extractor.parser, extractor.tagger

    def __call__(self, table: Any) -> Any:
        """Return a table of pyarrow with the id, the kept columns of *table* and the records.

        Raises:
            ValueError: it has not the columns.
        """
        import pyarrow

        layout = lay_out(table.schema.names, self._columns)
        rows = read_rows(table.select(list(layout.read)))
        made = pyarrow.Table.from_pylist(
            list(self._make_rows(rows, layout.columns)), schema=make_record_schema(pyarrow)
        )
        fields = [made.field(ID), *map(table.field, layout.kept), *map(made.field, MADE)]
        columns = [made[ID], *map(table.column, layout.kept), *map(made.column, MADE)]
        return pyarrow.Table.from_arrays(columns, schema=pyarrow.schema(fields))

    def _make_rows(self, rows: Sequence[Row], columns: Columns) -> Iterator[dict[str, Any]]:
        entries = [_read_entry(row, columns) for row in rows]
        readable = [entry for entry in entries if isinstance(entry, Entry)]
        results = extract_entries(self._extractor, readable)
        for entry in entries:
            if isinstance(entry, Unreadable):
                yield {ID: entry.id, ERROR: entry.reason}
            else:
                yield _to_row(entry, next(results))


def _read_entry(row: Row, columns: Columns) -> Entry | Unreadable:
    if not isinstance(row, Mapping):
        return Unreadable(place=NOWHERE, id=None, reason=str(row))
    entry = read_row(row, NOWHERE, columns)
    if columns.id is None and isinstance(entry, Entry):
        return evolve(entry, article=evolve(entry.article, id=None))
    return entry


def _to_row(entry: Entry, found: ClaimSet | Exception) -> dict[str, Any]:
    try:
        return _write_row(entry, found)
    except Exception as error:
        reason = " ".join(str(error).split())
        return {ID: entry.article.id, ERROR: f"{type(error).__name__}: {reason}"}


def _write_row(entry: Entry, found: ClaimSet | Exception) -> dict[str, Any]:
    """Return the row of an article.

    Raises:
        Exception: what was *found*, or a record cannot be written.
    """
    if isinstance(found, Exception):
        raise found
    return {
        ID: entry.article.id,
        "digest": entry.digest,
        "words": entry.words,
        "claims": len(found),
        RECORD: found.to_json(),
    }


def check_records(names: Sequence[str]) -> None:
    """Make sure that a table whose columns have these *names* may have records.

    Raises:
        ValueError: it lacks a column.
    """
    for name in (ID, RECORD):
        if name not in names:
            raise ValueError(
                f"no column {name!r} among {', '.join(names)}; pass what extract has returned"
            )


def list_claim_rows(records: Any) -> Any:
    """Return the flat rows of the claims in *records*, a table of pyarrow, as another one.

    Raises:
        RecordError: one is no record; the message has its id.
    """
    import pyarrow

    rows: list[dict[str, Any]] = []
    for row in records.select([ID, RECORD]).to_pylist():
        if row[RECORD] is not None:
            rows.extend(map(to_claim_row, _read_record(row[ID], row[RECORD]).to_dicts()))
    return pyarrow.Table.from_pylist(rows, schema=make_claim_schema(pyarrow))


def _read_record(id: str | None, record: str) -> ClaimSet:
    try:
        return ClaimSet.from_json(record)
    except RecordError as error:
        raise RecordError(f"article {id!r}: {error}") from error

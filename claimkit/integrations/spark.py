"""The claims of a data frame of Spark: articles in, records out, by Spark's Python workers.

It needs the extra "spark", and Java. How to use it: docs/scale.md.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from claimkit.batch.rows import Columns
from claimkit.extractor import Extractor
from claimkit.extras import load_library
from claimkit.integrations.tables import (
    BATCH_ROWS,
    ID,
    MADE,
    RECORD,
    RecordMaker,
    check_arguments,
    check_records,
    lay_out,
    list_claim_rows,
    make_record_schema,
)
from claimkit.outputs.parquet import make_claim_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


def extract(
    frame: DataFrame,
    text_column: str = "text",
    *,
    id_column: str | None = None,
    extractor: Extractor | None = None,
    isolated: bool = False,
) -> DataFrame:
    """Return the records of the articles in *frame*, a row for each, with the columns of
    docs/scale.md. One that cannot be extracted is a row with its error.

    Each time the result is read, all is extracted again: write it first. A task of Spark is a
    partition of *frame*. A Python worker loads its models once for all its tasks.

    Args:
        frame: a row for each article; all columns but that of the text go along.
        id_column: column with the id; by default "id" or "doc_id", if there is one.
        extractor: by default an Extractor as it is made without arguments.
        isolated: whether each worker has its work done by another process, so that an article that
            kills it is a row with a WorkerError, and does not end the job.

    Raises:
        MissingExtraError: pyspark or pyarrow is not installed.
        TypeError: *frame* is none of Spark's, an argument is something else, or a part of
            *extractor* cannot be pickled.
        ValueError: *frame* lacks a column, or has one with the name of one that is made.
    """
    _check_frame(frame)
    columns, extractor = check_arguments(text_column, id_column, extractor)
    layout = lay_out(frame.columns, columns)
    pyarrow = _load("pyarrow")
    made = _to_spark(make_record_schema(pyarrow))
    fields = [made[ID], *(frame.schema[name] for name in layout.kept)]
    fields.extend(made[name] for name in MADE)
    work = partial(_make_records, _pickle(extractor), columns, isolated)
    return frame.mapInArrow(work, _load("pyspark.sql.types").StructType(fields))


def list_claims(records: DataFrame) -> DataFrame:
    """Return the flat table of the claims in *records*, as ``extract`` makes them: a row for each
    claim, with the columns of docs/record.md.

    Raises:
        MissingExtraError: pyspark or pyarrow is not installed.
        TypeError: *records* is no data frame of Spark.
        ValueError: *records* has no column "id" or "record".
        RecordError: in an error of Spark's, when it is read: what is in the column "record" is
            none.
    """
    _check_frame(records)
    check_records(records.columns)
    schema = _to_spark(make_claim_schema(_load("pyarrow")))
    return records.select(ID, RECORD).mapInArrow(_list_claims, schema)


def _load(module: str) -> Any:
    return load_library(module, extra="spark", what="data frames of Spark")


def _check_frame(frame: object) -> None:
    if not isinstance(frame, _load("pyspark.sql").DataFrame):
        raise TypeError(
            f"expected a pyspark.sql.DataFrame, got {type(frame).__name__}; make one with "
            "spark.read.parquet or spark.createDataFrame"
        )


def _to_spark(schema: Any) -> Any:
    """Return the *schema* of pyarrow as one of Spark."""
    return _load("pyspark.sql.pandas.types").from_arrow_schema(schema)


def _pickle(extractor: Extractor) -> bytes:
    try:
        data: bytes = _load("pyspark.cloudpickle").dumps(extractor)
    except Exception as error:
        raise TypeError(
            f"the extractor is sent to the workers pickled, and it cannot be: {error}"
        ) from error
    return data


def _make_records(
    pickled: bytes, columns: Columns, isolated: bool, batches: Iterator[Any]
) -> Iterator[Any]:
    make = _load_maker(pickled, columns, isolated)
    for table in _cut(batches):
        yield from make(table).to_batches()


@lru_cache(maxsize=1)  # Spark's workers live longer than their tasks
def _load_maker(pickled: bytes, columns: Columns, isolated: bool) -> RecordMaker:
    return RecordMaker(pickle.loads(pickled), columns, isolated=isolated)


def _list_claims(batches: Iterator[Any]) -> Iterator[Any]:
    for table in _cut(batches):
        yield from list_claim_rows(table).to_batches()


def _cut(batches: Iterator[Any]) -> Iterator[Any]:
    """Yield the rows of *batches*, which Spark makes of 10,000 rows, in small tables."""
    import pyarrow

    for batch in batches:
        for start in range(0, batch.num_rows, BATCH_ROWS):
            yield pyarrow.Table.from_batches([batch.slice(start, BATCH_ROWS)])

"""Parquet: one row per claim, with the columns of the flat rows."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimkit.extras import load_library
from claimkit.outputs.items import Item
from claimkit.outputs.rows import COLUMNS, Kind, to_dicts
from claimkit.untrusted import replace_surrogates

WHERE = "where"
GROUP = 5000  # rows that are written at once


def write_parquet(items: Iterable[Item], several: bool) -> Iterator[bytes]:
    """Yield a file with a row for each claim of *items*: the columns of ``to_dicts``, and "where",
    as :func:`claimkit.outputs.rows.write_json_lines` has it.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    library = load_pyarrow()
    schema = make_claim_schema(library)
    target = io.BytesIO()
    with library.parquet.ParquetWriter(target, schema, compression="zstd") as writer:
        waiting: list[dict[str, Any]] = []
        for item in items:
            waiting += _list_rows(item)
            if len(waiting) >= GROUP:
                writer.write_table(library.Table.from_pylist(waiting, schema=schema))
                waiting.clear()
        writer.write_table(library.Table.from_pylist(waiting, schema=schema))
    yield target.getvalue()


def load_pyarrow() -> Any:
    """Return the module pyarrow, with its Parquet.

    Raises:
        MissingExtraError: it is not installed.
    """
    load_library("pyarrow.parquet", extra="parquet", what="Parquet files")
    return load_library("pyarrow", extra="parquet", what="Parquet files")


def make_claim_schema(library: Any) -> Any:
    """Return the schema of claims, from the module pyarrow."""
    text, number = library.string(), library.int64()
    types = {
        Kind.TEXT: text,
        Kind.CATEGORY: text,
        Kind.NUMBER: library.float64(),
        Kind.INDEX: number,
        Kind.FLAG: library.bool_(),
        Kind.SPANS: library.list_(library.list_(number)),
        Kind.WORDS: library.list_(text),
    }
    columns = {column.name: types[column.kind] for column in COLUMNS}
    columns[WHERE] = text
    return library.schema(list(columns.items()))


def to_claim_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return *row* with U+FFFD for each lone surrogate, which Parquet refuses."""
    return {name: _make_writable(cell) for name, cell in row.items()}


def _make_writable(cell: Any) -> Any:
    if isinstance(cell, list):
        return list(map(_make_writable, cell))
    return replace_surrogates(cell) if isinstance(cell, str) else cell


def _list_rows(item: Item) -> Iterator[dict[str, Any]]:
    for claim, row in zip(item.found.claims, to_dicts(item.found), strict=True):
        where = None if item.where is None else item.where(claim)
        yield to_claim_row({**row, WHERE: where})

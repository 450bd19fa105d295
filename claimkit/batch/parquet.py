"""Parts of Parquet, packed by zstd: a row for each article, and a row for each claim."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from claimkit.batch.compression import LEVEL
from claimkit.batch.records import Known, describe_record
from claimkit.batch.tables import load_pyarrow
from claimkit.batch.work import Outcome
from claimkit.outputs.parquet import make_claim_schema, to_claim_row

GROUP = 200  # articles of a row group
PACKED = {"compression": "zstd", "compression_level": LEVEL}
NUMBERS = ("words", "claims")


class ParquetForm:
    """Columns ``id``, ``digest``, ``words``, ``claims`` and ``record``, which is JSON; and those of
    the flat rows.
    """

    suffix = ".parquet"

    def check(self) -> None:
        load_pyarrow()

    def open_writer(self, records: BinaryIO, claims: BinaryIO) -> ParquetWriter:
        return ParquetWriter(records, claims)

    def describe(self, path: Path) -> Iterator[Known]:
        for record in self.read(path):
            yield describe_record(json.loads(record))

    def read(self, path: Path) -> Iterator[bytes]:
        for row in self._read_rows(path, ["record"]):
            yield row["record"].encode("ascii")

    def copy_records(self, path: Path, to: BinaryIO, without: Collection[str]) -> int:
        return _copy(path, to, without, "id")

    def copy_claims(self, path: Path, to: BinaryIO, without: Collection[str]) -> int:
        return _copy(path, to, without, "article")

    def _read_rows(self, path: Path, columns: list[str]) -> Iterator[Mapping[str, Any]]:
        with path.open("rb") as file:
            table = load_pyarrow().parquet.ParquetFile(file)
            for batch in table.iter_batches(batch_size=GROUP, columns=columns):
                yield from batch.to_pylist()


class ParquetWriter:
    """Writes rows to two files, a group at a time."""

    def __init__(self, records: BinaryIO, claims: BinaryIO) -> None:
        library = load_pyarrow()
        self._make = library.Table.from_pylist
        self._article_schema, self._claim_schema = make_schemas(library)
        self._records = library.parquet.ParquetWriter(records, self._article_schema, **PACKED)
        self._claims = library.parquet.ParquetWriter(claims, self._claim_schema, **PACKED)
        self._waiting: list[Outcome] = []

    def add(self, outcome: Outcome) -> None:
        self._waiting.append(outcome)
        if len(self._waiting) >= GROUP:
            self._write_group()

    def close(self) -> None:
        self._write_group()
        self._records.close()
        self._claims.close()

    def _write_group(self) -> None:
        articles = list(map(_to_article_row, self._waiting))
        lines = b"".join(outcome.rows for outcome in self._waiting).splitlines()
        claims = [to_claim_row(json.loads(line)) for line in lines]
        self._waiting.clear()
        if articles:
            self._records.write_table(self._make(articles, schema=self._article_schema))
        if claims:
            self._claims.write_table(self._make(claims, schema=self._claim_schema))


def make_schemas(library: Any) -> tuple[Any, Any]:
    """Return the schemas of articles and of claims, from the module pyarrow."""
    text, number = library.string(), library.int64()
    articles = {
        "id": text,
        "digest": library.binary(),
        **dict.fromkeys(NUMBERS, number),
        "record": text,
    }
    return library.schema(list(articles.items())), make_claim_schema(library)


def _to_article_row(outcome: Outcome) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "digest": outcome.digest,
        "words": outcome.words,
        "claims": outcome.claims,
        "record": outcome.record.decode("ascii"),
    }


def _copy(path: Path, to: BinaryIO, without: Collection[str], column: str) -> int:
    library = load_pyarrow()
    with path.open("rb") as file:
        table = library.parquet.read_table(file)
    kept = [value.as_py() not in without for value in table[column]]
    table = table.filter(library.array(kept, library.bool_()))
    library.parquet.write_table(table, to, **PACKED)
    return sum(kept)

"""Parts of JSON lines, packed by zstd."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from claimkit.batch.compression import load_zstandard, pack, unpack
from claimkit.batch.lines import read_lines
from claimkit.batch.records import Known, describe_record
from claimkit.batch.work import Outcome

LONGEST = 2**31  # bytes of a line of ours


class JsonLinesForm:
    """A record, or a claim, on each line."""

    suffix = ".jsonl.zst"

    def check(self) -> None:
        load_zstandard()

    def open_writer(self, records: BinaryIO, claims: BinaryIO) -> JsonLinesWriter:
        return JsonLinesWriter(records, claims)

    def describe(self, path: Path) -> Iterator[Known]:
        for line in self.read(path):
            yield describe_record(json.loads(line))

    def read(self, path: Path) -> Iterator[bytes]:
        with path.open("rb") as file:
            for line in read_lines(unpack(file, path), LONGEST):
                if line:
                    yield line

    def copy_records(self, path: Path, to: BinaryIO, without: Collection[str]) -> int:
        return self._copy(path, to, without, lambda record: str(record["article"]["id"]))

    def copy_claims(self, path: Path, to: BinaryIO, without: Collection[str]) -> int:
        return self._copy(path, to, without, lambda row: str(row["article"]))

    def _copy(
        self, path: Path, to: BinaryIO, without: Collection[str], find_id: Callable[[Any], str]
    ) -> int:
        kept = 0
        with pack(to) as packed:
            for line in self.read(path):
                if find_id(json.loads(line)) not in without:
                    packed.write(line + b"\n")
                    kept += 1
        return kept


class JsonLinesWriter:
    """Writes lines to two files."""

    def __init__(self, records: BinaryIO, claims: BinaryIO) -> None:
        self._records, self._claims = pack(records), pack(claims)

    def add(self, outcome: Outcome) -> None:
        self._records.write(outcome.record + b"\n")
        self._claims.write(outcome.rows)

    def close(self) -> None:
        self._records.close()
        self._claims.close()

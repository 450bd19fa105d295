"""Tables of articles: what is read of each format, and what a damaged one costs."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
import zstandard

from claimkit.batch.lines import read_lines
from claimkit.batch.tables import find_table_format, read_table
from claimkit.errors import InputError, MissingExtraError

ROWS = [{"id": "a", "text": "Ana Lee said “no”."}, {"id": "b", "text": "x\ny"}]
LINES = "".join(f"{json.dumps(row)}\n" for row in ROWS).encode()
CSV = 'id,text\na,Ana Lee said “no”.\nb,"x\ny"\n'.encode()


def write_parquet() -> bytes:
    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(ROWS), file)
    return file.getvalue()


def read(path: Path) -> list[object]:
    form = find_table_format(path)
    assert form is not None
    return list(read_table(path, form, lambda position: None))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", LINES),
        ("a.ndjson", LINES),
        ("a.JSONL", b"\xef\xbb\xbf" + LINES),
        ("a.b.jsonl.gz", gzip.compress(LINES)),
        ("a.jsonl.gz", gzip.compress(LINES[:30]) + gzip.compress(LINES[30:])),
        ("a.jsonl.zst", zstandard.compress(LINES)),
        ("a.jsonl.zst", zstandard.compress(LINES[:30]) + zstandard.compress(LINES[30:])),
        ("a.csv", CSV),
        ("a.csv", b"\xef\xbb\xbf" + CSV),
        ("a.csv.gz", gzip.compress(CSV)),
        ("a.parquet", write_parquet()),
    ],
)
def test_formats(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert read(path) == ROWS


@pytest.mark.parametrize("name", ["a.txt", "a.gz", "a.json", "a.parquet.gz", "jsonl", "a.csv.zip"])
def test_no_tables(name: str) -> None:
    assert find_table_format(Path(name)) is None


@pytest.mark.parametrize(
    ("line", "row"),
    [
        (b"", None),
        (b"[1]", "expected a JSON object on each line"),
        (b"{", "no valid JSON: Expecting property name enclosed in double quotes, column 2"),
        (b"\xff", "no valid JSON: 'utf-8' codec can't decode byte 0xff in position 0: invalid "),
    ],
)
def test_a_bad_line_costs_itself(tmp_path: Path, line: bytes, row: str | None) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(line + b"\n" + LINES)
    first, *others = read(path)
    assert str(first).startswith(str(row))
    assert others == ROWS


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.jsonl.gz", gzip.compress(LINES * 9)[:-9], "damaged or cut off: Compressed file ended"),
        ("a.jsonl.gz", b"no", "damaged or cut off: Not a gzipped file"),
        ("a.jsonl.gz", b"", "damaged or cut off: the file is empty"),
        ("a.jsonl.zst", b"nothing", "damaged or cut off: zstd decompress"),
        ("a.jsonl.zst", b"", "damaged or cut off: the file is empty"),
        ("a.jsonl.zst", zstandard.compress(LINES)[:3], "damaged or cut off: the file ends before"),
        ("a.jsonl.zst", zstandard.compress(LINES)[:-1], "damaged or cut off: the file ends before"),
        (
            "a.csv.zst",
            zstandard.compress(CSV) + zstandard.compress(CSV)[:9],
            "damaged or cut off: the file ends before",
        ),
        ("a.csv", b'text\n"a"b"\n', "no valid CSV: ',' expected after '\"'; what follows was not"),
        ("a.csv", b"text\nJos\xe9\n", r"not UTF-8 \(byte 0xe9\); save it as UTF-8"),
        ("a.parquet", b"PAR1", "no valid Parquet: "),
    ],
)
def test_damage(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=reason):
        read(path)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (2**62, pyarrow.timestamp("us")),
        (2**31 - 1, pyarrow.date32()),
        (1, pyarrow.timestamp("s", tz="Mars/Olympus")),
        (2**62, pyarrow.duration("s")),
    ],
)
def test_a_value_that_python_cannot_hold_costs_its_row(
    tmp_path: Path, value: int, kind: pyarrow.DataType
) -> None:
    path = tmp_path / "a.parquet"
    columns = {"text": ["a", "b"], "published": pyarrow.array([None, value], kind)}
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    first, second = read(path)
    assert first == {"text": "a", "published": None}
    assert str(second).startswith("a value cannot be read: ")


def test_a_row_with_too_many_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text\nno\nyes,no\nno\n", encoding="utf-8")
    assert read(path) == [
        {"text": "no"}, "more cells than the first row has names", {"text": "no"},
    ]  # fmt: skip


def test_a_long_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"text\n{'x' * 200_000}\n", encoding="utf-8")
    assert read(path) == [{"text": "x" * 200_000}]


@pytest.mark.parametrize("block", [1, 3, 100])
@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"", []),
        (b"a", [b"a"]),
        (b"a\n", [b"a"]),
        (b"\n\nab\n", [b"", b"", b"ab"]),
        (b"abcdefg\nb", [None, b"b"]),
        (b"abcd\nabcdefghij", [b"abcd", None]),
        (b"abcdefghijkl\n", [None]),
    ],
)
def test_lines(
    data: bytes, lines: list[bytes | None], block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is too long is skipped, and not held in memory."""
    monkeypatch.setattr("claimkit.batch.lines.BLOCK", block)
    assert list(read_lines(io.BytesIO(data), longest=4)) == lines


@pytest.mark.parametrize(
    ("name", "module", "message"),
    [
        (
            "a.jsonl.zst",
            "zstandard",
            r'files with zstd need zstandard: pip install "claimkit\[archive\]"',
        ),
        (
            "a.parquet",
            "pyarrow.parquet",
            r'Parquet files need pyarrow: pip install "claimkit\[archive',
        ),
    ],
)
def test_what_is_not_installed(
    tmp_path: Path, name: str, module: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says which extra to install."""
    (tmp_path / name).write_bytes(b"")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=message):
        read(tmp_path / name)

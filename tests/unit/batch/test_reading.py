"""What is read of an output that is damaged, or that somebody else has written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pyarrow
import pyarrow.parquet
import pytest
import zstandard

from claimkit.batch import read_batch
from claimkit.batch.manifest import FORMAT, Manifest, Settings
from claimkit.claimset import ClaimSet
from claimkit.errors import BatchError, RecordError
from tests.support.builders import ARTICLE, article_claims

RECORD = ClaimSet(ARTICLE, article_claims()).to_record()
LINE = json.dumps(RECORD).encode()


def write(folder: Path, part: bytes = b"", form: Any = "jsonl", **values: Any) -> None:
    """Write an output of one part."""
    manifest = attrs.asdict(Manifest(settings=attrs.asdict(Settings(form=form))))
    (folder / "manifest.json").write_text(json.dumps({"format": FORMAT, **manifest, **values}))
    (folder / "records").mkdir()
    (folder / "records" / "part-00001.jsonl.zst").write_bytes(part)
    (folder / "records" / "part-00001.parquet").write_bytes(part)


def refer(reference: object, **others: Any) -> bytes:
    """Return a part of one record with a *reference* in the place of its text."""
    record = {key: value for key, value in RECORD.items() if key != "text"}
    return zstandard.compress(
        json.dumps({**record, **others, "text_reference": reference}).encode()
    )


@pytest.mark.parametrize(
    "part",
    [b"", b"nothing", zstandard.compress(LINE)[:-1], zstandard.compress(LINE * 9)[:20]],
)
@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_damaged_part(tmp_path: Path, part: bytes, form: str) -> None:
    """What is cut off never looks complete."""
    write(tmp_path, part, form)
    with pytest.raises(BatchError, match=r"part-00001\.\S+: damaged \([^\n]+\); remove it, and"):
        list(read_batch(tmp_path))


@pytest.mark.parametrize(
    "cells", [{"x": [1]}, {"record": [None]}, {"record": [3]}, {"record": ["é"]}]
)
def test_a_part_with_other_columns(tmp_path: Path, cells: dict[str, list[Any]]) -> None:
    write(tmp_path, form="parquet")
    pyarrow.parquet.write_table(pyarrow.table(cells), tmp_path / "records" / "part-00001.parquet")
    with pytest.raises(BatchError, match=r"part-00001\.parquet: damaged"):
        list(read_batch(tmp_path))


@pytest.mark.parametrize("line", [b"3", b"null", b"[]", b'"text_reference"', b"{}", b"{"])
def test_a_line_that_is_no_record(tmp_path: Path, line: bytes) -> None:
    write(tmp_path, zstandard.compress(line))
    with pytest.raises(RecordError):
        list(read_batch(tmp_path))


@pytest.mark.parametrize(
    "part",
    [refer(None), refer([]), refer({}), refer({"file": "x", "row": 1, "sha256": ""}, article=None)],
)
def test_a_reference_that_is_none(tmp_path: Path, part: bytes) -> None:
    write(tmp_path, part)
    with pytest.raises(RecordError, match=r"^\$\.text_reference: expected a reference with file"):
        list(read_batch(tmp_path, lambda reference: ARTICLE))


@pytest.mark.parametrize(
    "values",
    [
        {"settings": None},
        {"settings": []},
        {"settings": {}},
        {"settings": {"form": [], "text": "full"}},
        {"settings": {"form": "xml", "text": "full"}},
        {"counts": 3},
        {"generator": "claimkit"},
        {"strange": 1},
    ],
)
def test_another_manifest(tmp_path: Path, values: dict[str, Any]) -> None:
    write(tmp_path, **values)
    with pytest.raises(BatchError, match=r"expected a manifest|parts of the form 'xml', which"):
        list(read_batch(tmp_path))

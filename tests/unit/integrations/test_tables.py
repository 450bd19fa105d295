"""Records and claims of tables of articles, as Ray and Spark have them made."""

from __future__ import annotations

import sys
from typing import Any

import pyarrow
import pytest

from claimkit import ClaimSet, Extractor
from claimkit.batch.parquet import make_schemas
from claimkit.batch.rows import Columns
from claimkit.errors import MissingExtraError, RecordError
from claimkit.integrations import ray, spark
from claimkit.integrations.tables import (
    RecordMaker,
    check_arguments,
    check_records,
    lay_out,
    list_claim_rows,
)
from tests.support import distributed
from tests.support.distributed import EXTRACTOR, ROWS, TEXTS, find_expected_claims
from tests.support.killing import KillingParser

BODY = Columns(text="body", id="nr")


def make(rows: list[dict[str, Any]], columns: Columns) -> pyarrow.Table:
    return RecordMaker(EXTRACTOR, columns)(pyarrow.Table.from_pylist(rows))


def test_records() -> None:
    """Records are those of the single process; ids, metadata and other columns go along; what fails
    is a row with its error.
    """
    distributed.check_records(make(ROWS, BODY).to_pylist())


def test_types() -> None:
    """Columns that are made have the types of the batch's Parquet; others keep theirs."""
    made = make(ROWS, BODY).schema
    articles, claims = make_schemas(pyarrow)
    assert all(made.field(field.name).equals(field) for field in articles)
    assert made.field("error").type == pyarrow.string()
    assert made.field("page").type == pyarrow.int64()
    assert list_claim_rows(make(ROWS, BODY)).schema == claims


@pytest.mark.parametrize(
    ("row", "columns", "id", "names"),
    [
        ({"text": TEXTS[0]}, Columns(), None, ["id"]),
        ({"id": 7, "text": TEXTS[0]}, Columns(), "7", ["id"]),
        ({"text": TEXTS[0], "doc_id": "d"}, Columns(), "d", ["id", "doc_id"]),
        ({"text": TEXTS[0], "doc_id": "d"}, Columns(id="doc_id"), "d", ["id", "doc_id"]),
    ],
)
def test_ids(row: dict[str, Any], columns: Columns, id: str | None, names: list[str]) -> None:
    """The id is a string, from the column that is named or has a usual name; without one, null."""
    table = make([row], columns)
    assert table["id"].to_pylist() == [id]
    assert ClaimSet.from_json(table["record"][0].as_py()).article.id == id
    assert table.schema.names[: len(names)] == names


def test_empty_table() -> None:
    table = pyarrow.schema([("text", pyarrow.string())]).empty_table()
    assert RecordMaker(EXTRACTOR, Columns())(table).num_rows == 0


def test_a_value_that_cannot_be_read_costs_its_row() -> None:
    table = pyarrow.table({
        "text": [TEXTS[0], TEXTS[1]],
        "published": pyarrow.array([2**62, 0], pyarrow.timestamp("us")),
    })  # fmt: skip
    first, second = RecordMaker(EXTRACTOR, Columns())(table)["error"].to_pylist()
    assert first.startswith("a value cannot be read: ")
    assert second is None


@pytest.mark.slow
def test_an_article_that_kills() -> None:
    """In a process of its own it costs only itself, and the process is there for the next ones."""
    make = RecordMaker(Extractor(parser=KillingParser(), tier="rules"), Columns(), isolated=True)
    first, second = make(pyarrow.table({"text": ["KILL", "One."]}))["error"].to_pylist()
    assert first.startswith("WorkerError: the process that read this text was killed twice")
    assert second is None
    assert make(pyarrow.table({"text": ["Two."]}))["error"].to_pylist() == [None]


def test_claims() -> None:
    """The flat rows are those of to_dicts; articles that failed have none."""
    assert list_claim_rows(make(ROWS, BODY)).to_pylist() == find_expected_claims()


def test_no_records() -> None:
    table = pyarrow.table({"id": ["a"], "record": ["{}"]})
    with pytest.raises(RecordError, match=r"article 'a': "):
        list_claim_rows(table)


@pytest.mark.parametrize(
    ("names", "columns", "message"),
    [
        (["id", "body"], Columns(), "no column 'text' among id, body; say which .* text_column"),
        (["text"], BODY, "no column 'body' among text; say which one it is with text_column"),
        (["body"], BODY, "no column 'nr' among body; say which one it is with id_column"),
        (["text", "error"], Columns(), "the column 'error' has the name of one that is made"),
        (["text", "Words"], Columns(), "the column 'Words' has the name of one that is made"),
        (["body", "nr", "id"], BODY, "the column 'id' has the name of one that is made; rename or"),
    ],
)
def test_bad_columns(names: list[str], columns: Columns, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        lay_out(names, columns)


def test_no_table_of_records() -> None:
    with pytest.raises(ValueError, match="no column 'record' among id, text; pass what extract"):
        check_records(["id", "text"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((None, None, None), "expected text_column to be a str, got None"),
        (("text", 3, None), "expected id_column to be a str or None, got 3"),
        (("text", None, "rules"), "expected extractor to be an Extractor, got 'rules'"),
    ],
)
def test_bad_arguments(arguments: tuple[object, object, object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        check_arguments(*arguments)


def test_default_extractor() -> None:
    columns, extractor = check_arguments("text", None, None)
    assert columns == Columns()
    assert isinstance(extractor, Extractor)


@pytest.mark.parametrize(
    ("module", "missing", "message"),
    [
        (ray, "ray", r'data sets of Ray need ray: pip install "claimkit\[ray\]"'),
        (spark, "pyspark", r'data frames of Spark need pyspark: pip install "claimkit\[spark\]"'),
    ],
)
@pytest.mark.parametrize("function", ["extract", "list_claims"])
def test_missing_extra(
    monkeypatch: pytest.MonkeyPatch, module: Any, missing: str, message: str, function: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    for name in [name for name in sys.modules if name.startswith(f"{missing}.")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(MissingExtraError, match=message):
        getattr(module, function)([])

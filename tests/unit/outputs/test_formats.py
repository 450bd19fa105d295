"""The table of formats: every one writes, to a file too, and says what it needs."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from pathlib import Path

import attrs
import openpyxl
import pandas
import pyarrow
import pyarrow.parquet
import pytest

from claimkit import Corpus
from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.errors import ConlluError, MissingExtraError
from claimkit.outputs.formats import FORMATS, FileFormat, FolderFormat
from claimkit.outputs.parquet import make_claim_schema
from claimkit.outputs.rows import COLUMNS
from tests.support.builders import ARTICLE, article_claims

FORMULA = '=HYPERLINK("http://evil.example";"x")'


def make_claims(id: str = "a1") -> ClaimSet:
    return ClaimSet(ARTICLE, article_claims(), article=Article(id=id))


def make_formulas() -> ClaimSet:
    """Return claims whose words a spreadsheet would run, or cannot hold."""
    claim = article_claims()[0]
    contents = [FORMULA, "-1+1", "@SUM(1)", "bell \x07 and \ud800", "x" * 40_000]
    claims = [
        attrs.evolve(claim, id=f"c{n}", content=attrs.evolve(claim.content, text=text))
        for n, text in enumerate(contents, start=1)
    ]
    return ClaimSet(ARTICLE, tuple(claims))


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "conllu"])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_format_can_be_saved(name: str, count: int, tmp_path: Path) -> None:
    """Of none, one and several articles; a folder is made."""
    path = tmp_path / "out"
    Corpus.of([make_claims(f"a{number}") for number in range(count)]).save(path, name)
    written = list(path.iterdir()) if isinstance(FORMATS[name], FolderFormat) else [path]
    assert written
    assert all(file.is_file() for file in written)
    if count:
        assert all(file.stat().st_size for file in written)


@pytest.mark.parametrize(
    ("suffix", "form"),
    [
        (".JSON", "json"),
        (".jsonl", "jsonl"),
        (".csv", "csv"),
        (".html", "html"),
        (".md", "md"),
        (".xlsx", "excel"),
        (".parquet", "parquet"),
        (".spacy", "spacy"),
    ],
)
def test_the_name_tells_the_format(suffix: str, form: str, tmp_path: Path) -> None:
    """What is written is what the format writes; a workbook, which holds the time, is one."""
    make_claims().save(tmp_path / f"claims{suffix}")
    make_claims().save(tmp_path / "other", form)
    written = (tmp_path / f"claims{suffix}").read_bytes()
    if form == "excel":
        assert openpyxl.load_workbook(io.BytesIO(written)).sheetnames == ["claims"]
    else:
        assert written == (tmp_path / "other").read_bytes()


@pytest.mark.parametrize(
    ("article", "name"),
    [
        (Article(id="a7", title="Old bridge"), "a7"),
        (Article(title="Old bridge"), "Old bridge"),
        (Article(), "article 1"),
    ],
)
def test_an_article_that_was_no_file_has_a_name(
    article: Article, name: str, tmp_path: Path
) -> None:
    attrs.evolve(make_claims(), article=article).save(tmp_path / "claims.csv")
    with (tmp_path / "claims.csv").open(encoding="utf-8") as file:
        assert {row["file"] for row in csv.DictReader(file)} == {name}


def test_saved_json_is_the_record(tmp_path: Path) -> None:
    make_claims().save(tmp_path / "claims.json")
    assert ClaimSet.from_json((tmp_path / "claims.json").read_bytes()) == make_claims()


@pytest.mark.parametrize("name", ["json", "w3c", "claimreview", "citron"])
def test_none_are_an_empty_array(name: str, tmp_path: Path) -> None:
    """No file of JSON is empty."""
    Corpus.of([]).save(tmp_path / "claims.json", name)
    assert json.loads((tmp_path / "claims.json").read_bytes()) == []


def test_wrong_names(tmp_path: Path) -> None:
    """The error says which formats there are."""
    with pytest.raises(ValueError, match=r"end with '\.doc': expected one of \.json"):
        make_claims().save(tmp_path / "claims.doc")
    with pytest.raises(ValueError, match="expected a format, one of table"):
        make_claims().save(tmp_path / "claims.json", "word")


def test_what_fails_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "claims.conllu"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(ConlluError, match="holds no parse"):
        make_claims().save(file)
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_device_is_written_to() -> None:
    """No file is made beside it to take its place."""
    device = Path(os.devnull)
    make_claims().save(device, "json")
    assert not device.is_file()


@pytest.mark.parametrize(
    ("name", "library"),
    [("excel", "openpyxl"), ("parquet", "pyarrow"), ("spacy", "spacy")],
)
def test_a_missing_library(
    name: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error says what to install, and there is no file."""
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.setitem(sys.modules, "openpyxl.cell", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingExtraError, match=rf"claimkit\[{name}\]"):
        make_claims().save(tmp_path / "out", name)
    assert not (tmp_path / "out").exists()


def test_every_file_format_says_what_it_needs() -> None:
    for format in FORMATS.values():
        if isinstance(format, FileFormat):
            assert format.load().__name__


def test_excel(tmp_path: Path) -> None:
    """pandas and openpyxl read a row for each claim, with numbers as numbers."""
    path = tmp_path / "claims.xlsx"
    Corpus.of([make_claims("a1"), make_claims("a2")]).save(path)
    frame = pandas.read_excel(path)
    assert list(frame)[:4] == ["file", "speaker_label", "speaker", "role"]
    assert sorted(frame) == sorted(["file", *(column.name for column in COLUMNS)])
    assert list(frame["file"]) == ["a1"] * 3 + ["a2"] * 3
    assert frame["content_start"][0] == 26
    assert json.loads(frame["content_spans"][0]) == [[26, 45]]
    sheet = openpyxl.load_workbook(path)["claims"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.endswith("7")
    assert sheet.column_dimensions["F"].width > sheet.column_dimensions["G"].width > 10


def test_excel_of_one_text(tmp_path: Path) -> None:
    """It needs no column for the file; all that a row has is there."""
    path = tmp_path / "claims.xlsx"
    claims = make_claims("a1")
    claims.save(path)
    frame = pandas.read_excel(path)
    assert list(frame)[:2] == ["speaker_label", "speaker"]
    assert list(frame["content"]) == [row["content"] for row in claims.to_dicts()]
    assert len(frame.columns) == len(COLUMNS)


def test_excel_runs_nothing(tmp_path: Path) -> None:
    """Words that begin like a formula are text, and stay so when somebody edits the cell; what no
    cell can hold is replaced or cut.
    """
    path = tmp_path / "claims.xlsx"
    make_formulas().save(path)
    sheet = openpyxl.load_workbook(path)["claims"]
    column = [cell.value for cell in sheet[1]].index("content")
    cells = [row[column] for row in sheet.iter_rows(min_row=2)]
    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert [cell.value for cell in cells[:4]] == [
        FORMULA, "-1+1", "@SUM(1)", "bell \ufffd and \ufffd",
    ]  # fmt: skip
    assert [bool(cell.quotePrefix) for cell in cells] == [True, True, True, False, False]
    assert len(cells[4].value) == 32_767
    assert cells[4].value.endswith("x…")


def test_parquet(tmp_path: Path) -> None:
    """Columns have types; spans are lists of numbers."""
    path = tmp_path / "claims.parquet"
    Corpus.of([make_claims("a1"), make_claims("a2")]).save(path)
    table = pyarrow.parquet.read_table(path)
    assert table.schema.equals(make_claim_schema(pyarrow))
    rows = table.to_pylist()
    assert [row["article"] for row in rows] == ["a1"] * 3 + ["a2"] * 3
    expected = make_claims("a1").to_dicts()[0]
    assert {name: rows[0][name] for name in expected} == expected
    assert list(pandas.read_parquet(path)["confidence"][:2]) == [1.0, 0.5]


def test_parquet_of_odd_words(tmp_path: Path) -> None:
    """Lone surrogates, which it cannot hold, are replaced."""
    path = tmp_path / "claims.parquet"
    make_formulas().save(path)
    contents = pyarrow.parquet.read_table(path)["content"].to_pylist()
    assert contents[3] == "bell \x07 and \ufffd"


def test_csv_file_keeps_its_line_ends(tmp_path: Path) -> None:
    """As the CSV on standard output has them."""
    make_claims().save(tmp_path / "claims.csv")
    with (tmp_path / "claims.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 3

"""``--format`` and ``--out`` of ``claimkit extract`` and ``show``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from claimkit import Extractor
from claimkit.cli import main
from claimkit.evaluation.corpora import read_corpus
from tests.support.parses import list_frozen

TEXT = next(text for text in list_frozen("quotations") if "said" in text)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_rules: Extractor) -> Path:
    """A folder with two texts, and the extractor that knows their parses."""
    monkeypatch.setattr("claimkit.cli.extraction.Extractor", lambda **options: by_rules)
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(TEXT, encoding="utf-8", newline="")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_text_to_a_file() -> None:
    """It is what would be printed."""
    printed = run("extract", "a.txt", "--format", "json").stdout
    assert run("extract", "a.txt", "--format", "json", "--out", "a.json").stdout == ""
    assert Path("a.json").read_text(encoding="utf-8") == printed


@pytest.mark.parametrize("form", ["claimreview", "factcheck"])
def test_library_of_a_text_format(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """That it is missing is said before the work begins."""
    monkeypatch.setitem(sys.modules, "dateparser", None)
    monkeypatch.setattr("claimkit.cli.extraction.read_each", None)
    result = run("extract", "a.txt", "--format", form)
    assert result.exit_code == 2
    assert 'pip install "claimkit[dates]"' in result.stderr


def test_a_workbook() -> None:
    result = run("extract", "a.txt", "b.txt", "--format", "excel", "--out", "claims.xlsx")
    assert result.exit_code == 0
    rows = list(openpyxl.load_workbook("claims.xlsx")["claims"].values)
    assert {row[0] for row in rows[1:]} == {"a.txt", "b.txt"}


@pytest.mark.parametrize("command", ["extract", "show"])
@pytest.mark.parametrize(
    ("name", "form"),
    [("b.csv", "csv"), ("b.MD", "md"), ("b.html", "html"), ("b.json", "json"), ("b.txt", "table")],
)
def test_the_end_tells_the_format(command: str, name: str, form: str) -> None:
    """Without --format a file is what its name says."""
    run("extract", "a.txt", "--out", "a.json")
    source = {"extract": "a.txt", "show": "a.json"}[command]
    assert run(command, source, "--out", name).exit_code == 0
    printed = run(command, source, "--format", form).stdout
    assert Path(name).read_text(encoding="utf-8").split() == printed.split()


def test_other_files_may_end_so_too() -> None:
    """JSON is the format of several."""
    assert run("extract", "a.txt", "--format", "citron", "--out", "c.json").exit_code == 0
    assert run("extract", "a.txt", "--format", "csv-excel", "--out", "c.csv").exit_code == 0


def test_brat_is_read_by_evaluate(by_rules: Extractor) -> None:
    """A folder of both texts; the claims are those of the extractor."""
    assert run("extract", "a.txt", "b.txt", "--format", "brat", "--out", "gold").exit_code == 0
    articles = read_corpus(Path("gold"))
    assert [article.name for article in articles] == ["a", "b"]
    wanted = [claim.cue.spans for claim in by_rules.extract(TEXT).outermost() if claim.cue.spans]
    assert [attribution.cue for attribution in articles[0].attributions] == wanted


def test_conllu_has_the_parse() -> None:
    result = run("extract", "a.txt", "--format", "conllu")
    assert result.exit_code == 0
    assert "ClaimCue=c1" in result.stdout
    assert result.stdout.startswith("# newdoc id = a.txt\n")


def test_show_writes_too_but_no_parse() -> None:
    """What was recorded has no parse."""
    run("extract", "a.txt", "--format", "json", "--out", "a.json")
    shown = run("show", "a.json", "--format", "citron")
    assert json.loads(shown.stdout)["text"] == TEXT
    failed = run("show", "a.json", "--format", "conllu")
    assert failed.exit_code == 1
    assert "claimkit extract --format conllu makes one" in failed.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "excel"], "--format excel makes a file: say where with --out FILE.xlsx."),
        (["--format", "brat"], "--format brat makes a folder: say where with --out FOLDER."),
        (["--format", "brat", "--out", "a.txt"], "a file; --format brat makes a folder."),
        (["--format", "json", "--out", "no/a.json"], "--out: there is no folder 'no'."),
        (["--format", "excel", "--out", "."], "--out: '.' is a folder."),
        (["--out", "c.xls"], "--out: no format for files that end with '.xls': expected"),
        (["--format", "csv", "--out", "c.xlsx"], "the format excel do, and --format is csv."),
        (["--format", "table", "--out", "c.csv"], "the format csv do, and --format is table."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["extract", "show"])
def test_misuse(command: str, arguments: list[str], message: str) -> None:
    """The status is 2, and nothing is read before."""
    result = run(command, "a.txt", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_a_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said before the work begins."""
    monkeypatch.setitem(sys.modules, "openpyxl.cell", None)
    result = run("extract", "missing.txt", "--format", "excel", "--out", "claims.xlsx")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert 'workbooks need openpyxl: pip install "claimkit[excel]"' in result.stderr

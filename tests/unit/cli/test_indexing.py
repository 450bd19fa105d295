"""``claimkit speakers``, over an extractor that knows two articles."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimkit.claimset import ClaimSet
from claimkit.cli import main
from claimkit.inputs import Item
from claimkit.speakerindex import Decisions
from tests.support.speaking import PER, article

ARTICLES = {
    "one": article(("Ana Lee", PER, "mayor of Oslo"), ("Bo [red]", PER), unnamed=("officials",)),
    "two": article(("Lee", PER, "Mayor"), ("ANA LEE", PER)),
    "none": ClaimSet("none", ()),
}


class FakeExtractor:
    """Finds the claims of the article that a text names."""

    def extract(self, item: Item) -> ClaimSet:
        return ARTICLES[item.text]


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("claimkit.cli.indexing.Extractor", lambda **options: FakeExtractor())
    for name in ARTICLES:
        (tmp_path / f"{name}.txt").write_text(name, encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(32)))
    (tmp_path / "aliases.csv").write_text(
        "alias,name,id\nBo [red],Bo Berg,Q2\nLee,Bo Berg,\n", encoding="utf-8"
    )
    return tmp_path


def speakers(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["speakers", *arguments])


def test_table() -> None:
    """Named speakers in a table, the others counted; markup in a name is inert."""
    result = speakers("one.txt", "two.txt")
    assert result.exit_code == 0
    rows = [
        line.strip("│").split("│") for line in result.stdout.splitlines() if line.startswith("│")
    ]
    assert [[cell.strip() for cell in row] for row in rows] == [
        ["Ana Lee", "person", "mayor of Oslo", "", "2", "2"],
        ["Bo [red]", "person", "", "", "1", "1"],
        ["Lee", "person", "Mayor", "", "1", "1"],
    ]
    assert result.stdout.endswith("and 1 without a name\n")


def test_json() -> None:
    """A file that is given twice counts once."""
    rows = json.loads(speakers("one.txt", "two.txt", "one.txt", "--format", "json").stdout)
    assert [(row["name"], row["claims"]) for row in rows] == [
        ("Ana Lee", 2),
        ("Bo [red]", 1),
        ("Lee", 1),
        (None, 1),
    ]


def test_csv_with_aliases() -> None:
    result = speakers("one.txt", "two.txt", "--format", "csv", "--aliases", "aliases.csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["name"], row["id"], row["names"], row["claims"]) for row in rows] == [
        ("Ana Lee", "", "ANA LEE; Ana Lee", "2"),
        ("Bo Berg", "Q2", "Bo [red]; Lee", "2"),
        ("", "", "", "1"),
    ]


def test_formulas_in_csv(files: Path) -> None:
    """A spreadsheet shows them and runs none."""
    name = '=HYPERLINK("http://a.example")'
    (files / "own.toml").write_text(
        f"[[aliases]]\nalias = 'Bo [red]'\nname = '{name}'\n", encoding="utf-8"
    )
    shown = speakers("one.txt", "--format", "csv", "--aliases", "own.toml").stdout
    assert f"'{name}" in [row["name"] for row in csv.DictReader(io.StringIO(shown))]
    kept = json.loads(speakers("one.txt", "--format", "json", "--aliases", "own.toml").stdout)
    assert name in [row["name"] for row in kept]


def test_decisions_are_kept_and_undone(files: Path) -> None:
    """What --decisions writes, cut down to what is wrong, is what --undo reads."""
    speakers("one.txt", "two.txt", "--decisions", "made.json")
    made = Decisions.from_json((files / "made.json").read_bytes())
    assert [decision.rule for decision in made] == ["same name", "surnames"]
    (files / "wrong.json").write_text(Decisions(made[:1]).to_json(), encoding="utf-8")
    rows = json.loads(
        speakers("one.txt", "two.txt", "--undo", "wrong.json", "--format", "json").stdout
    )
    assert sorted(row["names"] for row in rows if row["name"] != "Bo [red]") == [
        [],
        ["ANA LEE"],
        ["Ana Lee", "Lee"],
    ]


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_bad_file(form: str) -> None:
    """It costs only itself."""
    result = speakers("binary.txt", "one.txt", "--format", form)
    assert result.exit_code == 1
    assert (
        result.stderr
        == "claimkit: binary.txt: expected text, got binary data (control characters); export it "
        "as text, HTML or PDF\n"
    )
    assert "Ana Lee" in result.stdout


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("--aliases", "one.txt, line 1: expected the columns"),
        ("--undo", "one.txt: expected a record of claimkit in JSON: no valid JSON"),
    ],
)
def test_bad_tables(option: str, message: str) -> None:
    """Nothing is extracted with a table that cannot be read."""
    result = speakers("one.txt", option, "one.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"claimkit: {message}")
    assert speakers("one.txt", option, "missing").exit_code == 2


@pytest.mark.parametrize(
    ("file", "reason"),
    [("none/there.json", "there is no folder 'none'"), ("folder", "is a directory")],
)
def test_decisions_that_cannot_be_written(files: Path, file: str, reason: str) -> None:
    """Said before the work, not after it."""
    (files / "folder").mkdir()
    result = speakers("binary.txt", "one.txt", "--decisions", file)
    assert (result.exit_code, result.stdout) == (2, "")
    assert reason in result.stderr
    assert "binary.txt" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no /dev/full")
def test_speakers_are_printed_though_decisions_are_lost() -> None:
    result = speakers("one.txt", "--decisions", "/dev/full")
    assert result.exit_code == 1
    assert result.stderr == "claimkit: /dev/full: No space left on device\n"
    assert "Ana Lee" in result.stdout


def test_nothing_found() -> None:
    assert speakers("none.txt").stdout == "No speakers found.\n"
    assert json.loads(speakers("none.txt", "--format", "json").stdout) == []

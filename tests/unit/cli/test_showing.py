"""``claimkit show``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.cli import main
from tests.support.builders import ARTICLE, article_claims

CLAIMS = ClaimSet(text=ARTICLE, claims=article_claims())
OTHER = evolve(CLAIMS, article=Article(id="b"))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    records = [CLAIMS.to_record(), OTHER.to_record()]
    array = [{"file": "a.txt", "record": records[0]}, {"file": "b.txt", "record": records[1]}]
    contents = {
        "one.json": CLAIMS.to_json(),
        "array.json": json.dumps(array),
        "lines.jsonl": f"{CLAIMS.to_json()}\n{{}}\n{OTHER.to_json()}\n",
        "other.json": '{"a": 1}',
        "list.json": "[1]",
        "text.txt": "It rained.",
    }
    for name, content in contents.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def show(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["show", *arguments], catch_exceptions=False)


def list_claims(*arguments: str) -> list[tuple[str, str]]:
    rows = map(json.loads, show(*arguments, "--format", "jsonl").stdout.splitlines())
    return [(row["file"], row["id"]) for row in rows]


def test_a_record() -> None:
    """It goes by the name of its file, and gives back what was extracted."""
    assert list_claims("one.json") == [("one.json", id) for id in ("c1", "c2", "c3")]
    shown = show("one.json", "--format", "json")
    assert ClaimSet.from_json(shown.stdout).claims == CLAIMS.claims
    assert shown.exit_code == 0


def test_records_of_several_files() -> None:
    assert [file for file, _ in list_claims("array.json")] == ["a.txt"] * 3 + ["b"] * 3


def test_outermost() -> None:
    """A claim that is made in another one says so, and can be left out."""
    shown = show("one.json").stdout
    assert [line.split()[0] for line in shown.splitlines() if " in c2" in line] == ["in"]
    assert list_claims("one.json", "--outermost") == [("one.json", "c1"), ("one.json", "c2")]


def test_misspelt_speaker() -> None:
    assert "did you mean Ana Ruiz?" in show("one.json", "--speaker", "ana ruis").stderr
    assert show("one.json", "--speaker", "Ruiz").stderr == ""


def test_folder_that_is_no_batch(folder: Path) -> None:
    (folder / "texts").mkdir()
    said = "claimkit: texts: no output of claimkit batch, and texts are for claimkit extract\n"
    assert show("texts").stderr == said


def test_conditions() -> None:
    assert list_claims("array.json", "--speaker", "Bo") == [("a.txt", "c3"), ("b", "c3")]


def test_a_bad_line_costs_only_itself() -> None:
    shown = show("lines.jsonl", "--format", "md")
    assert shown.stdout.count("Ana Ruiz") == 4
    assert shown.exit_code == 1
    assert shown.stderr.startswith("claimkit: lines.jsonl:2: $.schema: this claimkit reads")


@pytest.mark.parametrize("name", ["other.json", "list.json", "text.txt"])
def test_what_is_no_record(name: str) -> None:
    shown = show(name, "one.json")
    assert shown.exit_code == 1
    assert shown.stderr.startswith(f"claimkit: {name}: ")
    assert "Ana Ruiz" in shown.stdout


def test_no_such_file() -> None:
    assert show("none.json").exit_code == 2

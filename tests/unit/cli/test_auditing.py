"""``claimkit audit``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner, Result

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.cli import main
from tests.support.builders import ARTICLE, article_claims

DATED = Article(id="a", published="2026-05-03")
CLAIMS = ClaimSet(text=ARTICLE, claims=article_claims(), article=DATED)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    undated = evolve(CLAIMS, article=Article(id="a"))
    lines = f"{CLAIMS.to_json()}\n{undated.to_json()}\n"
    (tmp_path / "lines.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "broken.jsonl").write_text(f"{CLAIMS.to_json()}\n{{}}\n", encoding="utf-8")
    empty = evolve(CLAIMS, claims=()).to_json()
    (tmp_path / "empty.jsonl").write_text(f"{empty}\n", encoding="utf-8")
    return tmp_path


def audit(*arguments: str) -> Result:
    command = ["audit", "--recorded", *arguments]
    return CliRunner().invoke(main, command, catch_exceptions=False)


def test_tables() -> None:
    """One for each aspect; two articles with one id are two."""
    result = audit("lines.jsonl", "--by", "naming", "--by", "article")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.output.splitlines() if "Sources" in line] == [
        "Naming",
        "Article",
    ]
    assert "a (2)" in result.output


def test_narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a table would break words, shares stand one below the other."""
    monkeypatch.setenv("COLUMNS", "30")
    shown = audit("lines.jsonl", "--by", "source", "--every", "month").stdout
    assert "2026-05, Ana Ruiz\n  sources 1, claims 2, words 9 (100%)," in shown
    assert "no date, Ana Ruiz" in shown
    assert max(map(len, shown.splitlines())) <= 40


def test_csv_and_json() -> None:
    result = audit("lines.jsonl", "--by", "source", "--every", "year", "--format", "csv")
    assert result.stderr == "claimkit: 1 article has no date\n"
    rows = list(csv.DictReader(result.stdout.splitlines()))
    assert {row["period"] for row in rows} == {"2026", ""}
    objects = json.loads(audit("lines.jsonl", "--every", "year", "--format", "json").stdout)
    assert {one["aspect"] for one in objects} == {"naming", "kind", "role", "channel"}


def test_nothing_found() -> None:
    result = audit("empty.jsonl", "--by", "kind", "--plot", "kinds.png")
    assert "No claims found." in result.output
    assert "kinds.png: nothing is quoted" in result.output
    assert result.exit_code == 1


def test_folder_of_a_batch(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read as a whole, as ``claimkit show`` does; another folder has its files read."""
    expected = audit("lines.jsonl").stdout
    (folder / "archive").mkdir()
    (folder / "archive" / "manifest.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr("claimkit.cli.archives.read_batch", lambda path: [CLAIMS, CLAIMS])
    result = audit("archive")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == expected


def test_bad_record() -> None:
    """It is reported, and the rest is counted."""
    result = audit("broken.jsonl", "--by", "kind")
    assert result.exit_code == 1
    assert "broken.jsonl" in result.output
    assert "official" in result.output


def test_plot(folder: Path) -> None:
    pytest.importorskip("matplotlib").use("agg")
    assert audit("lines.jsonl", "--plot", "kinds.png").exit_code == 0
    assert (folder / "kinds.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["kinds", "kinds.xyz"])
def test_plot_of_no_format(name: str, folder: Path) -> None:
    """It is said before the work begins."""
    pytest.importorskip("matplotlib").use("agg")
    result = audit("lines.jsonl", "--plot", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"--plot: '{name}' must end with one of ." in result.stderr
    assert not list(folder.glob("kinds*"))

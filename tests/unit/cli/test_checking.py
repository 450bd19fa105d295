"""``claimkit check``, over frozen parses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from claimkit import Extractor
from claimkit.cli import main
from tests.support.parses import FrozenParser
from tests.unit.checking.test_check import SOURCE

DRAFT = "“The harbour is polluted,” said Ida Holm."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    frozen = Extractor(parser=FrozenParser(), tier="rules")
    monkeypatch.setattr("claimkit.cli.checking.Extractor", lambda **options: frozen)
    return tmp_path


def check(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=given)


def test_json() -> None:
    result = check("draft.txt", "source.txt", "--format", "json")
    assert result.exit_code == 0
    (finding,) = json.loads(result.stdout)
    assert finding["verdict"] == "out-of-context"
    assert finding["places"][0]["id"] == "source.txt"


def test_table() -> None:
    result = check("draft.txt", "source.txt")
    assert result.exit_code == 0
    assert "polluted" in result.stdout


def test_standard_input() -> None:
    assert check("-", "source.txt", given=DRAFT).exit_code == 0
    assert check("-", "-", given=DRAFT).exit_code == 2


def test_a_file_that_is_not_there() -> None:
    """The draft is held against the other sources; without a draft there is nothing to do."""
    result = check("draft.txt", "other.txt", "source.txt", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)[0]["verdict"] == "out-of-context"
    assert "other.txt" in result.stderr
    assert check("other.txt", "source.txt").exit_code == 1
    result = check("draft.txt", "other.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert check("draft.txt").exit_code == 2


def test_a_draft_among_its_sources(folder: Path) -> None:
    """It is no source of its own."""
    result = check("draft.txt", str(folder), "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)[0]["verdict"] == "out-of-context"
    assert "draft.txt: is the draft, and left out of the sources" in result.stderr
    assert check("draft.txt", "./draft.txt").exit_code == 2

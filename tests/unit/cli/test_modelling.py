"""``claimkit models`` and ``claimkit completion``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimkit.cli import main
from claimkit.shipped import write_sums


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "net.json").write_text("{}", encoding="utf-8")
    write_sums(folder)
    monkeypatch.setattr("claimkit.cli.modelling.MODELS", tmp_path)
    monkeypatch.setattr("claimkit.shipped.MODELS", tmp_path)
    return folder


def test_models(models: Path) -> None:
    result = CliRunner().invoke(main, ["models"])
    assert result.exit_code == 0
    language, _, size, unit, path = result.stdout.split()
    assert (language, size, unit, path) == ("xx", "0", "MB", str(models))


def test_damaged_model(models: Path) -> None:
    (models / "net.json").write_text("[]", encoding="utf-8")
    result = CliRunner().invoke(main, ["models"])
    assert result.exit_code == 1
    assert "net.json: is not the file that SHA256SUMS lists" in result.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    if shutil.which("bash") is None:
        pytest.skip("click asks bash for its version")
    result = CliRunner().invoke(main, ["completion", shell])
    assert result.exit_code == 0
    assert "_CLAIMKIT_COMPLETE" in result.stdout


def test_commands_are_completed() -> None:
    environment = {
        "_CLAIMKIT_COMPLETE": "bash_complete",
        "COMP_WORDS": "claimkit ex",
        "COMP_CWORD": "1",
    }
    result = CliRunner().invoke(main, [], env=environment, prog_name="claimkit")
    assert result.stdout.split() == ["plain,extract"]

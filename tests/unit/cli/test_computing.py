"""``--precision`` and ``--device`` of the commands that read many texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from click.testing import CliRunner, Result

from claimkit.cli import main
from claimkit.errors import ClaimkitError

COMMANDS = {
    "extraction": ("extract", "a.txt"),
    "batching": ("batch", "a.txt", "--out", "out"),
    "serving": ("serve",),
}
pytestmark = pytest.mark.parametrize("module", COMMANDS)


class MadeError(ClaimkitError):
    """Ends the command where its work would begin."""


@pytest.fixture(autouse=True)
def no_gpu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)


def run(module: str, *options: str) -> Result:
    return CliRunner().invoke(main, [*COMMANDS[module], *options])


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ((), ("auto", "cpu")),
        (("--precision", "single"), ("single", "cpu")),
        (("--precision", "half", "--device", "cpu"), ("half", "cpu")),
    ],
)
def test_they_reach_the_extractor(
    module: str,
    options: tuple[str, ...],
    expected: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[tuple[str, str]] = []

    def make(**given: Any) -> None:
        made.append((given["precision"], given["device"]))
        raise MadeError("made")

    monkeypatch.setattr(f"claimkit.cli.{module}.Extractor", make)
    run(module, *options)
    assert made == [expected]


def test_a_machine_without_a_gpu(module: str) -> None:
    """One line, before any work, and the command is wrong."""
    result = run(module, "--device", "cuda")
    assert result.exit_code == 2
    assert result.stderr.startswith("claimkit: device 'cuda': torch finds no GPU; install")
    assert len(result.stderr.splitlines()) == 1


def test_another_word(module: str) -> None:
    result = run(module, "--precision", "quarter")
    assert result.exit_code == 2
    assert "'quarter' is not one of 'auto', 'half', 'int8', 'single'" in result.stderr

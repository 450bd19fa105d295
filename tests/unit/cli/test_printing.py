"""What is printed on a terminal whose encoding lacks some of it."""

from __future__ import annotations

from contextlib import suppress

import click
import pytest
from click.testing import CliRunner

from claimkit.cli import main
from claimkit.cli.printing import print_line


@pytest.mark.parametrize(
    ("charset", "shown"), [("utf-8", "é “x” ?\n"), ("latin-1", "é ?x? ?\n"), ("ascii", "? ?x? ?\n")]
)
def test_a_line(charset: str, shown: str) -> None:
    command = click.Command("print", callback=lambda: print_line("é “x” \udcff"))
    result = CliRunner(charset=charset).invoke(command)
    assert result.stdout_bytes.decode(charset) == shown


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_no_room_for_help(
    option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        monkeypatch.setattr("sys.stdout", full)
        with pytest.raises(SystemExit) as end:
            main([option], prog_name="claimkit")
        with suppress(OSError):  # what it holds is written once more
            full.close()
    assert end.value.code == 1
    assert capsys.readouterr().err == "claimkit: standard output: No space left on device\n"

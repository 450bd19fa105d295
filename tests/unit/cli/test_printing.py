"""What is printed on a terminal whose encoding lacks some of it."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from claimkit.cli.printing import print_line


@pytest.mark.parametrize(
    ("charset", "shown"), [("utf-8", "é “x” ?\n"), ("latin-1", "é ?x? ?\n"), ("ascii", "? ?x? ?\n")]
)
def test_a_line(charset: str, shown: str) -> None:
    command = click.Command("print", callback=lambda: print_line("é “x” \udcff"))
    result = CliRunner(charset=charset).invoke(command)
    assert result.stdout_bytes.decode(charset) == shown

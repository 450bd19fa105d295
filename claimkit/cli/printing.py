"""Print to standard output, whatever its encoding: the names of files and the words of texts are
anybody's.
"""

from __future__ import annotations

import click
from rich.console import Console


def print_text(text: str) -> None:
    """Print *text* as it is, with "?" for what the terminal's encoding lacks."""
    encoding = Console().encoding
    click.echo(text.encode(encoding, "replace").decode(encoding), nl=False)


def print_line(text: str) -> None:
    """Print *text* as :func:`print_text` does, and end the line."""
    print_text(f"{text}\n")

"""``claimkit lexicon check FILE``."""

from __future__ import annotations

from pathlib import Path

import attrs
import click

from claimkit.cli.failures import reporting
from claimkit.cli.printing import print_line
from claimkit.lexicons.loader import load, read_extension


@click.group()
def lexicon() -> None:
    """Check your own lexicon."""


@lexicon.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--language", default="en", show_default=True, help="The shipped lexicon that FILE extends."
)
@reporting
def check(file: Path, language: str) -> None:
    """Check FILE: TOML with entries that extend the shipped lexicon.

    Prints what FILE adds and what it replaces. If it is malformed, file, entry
    and reason of each error are printed to standard error, one per line, and
    the exit status is 1.
    """
    extension, shipped = read_extension(file), load(language)
    extended = shipped.extended(extension)
    for section in attrs.fields_dict(type(extension)):
        number = len(getattr(extension, section))
        if number:
            new = len(getattr(extended, section)) - len(getattr(shipped, section))
            print_line(f"{section}: {number} ({new} new, {number - new} in place of shipped ones)")

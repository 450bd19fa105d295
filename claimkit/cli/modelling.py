"""``claimkit models``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from claimkit.cli.failures import FAILED, report, reporting
from claimkit.cli.printing import print_line
from claimkit.errors import ClaimkitError
from claimkit.shipped import MODELS, ModelFolder, list_models

MEGABYTE = 1_000_000


@click.command(short_help="Say which models are there, and whether they are whole.")
@reporting
def models() -> None:
    """Say which models come with this claimkit: language, digest, size, folder.

    Every file is compared with its sum. If one is damaged, it is reported on
    standard error, and the exit status is 1. The digest is that which results
    name as their model. Models that others train are given in Python:
    Extractor(parser=…), see docs/resolvers.md.
    """
    is_whole = True
    for language in list_models():
        try:
            print_line(_describe(language))
        except (ClaimkitError, OSError) as error:
            report(str(error))
            is_whole = False
    if not is_whole:
        raise SystemExit(FAILED)


def _describe(language: str) -> str:
    """Return what the model of *language* is.

    Raises:
        ClaimkitError, OSError: it is damaged.
    """
    path = MODELS / language
    folder = ModelFolder.open(path, (), "reinstall claimkit")
    for name in folder.sums:
        folder.read(name)
    size = sum(file.stat().st_size for file in _list_files(path)) / MEGABYTE
    return f"{language}  {folder.digest}  {size:.0f} MB  {click.format_filename(path)}"


def _list_files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())

"""``claimkit cache info FILE`` and ``claimkit cache clear FILE``."""

from __future__ import annotations

from pathlib import Path

import click

from claimkit.cli.failures import reading_options, reporting
from claimkit.parts import open_cache

MEGABYTE = 1_000_000
file_argument = click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)


@click.group(short_help="Say what is in a cache, or empty it.")
def cache() -> None:
    """Look after the FILE that claimkit batch --cache FILE has made."""


@cache.command()
@file_argument
@reporting
def info(file: Path) -> None:
    """Say how much is in the cache FILE.

    That includes what a model or a version before has answered, which is never used again:
    nothing is removed but by claimkit cache clear.
    """
    with reading_options():
        found = open_cache(file).measure()
    click.echo(f"{found.parses:,} parsed texts, {found.bytes_of_parses / MEGABYTE:,.1f} MB")
    click.echo(f"{found.tags:,} answers of the tagger, {found.bytes_of_tags / MEGABYTE:,.1f} MB")
    click.echo(f"{found.bytes_of_file / MEGABYTE:,.1f} MB in all")


@cache.command()
@file_argument
@reporting
def clear(file: Path) -> None:
    """Remove all that is in the cache FILE."""
    with reading_options():
        open_cache(file).clear()

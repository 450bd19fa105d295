"""The command line."""

from __future__ import annotations

from typing import Any

import click

from claimkit import __version__
from claimkit.cli.auditing import audit
from claimkit.cli.batching import batch
from claimkit.cli.caching import cache
from claimkit.cli.checking import check
from claimkit.cli.completing import completion
from claimkit.cli.evaluation import compare, evaluate
from claimkit.cli.extraction import extract
from claimkit.cli.failures import reporting_errors
from claimkit.cli.finding import find
from claimkit.cli.indexing import speakers
from claimkit.cli.lexicons import lexicon
from claimkit.cli.modelling import models
from claimkit.cli.schemas import schema
from claimkit.cli.serving import serve
from claimkit.cli.showing import show


class Commands(click.Group):
    """The commands; help and version too may not find room on the disk."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        with reporting_errors():
            return super().main(*args, **kwargs)


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="claimkit")
def main() -> None:
    """Find who claimed what in news text, and how certain it is."""


COMMANDS = (
    extract,
    show,
    batch,
    cache,
    check,
    audit,
    find,
    speakers,
    serve,
    evaluate,
    compare,
    lexicon,
    schema,
    models,
    completion,
)

for command in COMMANDS:
    main.add_command(command)

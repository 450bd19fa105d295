"""``claimkit schema``."""

from __future__ import annotations

import json

import click

from claimkit.cli.failures import reporting
from claimkit.cli.printing import print_line
from claimkit.outputs.schema import build_schema


@click.command(short_help="Print the JSON Schema of records.")
@reporting
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of the records that
    "claimkit extract --format json" writes of one file.
    """
    print_line(json.dumps(build_schema(), indent=1))

"""Options that several commands of training have."""

from __future__ import annotations

from pathlib import Path

import click

WORK = click.option(
    "--work",
    default="build/training",
    type=click.Path(file_okay=False, path_type=Path),
    help="Checkpoints.",
)
OUT = click.option(
    "--out",
    default="claimkit/models/en",
    type=click.Path(file_okay=False, path_type=Path),
    help="The model's folder.",
)
THREADS = click.option("--threads", default=2, help="CPU threads.")

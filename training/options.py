"""Options that several commands of training have."""

from __future__ import annotations

from pathlib import Path

import click

FOLDER = click.Path(file_okay=False, path_type=Path)

WORK = click.option(
    "--work",
    default="build/training",
    # absolute: stanza's programs work in it
    type=click.Path(file_okay=False, resolve_path=True, path_type=Path),
    help="Checkpoints, and what was parsed.",
)
OUT = click.option("--out", default="claimkit/models/en", type=FOLDER, help="The model's folder.")
THREADS = click.option("--threads", default=2, help="CPU threads.")

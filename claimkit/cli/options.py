"""Arguments and options that several commands have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from claimkit.model.scheme import Tier

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

files_argument = click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE...",
)
json_option = click.option(
    "--json",
    "json_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write the numbers to this file.",
)


def make_tier_option(
    help: str = "Which parts propose claims: rules alone, or a neural tagger too.",
) -> Decorator:
    return click.option(
        "--tier",
        type=click.Choice([tier.value for tier in Tier]),
        default=Tier.NEURAL.value,
        show_default=True,
        help=help,
    )


def make_format_option(names: Iterable[str]) -> Decorator:
    """Return the option ``--format``, a choice of *names*; the first is the default."""
    choices = list(names)
    return click.option(
        "--format",
        "form",
        type=click.Choice(choices),
        default=choices[0],
        show_default=True,
        help="Output format.",
    )

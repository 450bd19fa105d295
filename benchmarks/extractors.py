"""The extractor that a benchmark measures, by tier and precision."""

from __future__ import annotations

from collections.abc import Callable

import click

from claimkit import Extractor
from claimkit.model.scheme import Precision


def precision_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--precision PRECISION`` to a benchmark command."""
    precisions = click.Choice([precision.value for precision in Precision])
    return click.option(
        "--precision",
        type=precisions,
        default=Precision.AUTO.value,
        show_default=True,
        help="Of the network's weights.",
    )(command)


def load_extractor(tier: str, precision: str) -> Extractor:
    """Return the extractor of *tier* whose network has *precision*."""
    return Extractor(tier=tier, precision=precision)

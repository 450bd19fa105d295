"""The extractor that a benchmark measures, by tier and precision."""

from __future__ import annotations

from collections.abc import Callable

import click

from claimkit import Extractor
from claimkit.extractor import Tier
from claimkit.model.scheme import Precision
from claimkit.parsing.embedded import EmbeddedParser, find_model_folder
from claimkit.tagging.embedded import EmbeddedTagger


def precision_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--precision PRECISION`` to a benchmark command."""
    precisions = click.Choice([precision.value for precision in Precision])
    return click.option(
        "--precision",
        type=precisions,
        default=Precision.AUTO.value,
        show_default=True,
        help="Of the networks' weights.",
    )(command)


def load_extractor(tier: str, precision: str) -> Extractor:
    """Return the extractor of *tier* whose networks have *precision*."""
    parser = EmbeddedParser(precision=precision)
    if tier == Tier.RULES:
        return Extractor(parser, tier=tier)
    tagger = EmbeddedTagger.load(find_model_folder(), precision=precision)
    return Extractor(parser, tier=tier, tagger=tagger)

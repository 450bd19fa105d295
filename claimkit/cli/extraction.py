"""``claimkit extract FILE...``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from attrs import frozen
from rich.console import Console

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.cli.failures import (
    Failures,
    explain_os_error,
    reading_options,
    report,
    reporting,
)
from claimkit.cli.options import Share, files_argument, make_format_option, make_tier_option
from claimkit.cli.reading import read_text
from claimkit.errors import ClaimkitError
from claimkit.extractor import Extractor
from claimkit.outputs.formats import FORMATS, describe_formats
from claimkit.outputs.items import Item


@frozen
class Extracted(Item):
    """What was found in one input."""

    found: ClaimSet


HELP = f"""Print the claims in each FILE.

A FILE is UTF-8 text; "-" is standard input.

\b
{describe_formats(FORMATS)}

If a file cannot be read, this is reported on standard error, the others are
still processed, and the exit status is 1. If the command itself is wrong, it is 2.
"""


@click.command(help=HELP, short_help="Print the claims in text files.")
@files_argument
@make_format_option(FORMATS)
@make_tier_option()
@click.option(
    "--min-confidence",
    type=Share(),
    help="Leave out claims with a lower confidence; by default the tier decides.",
)
@click.option(
    "--lexicon",
    type=click.Path(path_type=Path),
    help="TOML with your own entries; see claimkit lexicon check.",
)
@reporting
def extract(
    files: tuple[Path, ...],
    form: str,
    tier: str,
    min_confidence: float | None,
    lexicon: Path | None,
) -> None:
    failures = Failures()
    with reading_options():
        extractor = Extractor(tier=tier, min_confidence=min_confidence, lexicon=lexicon)
    items = extract_each(files, failures, extractor)
    for piece in FORMATS[form].write(items, len(files) > 1):
        print_text(piece)
    failures.exit()


def extract_each(
    files: Iterable[Path], failures: Failures, extractor: Extractor
) -> Iterator[Extracted]:
    """Yield the claims of each of *files* that can be read, as they are found."""
    for number, file in enumerate(files, start=1):
        name = click.format_filename(file)
        try:
            text = read_text(file)
            claims = extractor.extract(text, article=Article(id=name))
        except OSError as error:
            failures.report(name, explain_os_error(error))
        except ClaimkitError as error:
            failures.report(name, error)
        else:
            for warning in claims.warnings:
                report(f"{name}: warning: {warning.message}")
            yield Extracted(number, name, claims)


def print_text(text: str) -> None:
    """Print *text* as it is, with "?" for what the terminal's encoding lacks."""
    encoding = Console().encoding
    click.echo(text.encode(encoding, "replace").decode(encoding), nl=False)

"""``claimkit extract FILE...``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click
from attrs import field, frozen
from rich.console import Console, RenderableType
from rich.text import Text

from claimkit.claimset import ClaimSet
from claimkit.errors import ClaimkitError
from claimkit.extractor import Extractor, Tier
from claimkit.outputs.highlight import without_controls
from claimkit.outputs.tables import to_table

FAILED = 2


@frozen
class Extracted:
    """The claims of one input: *number* counts the inputs from 1, *name* is the file as it was
    given, "-" for stdin.
    """

    number: int
    name: str
    claims: ClaimSet


@frozen
class Failures:
    """Collects the inputs that could not be read, each reported on stderr as it fails."""

    names: list[str] = field(factory=list)

    def report(self, name: str, reason: object) -> None:
        self.names.append(name)
        click.echo(without_controls(f"claimkit: {name}: {reason}"), err=True)


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE...",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="Output form.",
)
@click.option(
    "--tier",
    type=click.Choice([tier.value for tier in Tier]),
    default=Tier.NEURAL.value,
    show_default=True,
    help="Who proposes claims: rules alone, or a neural tagger as well.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help="Leave out claims less sure than this; the default is the tier's own.",
)
@click.option(
    "--lexicon",
    type=click.Path(path_type=Path),
    help="TOML with entries of your own; see claimkit lexicon check.",
)
def extract(
    files: tuple[Path, ...],
    form: str,
    tier: str,
    min_confidence: float | None,
    lexicon: Path | None,
) -> None:
    """Print the claims in each FILE, UTF-8 text; "-" is standard input.

    \b
    table  for people
    json   the complete record, which ClaimSet.from_json reads; of several files
           an array of {"file": name, "record": record}
    jsonl  one claim a line, flat, with "file" and "doc" (the file's place, from 1)

    A file that cannot be read is reported on standard error and the others are
    still processed; the exit status is then 2.
    """
    failures = Failures()
    documents = extract_each(
        files,
        failures,
        lambda: Extractor(tier=tier, min_confidence=min_confidence, lexicon=lexicon),
    )
    if form == "table":
        _write_tables(documents, several=len(files) > 1)
    elif form == "jsonl":
        _write_json_lines(documents)
    elif len(files) > 1:
        _write_json_array(documents)
    else:
        _write_record(documents)
    if failures.names:
        sys.exit(FAILED)


def extract_each(
    files: Iterable[Path], failures: Failures, make: Callable[[], Extractor]
) -> Iterator[Extracted]:
    """Yield the claims of each of *files* that can be read, as they are found."""
    extractor: Extractor | None = None
    for number, file in enumerate(files, start=1):
        name = click.format_filename(file)
        try:
            text = read_text(file)
            extractor = extractor or make()
            claims = extractor.extract(text)
        except OSError as error:
            failures.report(name, error.strerror or error)
        except UnicodeDecodeError as error:
            failures.report(
                name,
                f"not UTF-8 text (byte {error.object[error.start]:#04x} at {error.start}); convert it to UTF-8",
            )
        except ClaimkitError as error:
            failures.report(name, error)
        else:
            yield Extracted(number, name, claims)


def read_text(file: Path) -> str:
    """Return the text of *file*, without a byte order mark, newlines as they are."""
    data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    return data.decode("utf-8-sig")


def _write_tables(documents: Iterable[Extracted], *, several: bool) -> None:
    console = Console(markup=False, highlight=False)
    for document in documents:
        if several:
            print_shown(console, Text(without_controls(document.name), style="bold"))
        print_shown(
            console,
            to_table(document.claims.text, document.claims)
            if document.claims
            else "No claims found.",
        )


def print_shown(console: Console, shown: RenderableType) -> None:
    """Print *shown*, with "?" for what the terminal's encoding lacks."""
    with console.capture() as capture:
        console.print(shown)
    click.echo(capture.get().encode(console.encoding, "replace").decode(console.encoding), nl=False)


def _write_json_lines(documents: Iterable[Extracted]) -> None:
    for document in documents:
        for claim in document.claims.to_dicts():
            click.echo(json.dumps({"file": document.name, "doc": document.number, **claim}))


def _write_record(documents: Iterable[Extracted]) -> None:
    for document in documents:
        click.echo(document.claims.to_json())


def _write_json_array(documents: Iterable[Extracted]) -> None:
    """Write the records one by one, and close the array even if a later one fails."""
    click.echo("[", nl=False)
    try:
        for place, document in enumerate(documents):
            item = json.dumps({"file": document.name, "record": document.claims.to_record()})
            click.echo(f"{',' if place else ''}\n{item}", nl=False)
    finally:
        click.echo("\n]")

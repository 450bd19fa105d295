"""``claimkit speakers FILE...``."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimkit.cli.evaluation import reporting
from claimkit.cli.extraction import FAILED, Failures, extract_each, print_shown
from claimkit.errors import RecordError
from claimkit.extractor import Extractor, Tier
from claimkit.outputs.highlight import without_controls
from claimkit.speakerindex import Aliases, Decisions, SpeakerIndex, read_aliases
from claimkit.speakerindex.index import COLUMNS

existing = click.Path(path_type=Path)


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    metavar="FILE...",
)
@click.option(
    "--aliases",
    "table",
    type=existing,
    help="Other names of speakers: CSV or TOML with alias, name, id, kind.",
)
@click.option("--undo", type=existing, help="JSON with the decisions that are not to be taken.")
@click.option(
    "--decisions",
    "kept",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write all decisions to this file.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
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
@reporting
def speakers(
    files: tuple[Path, ...],
    table: Path | None,
    undo: Path | None,
    kept: Path | None,
    form: str,
    tier: str,
) -> None:
    """Print the speakers of all FILEs, UTF-8 text, each with the number of their claims; "-" is
    standard input.

    \b
    table  for people; speakers without a name are only counted
    json   an array with one object a speaker
    csv    one line a speaker

    A file that cannot be read is reported on standard error and the others are
    still processed; the exit status is then 2.
    """
    aliases = read_aliases(table) if table is not None else Aliases()
    undone = _read_decisions(undo) if undo is not None else Decisions()
    failures = Failures()
    documents = extract_each(dict.fromkeys(files), failures, lambda: Extractor(tier=tier))
    index = SpeakerIndex.of(
        ((document.name, document.claims) for document in documents), aliases=aliases, undo=undone
    )
    if kept is not None:
        kept.write_text(index.decisions.to_json(indent=1) + "\n", encoding="utf-8")
    if form == "table":
        _print_table(index)
    else:
        click.echo(
            json.dumps(index.to_dicts(), indent=1) if form == "json" else _to_csv(index),
            nl=form == "json",
        )
    if failures.names:
        sys.exit(FAILED)


def _read_decisions(file: Path) -> Decisions:
    try:
        return Decisions.from_json(file.read_bytes())
    except RecordError as error:
        raise RecordError(f"{file}: {error}") from error


def _print_table(index: SpeakerIndex) -> None:
    named = [speaker for speaker in index if speaker.name is not None]
    shown = Table()
    for column in ("Speaker", "Kind", "Role", "Affiliation"):
        shown.add_column(column, overflow="fold")
    for column in ("Articles", "Claims"):
        shown.add_column(column, justify="right")
    for speaker in named:
        words = (speaker.name, speaker.kind.value, speaker.role, speaker.affiliation)
        cells = (Text(without_controls(word or "")) for word in words)
        shown.add_row(*cells, str(len(speaker.articles)), str(len(speaker.claims)))
    console = Console(markup=False, highlight=False)
    print_shown(console, shown if named else "No speakers found.")
    if len(index) > len(named):
        print_shown(console, f"and {len(index) - len(named)} without a name")


def _to_csv(index: SpeakerIndex) -> str:
    """Return one line a speaker; several names in a cell are separated by "; "."""
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    for row in index.to_dicts():
        cells = {**row, "names": "; ".join(row["names"])}
        writer.writerow(
            without_controls(cell) if isinstance(cell, str) else cell for cell in cells.values()
        )
    return lines.getvalue()

"""``claimkit speakers FILE...``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from claimkit.cli.extraction import extract_each
from claimkit.cli.failures import Failures, explain_os_error, reading_options, reporting
from claimkit.cli.options import NewFile, files_argument, make_format_option, make_tier_option
from claimkit.cli.printing import print_text
from claimkit.cli.reading import read_each
from claimkit.errors import RecordError
from claimkit.extractor import Extractor
from claimkit.outputs.tables import render
from claimkit.outputs.wording import escape_formula, strip_controls
from claimkit.speakerindex import Aliases, Decisions, SpeakerIndex, read_aliases
from claimkit.speakerindex.index import COLUMNS


def write_table(index: SpeakerIndex) -> str:
    named = [speaker for speaker in index if speaker.name is not None]
    table = Table()
    for column in ("Speaker", "Kind", "Role", "Affiliation"):
        table.add_column(column, overflow="fold")
    for column in ("Articles", "Claims"):
        table.add_column(column, justify="right")
    for speaker in named:
        words = (speaker.name, speaker.kind.value, speaker.role, speaker.affiliation)
        cells = (Text(strip_controls(word or "")) for word in words)
        table.add_row(*cells, str(len(speaker.articles)), str(len(speaker.claims)))
    shown = render(table) if named else render("No speakers found.")
    if len(index) > len(named):
        shown += render(f"and {len(index) - len(named)} without a name")
    return shown


def write_json(index: SpeakerIndex) -> str:
    return json.dumps(index.to_dicts(), indent=1) + "\n"


def write_csv(index: SpeakerIndex) -> str:
    """Return one line per speaker; several names in a cell are separated by "; ", and a cell that
    begins like a formula has an apostrophe before it.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    for row in index.to_dicts():
        writer.writerow(_to_cells({**row, "names": "; ".join(row["names"])}))
    return lines.getvalue()


def _to_cells(row: Mapping[str, Any]) -> Iterator[Any]:
    for cell in row.values():
        yield escape_formula(strip_controls(cell)) if isinstance(cell, str) else cell


FORMATS: Mapping[str, Callable[[SpeakerIndex], str]] = {
    "table": write_table,
    "json": write_json,
    "csv": write_csv,
}

existing = click.Path(path_type=Path)


@click.command(short_help="Print the speakers of text files.")
@files_argument
@click.option(
    "--aliases",
    "table",
    type=existing,
    help="Other names of speakers: CSV or TOML with alias, name, id, kind.",
)
@click.option("--undo", type=existing, help="JSON with decisions that must not be made.")
@click.option(
    "--decisions",
    "decisions_file",
    type=NewFile(),
    help="Write all decisions to this file.",
)
@make_format_option(FORMATS)
@make_tier_option()
@reporting
def speakers(
    files: tuple[Path, ...],
    table: Path | None,
    undo: Path | None,
    decisions_file: Path | None,
    form: str,
    tier: str,
) -> None:
    """Print the speakers of all FILEs and how many claims they have.

    A FILE is text, HTML, PDF, a feed (RSS, Atom), ninjs, or subtitles (SRT,
    WebVTT): its extension tells. "-" is standard input, and text.

    \b
    table  for people; speakers without a name are only counted
    json   an array with one object per speaker
    csv    one line per speaker; a cell that a spreadsheet would run as a
           formula (= + - @) begins with an apostrophe

    If a file cannot be read, this is reported on standard error, the others are
    still processed, and the exit status is 1. If the command itself is wrong, it is 2.
    """
    with reading_options():
        aliases = read_aliases(table) if table is not None else Aliases()
        undone = _read_decisions(undo) if undo is not None else Decisions()
    failures = Failures()
    given = read_each(dict.fromkeys(files), None, failures)
    items = extract_each(given, failures, Extractor(tier=tier), prints_at_end=True)
    index = SpeakerIndex.of(
        ((item.name, item.found) for item in items), aliases=aliases, undo=undone
    )
    if decisions_file is not None:
        _write_decisions(index.decisions, decisions_file, failures)
    print_text(FORMATS[form](index))
    failures.exit()


def _write_decisions(made: Decisions, file: Path, failures: Failures) -> None:
    """Write *made* to *file*; if that fails, the speakers can still be printed."""
    try:
        file.write_text(made.to_json(indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        failures.report(str(file), explain_os_error(error))


def _read_decisions(file: Path) -> Decisions:
    try:
        return Decisions.from_json(file.read_bytes())
    except RecordError as error:
        raise RecordError(f"{file}: {error}") from error

"""Write claims in one of the formats: to standard output, or with ``--out`` to a file or folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import click

from claimkit.cli.failures import reading_options
from claimkit.cli.options import find_obstacle, is_same_file
from claimkit.cli.printing import print_text
from claimkit.outputs.formats import FORMATS, FileFormat, FolderFormat, Format
from claimkit.outputs.items import Item
from claimkit.outputs.saving import check_library, find_endings, save

PRINTED = "table"
PLAIN = frozenset({"", ".txt"})
"""What files end with that may hold what is printed."""

KINDS = {FileFormat: "file", FolderFormat: "folder"}
out_option = click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write to this file, and not to standard output; of formats that are folders, to this "
    "folder.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help=f"Output format; by default the end of --out tells, or it is {PRINTED}.",
)


def choose_format(form: str | None, out: Path | None) -> str:
    """Return the name of the format that is wanted: *form*, or what the end of *out* tells.

    Raises:
        click.UsageError: the end tells none, or another one than *form*.
    """
    suffix = "" if out is None or out.is_dir() else out.suffix.lower()
    told = find_endings().get(suffix)
    if form is None and told is None and suffix not in PLAIN:
        raise click.UsageError(
            f"--out: no format for files that end with '{suffix}': expected one of "
            f"{', '.join(find_endings())}, or say which with --format."
        )
    if form is None:
        return told or PRINTED
    if told not in {None, form} and suffix != FORMATS[form].also:
        raise click.UsageError(
            f"--out: '{out}' ends as files of the format {told} do, and --format is {form}."
        )
    return form


def check_output(form: str, out: Path | None, files: Sequence[Path] = ()) -> None:
    """Make sure that claims can be written in the format *form* to *out*, before the work begins.

    Ends with status 2 if the library that writes it is not installed.

    Raises:
        click.UsageError: the format is no text, and *out* is missing or of another kind; or it is
            one of *files*, which are read.
    """
    format = FORMATS[form]
    kind = KINDS.get(type(format))
    if kind is not None and out is None:
        raise click.UsageError(
            f"--format {form} makes a {kind}: say where with --out {kind.upper()}{format.suffix}."
        )
    obstacle = None if out is None or kind == "folder" else find_obstacle(out)
    if obstacle is not None:
        raise click.UsageError(f"--out: {obstacle}")
    if out is not None and kind == "folder" and out.exists() and not out.is_dir():
        raise click.UsageError(f"--out: '{out}' is a file; --format {form} makes a folder.")
    if out is not None and any(map(partial(is_same_file, out), files)):
        raise click.UsageError(f"--out: '{out}' is one of the files that are read.")
    with reading_options():
        check_library(format)


def write_items(form: str, items: Iterable[Item], several: bool, out: Path | None) -> None:
    """Write *items* in the format *form*, which :func:`check_output` has checked."""
    format = FORMATS[form]
    if out is not None:
        save(format, items, several, out)
    elif isinstance(format, Format):
        for piece in format.write(items, several):
            print_text(piece)

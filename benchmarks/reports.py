"""What all benchmark commands share: reading JSON lines, a table for people, numbers for
machines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

Numbers = Mapping[str, Any]


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON-lines file.

    Raises:
        click.ClickException: a line is no JSON object with ``doc_id`` and ``text``.
    """
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            rows.append({"doc_id": row["doc_id"], "text": row["text"], **row})
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise click.ClickException(
                f"{path}:{number}: expected an object with doc_id and text ({error!r})"
            ) from error
    return rows


def print_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    table = Table(title=title, title_justify="left")
    for place, column in enumerate(columns):
        table.add_column(column, justify="left" if place == 0 else "right")
    for row in rows:
        table.add_row(*(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row))
    Console().print(table)


def json_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--json FILE`` to a benchmark command."""
    help_text = "Also write the numbers to this file."
    return click.option(
        "--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help=help_text
    )(command)


def write_numbers(path: Path | None, numbers: Numbers) -> None:
    if path is not None:
        path.write_text(json.dumps(numbers, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

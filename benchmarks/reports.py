"""What all benchmark commands share: options, reading JSON lines, a table for people, numbers for
machines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.table import Table

from claimkit.extractor import Tier

Numbers = Mapping[str, Any]
Command = Callable[..., None]
Key = TypeVar("Key", bound=Hashable)
Member = TypeVar("Member")

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


def json_option(command: Command) -> Command:
    """Add ``--json FILE`` to a benchmark command."""
    help_text = "Also write the numbers to this file."
    return click.option("--json", "json_file", type=NEW_FILE, help=help_text)(command)


def tier_option(command: Command) -> Command:
    """Add ``--tier TIER`` to a benchmark command."""
    tiers = click.Choice([tier.value for tier in Tier])
    default = Tier.NEURAL.value
    return click.option("--tier", type=tiers, default=default, show_default=True)(command)


def model_option(command: Command) -> Command:
    """Add ``--model-dir FOLDER`` to a benchmark command."""
    folder = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.option("--model-dir", type=folder, help="Another model folder.")(command)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON-lines file.

    Raises:
        click.ClickException: a line is no JSON object with ``doc_id`` and ``text``.
    """
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            rows.append(read_row(line, f"{path}:{number}"))
    return rows


def read_row(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
        return {"doc_id": row["doc_id"], "text": row["text"], **row}
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise click.ClickException(
            f"{where}: expected an object with doc_id and text ({error!r})"
        ) from error


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    table = Table(title=title, title_justify="left")
    for index, column in enumerate(columns):
        table.add_column(column, justify="right" if index else "left")
    for row in rows:
        table.add_row(*map(format_cell, row))
    Console().print(table)


def format_cell(cell: object) -> str:
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def write_numbers(path: Path | None, numbers: Numbers) -> None:
    if path is not None:
        path.write_text(json.dumps(numbers, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def measure_share(holds: Iterable[bool]) -> float:
    """Return in which share of cases something *holds*, 0 without cases."""
    cases = list(holds)
    return sum(cases) / len(cases) if cases else 0.0


def measure_f1(right: int, found: int, wanted: int) -> float:
    """Return the harmonic mean of precision and recall, 0 where nothing is found or wanted."""
    return 2 * right / max(1, found + wanted)


def group_by(members: Iterable[Member], key: Callable[[Member], Key]) -> dict[Key, list[Member]]:
    """Return *members* by their *key*, both in the order in which they come."""
    groups: dict[Key, list[Member]] = {}
    for member in members:
        groups.setdefault(key(member), []).append(member)
    return groups

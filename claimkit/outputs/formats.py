"""The formats that extracted claims are written in: the one table of them.

A new format is a module of its own beside this one, and a line in ``FORMATS``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from attrs import frozen
from rich.text import Text

from claimkit.model.extraction import Extraction
from claimkit.outputs.records import to_json, to_record
from claimkit.outputs.rows import to_dicts
from claimkit.outputs.tables import render, to_table
from claimkit.outputs.wording import strip_controls


@frozen
class Item:
    """What was found in one input.

    Attributes:
        number: counts the inputs from 1.
        name: of the file as it was given, "-" for standard input.
    """

    number: int
    name: str
    found: Extraction


Writer = Callable[[Iterable[Item], bool], Iterator[str]]
"""Yields the output piece by piece, as the items come; told whether the input has several items."""


@frozen
class Format:
    """A format by what it is good for, and its writer."""

    help: str
    write: Writer


def write_tables(items: Iterable[Item], several: bool) -> Iterator[str]:
    for item in items:
        if several:
            yield render(Text(strip_controls(item.name), style="bold"))
        table = to_table(item.found.text, item.found.claims)
        yield render(table if table.rows else "No claims found.")


def write_json_lines(items: Iterable[Item], several: bool) -> Iterator[str]:
    for item in items:
        for row in to_dicts(item.found):
            yield json.dumps({"file": item.name, "doc": item.number, **row}) + "\n"


def write_records(items: Iterable[Item], several: bool) -> Iterator[str]:
    if several:
        yield from _write_array(items)
    else:
        for item in items:
            yield to_json(to_record(item.found)) + "\n"


def _write_array(items: Iterable[Item]) -> Iterator[str]:
    """Yield the records one by one, and close the array even if a later item fails."""
    yield "["
    separator = "\n"
    try:
        for item in items:
            record = {"file": item.name, "record": to_record(item.found)}
            yield separator + json.dumps(record)
            separator = ",\n"
    finally:
        yield "\n]\n"


FORMATS: Mapping[str, Format] = MappingProxyType({
    "table": Format("for people", write_tables),
    "json": Format(
        "the complete record, which ClaimSet.from_json reads; of several files\n"
        'an array of {"file": name, "record": record}',
        write_records,
    ),
    "jsonl": Format(
        'one claim a line, flat, with "file" and "doc" (the file\'s place, from 1)',
        write_json_lines,
    ),
})  # fmt: skip


def describe_formats(formats: Mapping[str, Format]) -> str:
    """Return one paragraph of lines for a command's help: names, and what they are good for."""
    width = max(map(len, formats)) + 2
    lines: list[str] = []
    for name, format in formats.items():
        first, *others = format.help.splitlines()
        lines.append(f"{name:{width}}{first}")
        lines.extend(" " * width + line for line in others)
    return "\n".join(lines)

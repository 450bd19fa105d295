"""The table of formats in which claims are written.

A new format is a module of its own beside this one, and a line in ``FORMATS``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from claimkit.outputs.articles import write_articles
from claimkit.outputs.delimited import write_csv, write_spreadsheet
from claimkit.outputs.items import Writer
from claimkit.outputs.markdown import write_markdown
from claimkit.outputs.marked import write_page
from claimkit.outputs.records import write_records
from claimkit.outputs.rows import write_json_lines
from claimkit.outputs.tables import write_tables


@frozen
class Format:
    """A format: what it is good for, and its writer."""

    help: str
    write: Writer


FORMATS: Mapping[str, Format] = MappingProxyType({
    "table": Format("for people: one claim per row", write_tables),
    "article": Format("for people: the text with its claims marked", write_articles),
    "json": Format(
        "the complete record, which ClaimSet.from_json reads; of several files\n"
        'an array of {"file": name, "record": record}',
        write_records,
    ),
    "jsonl": Format(
        'one claim per line, flat, with "file" and "doc" (the text\'s place, from 1);\n'
        'of subtitles and PDF files also with "where" (times, pages)',
        write_json_lines,
    ),
    "csv": Format("one claim per row, flat, lists as JSON", write_csv),
    "csv-excel": Format(
        "the same for a spreadsheet: with a byte order mark, and with an\n"
        "apostrophe before cells that it would run as formulas",
        write_spreadsheet,
    ),
    "md": Format("Markdown: a list of the claims", write_markdown),
    "html": Format("a page: the text with its claims marked, and a table", write_page),
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

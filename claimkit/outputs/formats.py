"""The table of formats in which claims are written.

A new format is a module of its own beside this one, and a line in ``FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

from attrs import frozen

from claimkit.days import load_dates
from claimkit.outputs.annotations.citron import to_citron
from claimkit.outputs.annotations.conllu import write_conllu
from claimkit.outputs.annotations.factchecks import to_claim_reviews, to_fact_check_markup
from claimkit.outputs.annotations.folders import (
    NamedFile,
    write_brat_files,
    write_label_studio_files,
)
from claimkit.outputs.annotations.prodigy import to_prodigy
from claimkit.outputs.annotations.spacydocs import load_spacy, write_docbin
from claimkit.outputs.annotations.units import Unit
from claimkit.outputs.annotations.w3c import to_web_annotations
from claimkit.outputs.annotations.writing import write_line, write_value, write_values
from claimkit.outputs.articles import write_articles
from claimkit.outputs.delimited import write_csv, write_spreadsheet
from claimkit.outputs.items import Item, Writer
from claimkit.outputs.markdown import write_markdown
from claimkit.outputs.marked import write_page
from claimkit.outputs.parquet import load_pyarrow, write_parquet
from claimkit.outputs.records import write_records
from claimkit.outputs.rows import write_json_lines
from claimkit.outputs.tables import write_tables
from claimkit.outputs.workbooks import load_openpyxl, write_workbook


def _load_none() -> None:
    """Load nothing, for a format that needs no library."""


@frozen
class Format:
    """A format that is text: what it is good for, its writer, and how names of such files end, ""
    if others end so too.

    Attributes:
        also: how they may end, though that tells another format.
        load: loads the library that the writer needs; raises MissingExtraError if it is not
            installed. Most need none.
    """

    help: str
    write: Writer
    suffix: str = ""
    load: Callable[[], Any] = _load_none
    also: str = ""


@frozen
class FileFormat:
    """A format that is no text, and so always a file.

    Attributes:
        load: loads the library that writes it; raises MissingExtraError if it is not installed.
    """

    help: str
    write: Callable[[Iterable[Item], bool], Iterator[bytes]]
    suffix: str
    load: Callable[[], Any]
    also: str = ""


@frozen
class FolderFormat:
    """A format of several files, and so always a folder."""

    help: str
    write: Callable[[Iterable[Item], bool], Iterator[NamedFile]]
    suffix: str = ""
    load: Callable[[], Any] = _load_none
    also: str = ""


AnyFormat = Format | FileFormat | FolderFormat

FORMATS: Mapping[str, AnyFormat] = MappingProxyType({
    "table": Format("for people: one claim per row", write_tables),
    "article": Format("for people: the text with its claims marked", write_articles),
    "json": Format(
        "the complete record, which ClaimSet.from_json reads; of several files\n"
        'an array of {"file": name, "record": record}',
        write_records,
        ".json",
    ),
    "jsonl": Format(
        'one claim per line, flat, with "file" and "doc" (the text\'s place, from 1);\n'
        'of subtitles and PDF files also with "where" (times, pages)',
        write_json_lines,
        ".jsonl",
    ),
    "csv": Format("one claim per row, flat, lists as JSON", write_csv, ".csv"),
    "csv-excel": Format(
        "the same for a spreadsheet: with a byte order mark, and with an\n"
        "apostrophe before cells that it would run as formulas",
        write_spreadsheet,
        also=".csv",
    ),
    "excel": FileFormat(
        "a workbook of Excel: one claim per row", write_workbook, ".xlsx", load_openpyxl
    ),
    "parquet": FileFormat(
        "Parquet: one claim per row, typed columns", write_parquet, ".parquet", load_pyarrow
    ),
    "md": Format("Markdown: a list of the claims", write_markdown, ".md"),
    "html": Format("a page: the text with its claims marked, and a table", write_page, ".html"),
    "w3c": Format(
        "W3C Web Annotations; offsets in code points",
        partial(write_value, to_web_annotations),
        also=".json",
    ),
    "w3c-utf16": Format(
        "the same with offsets in UTF-16 units, for JavaScript",
        partial(write_value, partial(to_web_annotations, unit=Unit.UTF_16)),
        also=".json",
    ),
    "claimreview": Format(
        "stubs of schema.org ClaimReviews, without a rating",
        partial(write_values, to_claim_reviews),
        load=load_dates,
        also=".json",
    ),
    "factcheck": Format(
        "the same with the fields of Google's Fact Check Tools",
        partial(write_values, to_fact_check_markup),
        load=load_dates,
        also=".json",
    ),
    "brat": FolderFormat("brat: a text and its standoff annotation for each", write_brat_files),
    "label-studio": FolderFormat(
        "Label Studio: tasks with predictions, and the configuration", write_label_studio_files
    ),
    "prodigy": Format(
        "Prodigy: a line for each text, with spans", partial(write_line, to_prodigy), also=".jsonl"
    ),
    "spacy": FileFormat(
        "documents of spaCy (DocBin), with span groups", write_docbin, ".spacy", load_spacy
    ),
    "conllu": Format("CoNLL-U: the parse, with claims in MISC", write_conllu, ".conllu"),
    "citron": Format("the JSON of Citron", partial(write_value, to_citron), also=".json"),
})  # fmt: skip


TEXT_FORMATS: Mapping[str, Format] = MappingProxyType({
    name: format for name, format in FORMATS.items() if isinstance(format, Format)
})  # fmt: skip
"""Those that can be printed."""


def describe_formats(formats: Mapping[str, AnyFormat]) -> str:
    """Return one paragraph of lines for a command's help: names, and what they are good for."""
    width = max(map(len, formats)) + 2
    lines: list[str] = []
    for name, format in formats.items():
        first, *others = format.help.splitlines()
        lines.append(f"{name:{width}}{first}")
        lines.extend(" " * width + line for line in others)
    return "\n".join(lines)

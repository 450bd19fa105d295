"""Excel: a sheet with one row per claim."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claimkit.extras import load_library
from claimkit.outputs.items import Item
from claimkit.outputs.rows import COLUMNS, Column, Kind, to_dicts
from claimkit.outputs.wording import escape_formula, replace_unshowable

SHEET = "claims"
FILE = "file"
FIRST = (
    "speaker_label", "speaker", "role", "affiliation",
    "content", "level", "polarity", "cue", "sentence",
    "act", "quotation", "said_when", "place", "why", "confidence",
    "article", "id", "within",
)  # fmt: skip
"""The columns that a reader wants first; the others follow in their own order."""

WIDTHS: Mapping[Kind, int] = {  # characters
    Kind.TEXT: 22,
    Kind.CATEGORY: 16,
    Kind.WORDS: 22,
    Kind.SPANS: 14,
    Kind.NUMBER: 10,
    Kind.INDEX: 10,
    Kind.FLAG: 10,
}
WIDE = {"content": 60, "sentence": 60, "why": 40}
SHORT = {"id": 8, "within": 8, "referent": 8, "factbank": 10, "factbank_author": 10}
LONGEST = 32_767  # characters that a cell can hold
CUT = "…"


def _order(columns: Sequence[Column]) -> list[Column]:
    """Return *columns*, those first that a reader wants first."""
    places = {name: place for place, name in enumerate(FIRST)}
    return sorted(columns, key=lambda column: places.get(column.name, len(places)))


ORDERED = _order(COLUMNS)
LAID_OUT: Mapping[str, int] = {
    FILE: WIDTHS[Kind.TEXT],
    **{column.name: WIDTHS[column.kind] for column in COLUMNS},
    **WIDE,
    **SHORT,
}
"""The width of each column."""


def write_workbook(items: Iterable[Item], several: bool) -> Iterator[bytes]:
    """Yield a workbook: the columns of ``to_dicts``, those for readers first, and before them the
    name of the input if there are several; lists are JSON.

    Words are text, whatever they begin with: none is a formula, now or when a cell is edited. What
    is longer than a cell is cut.

    Raises:
        MissingExtraError: openpyxl is not installed.
    """
    library = load_openpyxl()
    book = library.Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    names = [column.name for column in ORDERED]
    heads = [FILE, *names] if several else names
    _lay_out(library, sheet, heads)
    sheet.append(heads)
    rows = 1
    for item in items:
        for row in to_dicts(item.found):
            rows += 1
            cells = [row[name] for name in names]
            given = [item.name, *cells] if several else cells
            sheet.append([_make_cell(library, sheet, cell) for cell in given])
    sheet.auto_filter.ref = f"A1:{library.utils.get_column_letter(len(heads))}{rows}"
    target = io.BytesIO()
    book.save(target)
    yield target.getvalue()


def load_openpyxl() -> Any:
    """Return the module openpyxl.

    Raises:
        MissingExtraError: it is not installed.
    """
    load_library("openpyxl.cell", extra="excel", what="workbooks")
    return load_library("openpyxl", extra="excel", what="workbooks")


def _lay_out(library: Any, sheet: Any, names: Iterable[str]) -> None:
    """Give *sheet* the widths of its columns, and a first row that stays."""
    sheet.freeze_panes = "A2"
    for number, name in enumerate(names, start=1):
        letter = library.utils.get_column_letter(number)
        sheet.column_dimensions[letter].width = LAID_OUT[name]


def _make_cell(library: Any, sheet: Any, value: Any) -> Any:
    if isinstance(value, list):
        value = json.dumps(value)
    if not isinstance(value, str):
        return value
    words = library.cell.cell.ILLEGAL_CHARACTERS_RE.sub("\ufffd", replace_unshowable(value))
    if len(words) > LONGEST:
        words = words[: LONGEST - len(CUT)] + CUT
    cell = library.cell.WriteOnlyCell(sheet, value=words)
    cell.data_type = "s"  # a string, also where it begins with "="
    if escape_formula(words) != words:
        cell.quotePrefix = True  # and also where somebody edits it
    return cell

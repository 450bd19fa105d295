"""Excel: a sheet with one row per claim."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from claimkit.extras import load_library
from claimkit.outputs.items import Item
from claimkit.outputs.rows import COLUMNS, to_dicts
from claimkit.outputs.wording import escape_formula, replace_unshowable

SHEET = "claims"
FILE = "file"
WIDE, NARROW = 48, 14  # characters
WIDE_COLUMNS = frozenset({"content", "sentence", "why"})
LONGEST = 32_767  # characters that a cell can hold
CUT = "…"


def write_workbook(items: Iterable[Item], several: bool) -> Iterator[bytes]:
    """Yield a workbook: the name of the input, and the columns of ``to_dicts``; lists are JSON.

    Words are text, whatever they begin with: none is a formula, now or when a cell is edited. What
    is longer than a cell is cut.

    Raises:
        MissingExtraError: openpyxl is not installed.
    """
    library = load_openpyxl()
    book = library.Workbook(write_only=True)
    sheet = book.create_sheet(SHEET)
    names = [FILE, *(column.name for column in COLUMNS)]
    _lay_out(library, sheet, names)
    sheet.append(names)
    rows = 1
    for item in items:
        for row in to_dicts(item.found):
            rows += 1
            sheet.append([_make_cell(library, sheet, cell) for cell in (item.name, *row.values())])
    sheet.auto_filter.ref = f"A1:{library.utils.get_column_letter(len(names))}{rows}"
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
        sheet.column_dimensions[letter].width = WIDE if name in WIDE_COLUMNS else NARROW


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

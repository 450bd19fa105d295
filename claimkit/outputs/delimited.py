"""CSV: one row per claim."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from claimkit.outputs.items import Item
from claimkit.outputs.rows import COLUMNS, to_dicts
from claimkit.outputs.wording import escape_formula, replace_unshowable

BYTE_ORDER_MARK = "\ufeff"
"""A spreadsheet that finds it takes the file for UTF-8."""


def write_csv(items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield a line with the names of the columns, then one for each claim: the name of its input,
    and the columns of ``to_dicts``. Lists are JSON. Nothing is changed in the words.
    """
    yield from _write(items, replace_unshowable)


def write_spreadsheet(items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield what :func:`write_csv` does for a spreadsheet, which would take the file for another
    encoding, and run cells that begin like a formula.
    """
    yield BYTE_ORDER_MARK
    yield from _write(items, lambda words: escape_formula(replace_unshowable(words)))


def _write(items: Iterable[Item], clean: Callable[[str], str]) -> Iterator[str]:
    yield _to_line(["file", *(column.name for column in COLUMNS)])
    to_cell = partial(_to_cell, clean)
    for item in items:
        for row in to_dicts(item.found):
            yield _to_line(map(to_cell, [item.name, *row.values()]))


def _to_cell(clean: Callable[[str], str], value: Any) -> object:
    if isinstance(value, list):
        return json.dumps(value)
    return clean(value) if isinstance(value, str) else value


def _to_line(cells: Iterable[object]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()

"""Rows of tables as articles."""

from __future__ import annotations

import datetime
import math
import reprlib
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from claimkit.article import FIELDS, Article, is_date
from claimkit.batch.entries import Entry, Place, Unreadable
from claimkit.untrusted import replace_surrogates

IDS = ("id", "doc_id")
MAX_WHOLE = 2**53  # of floats: greater ones stand for several whole numbers


@frozen(kw_only=True)
class Columns:
    """Which columns of a table are read.

    Attributes:
        text: name of the column with the text.
        id: of that with the id; None for "id" or "doc_id", or else the place of the row.
    """

    text: str = "text"
    id: str | None = None


def read_row(row: Mapping[str, Any], place: Place, columns: Columns) -> Entry | Unreadable:
    """Return the article in *row*; columns that have the name of a field of Article are taken.

    Metadata that are none of their kind, such as a date in words, are unknown.
    """
    id = _find_id(row, columns)
    if columns.id is not None and id is None:
        return Unreadable(place=place, id=None, reason=_explain_no_id(row, columns))
    text = row.get(columns.text)
    if not isinstance(text, str):
        return Unreadable(place=place, id=id, reason=_explain_missing(row, columns))
    known = dict(_read_metadata(row))
    known["id"] = id or str(place)
    return Entry(place=place, article=Article(**known), text=text)


def _find_id(row: Mapping[str, Any], columns: Columns) -> str | None:
    for value in _list_ids(row, columns):
        if _is_whole(value):
            return str(int(value))
        if isinstance(value, str | int):
            return replace_surrogates(str(value))
    return None


def find_wrong_id(row: Mapping[str, Any], columns: Columns) -> object:
    """Return what stands in *row* as an id and is none; None if it has an id, or nothing there."""
    if _find_id(row, columns) is not None:
        return None
    return next(_list_ids(row, columns), None)


def _list_ids(row: Mapping[str, Any], columns: Columns) -> Iterator[Any]:
    """Yield what *row* has in the columns of ids, but what is missing there."""
    for name in IDS if columns.id is None else (columns.id,):
        value = row.get(name)
        if not _is_missing(value):
            yield value


def _is_missing(value: object) -> bool:
    if isinstance(value, float):
        return math.isnan(value)
    return value is None or not str(value).strip()


def _is_whole(value: object) -> bool:
    """Whether *value* is a float for a whole number, as tables have where a number is missing."""
    return isinstance(value, float) and value.is_integer() and abs(value) <= MAX_WHOLE


def _explain_no_id(row: Mapping[str, Any], columns: Columns) -> str:
    wrong = find_wrong_id(row, columns)
    reason = f"no id in {columns.id!r}"
    if wrong is None:
        return reason
    return f"{reason}: {reprlib.repr(wrong)} is neither a string nor a whole number"


def _explain_missing(row: Mapping[str, Any], columns: Columns) -> str:
    if columns.text in row:
        kind = type(row[columns.text]).__name__
        return f"expected text in {columns.text!r}, got {'nothing' if kind == 'NoneType' else kind}"
    names = ", ".join(list(row)[:10])
    return f"no {columns.text!r} among {names}; which one has the text, say with --text-column"


def _read_metadata(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in FIELDS:
        value = row.get(name)
        if name == "published":
            value = _read_date(value)
        if isinstance(value, str) and value.strip():
            yield name, value


def _read_date(value: object) -> str | None:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value) if is_date(str(value)) else None

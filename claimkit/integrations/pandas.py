"""A column of texts in, a frame of claims out."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import starmap
from typing import TYPE_CHECKING, Any

from attrs import frozen
from tqdm import tqdm

from claimkit.arguments import check_choice
from claimkit.article import FIELDS, Input
from claimkit.batch.entries import Entry, Place
from claimkit.batch.rows import IDS, Columns, find_wrong_id, read_row
from claimkit.claimset import ClaimSet
from claimkit.default import default_extractor
from claimkit.extractor import Extractor
from claimkit.model.extraction import Failure
from claimkit.outputs.frames import load_pandas, to_dataframe
from claimkit.progress import Progress, Report

if TYPE_CHECKING:
    import pandas

TEXT, PUBLISHED = "text", "published"
RAISE, WARN = "raise", "warn"


def extract(
    data: pandas.Series[str] | pandas.DataFrame,
    column: str = TEXT,
    *,
    extractor: Extractor | None = None,
    workers: int | None = None,
    progress: bool = True,
    on_error: str = RAISE,
) -> pandas.DataFrame:
    """Return the claims in a column of texts: a row per claim, with the columns and types of
    ``ClaimSet.to_dataframe``.

    The index is that of *data*: a row with three claims stands there three times, one without
    claims or without a text not at all.

    Args:
        data: texts; or a frame. Its columns that are called like a field of Article (title, url,
            …) are taken, but in "published" what is no date is not, with a warning; "article" is
            from a column "id" or "doc_id", else the row's label; there a whole float is a whole
            number, and what is neither that nor words is not taken, with a warning.
        column: of the frame, with the texts.
        extractor: by default that of ``claimkit.extract``.
        workers: processes that extract; by default the work is done in this one.
        progress: whether a bar on standard error shows how far it is.
        on_error: "raise", or "warn" to go on without the text that failed.

    Raises:
        TypeError: *data* is something else, or what stands in the column is no text.
        ValueError: the frame has no such *column*, or *on_error* is another word.
        MissingExtraError: pandas is not installed.
        Exception: what a text raises, with the label of its row as a note.
    """
    check_choice("on_error", on_error, (RAISE, WARN))
    rows = list(_read_rows(data, column))
    _warn_of_dates(rows)
    _warn_of_ids(rows)
    with _show_progress(len(rows), progress) as report:
        found = (extractor or default_extractor()).extract_many(
            [row.item for row in rows], on_error="yield", workers=workers, progress=report
        )
        sets = list(starmap(partial(_check, on_error), zip(rows, found, strict=True)))
    return _to_frame(data.index, rows, sets)


@frozen
class _Row:
    """A row that has a text.

    Attributes:
        place: in the index, from 0.
        label: in the index.
        date: what the row has as a date, None for nothing.
        wrong_id: what the row has as an id and is none, None if there is no such thing.
    """

    place: int
    label: object
    item: Input
    date: object
    wrong_id: object


def _read_rows(data: Any, column: str) -> Iterator[_Row]:
    """Yield the rows of *data* that have a text."""
    table = _to_table(data, column)
    known = table.astype(object).where(table.notna(), None)
    records: Any = known.to_dict("records")
    for place, (label, record) in enumerate(zip(data.index, records, strict=True)):
        text = record[column]
        if text is None:
            continue
        if not isinstance(text, str):
            raise TypeError(f"row {label!r}: expected a text, got {type(text).__name__}")
        item = _read_item(record, column, label)
        wrong_id = find_wrong_id(record, Columns(text=column))
        yield _Row(place, label, item, record.get(PUBLISHED), wrong_id)


def _read_item(record: Mapping[str, Any], column: str, label: object) -> Input:
    entry = read_row(record, Place(file=str(label)), Columns(text=column))
    assert isinstance(entry, Entry)  # for there is a text
    return Input(entry.text, entry.article)


def _to_table(data: Any, column: str) -> pandas.DataFrame:
    """Return the columns of *data* that are read."""
    library = load_pandas()
    table: pandas.DataFrame
    if isinstance(data, library.Series):
        table = data.to_frame(column)
        return table
    if not isinstance(data, library.DataFrame):
        kind = type(data).__name__
        raise TypeError(f"expected a Series of texts or a DataFrame, got {kind}")
    if column not in data.columns:
        names = ", ".join(map(str, data.columns))
        raise ValueError(f"no column {column!r} among {names}; say which one has the texts")
    wanted = {column, *FIELDS, *IDS}
    table = data[[name for name in data.columns if name in wanted]]
    return table


def _to_frame(
    index: pandas.Index[Any], rows: Sequence[_Row], sets: Sequence[ClaimSet]
) -> pandas.DataFrame:
    """Return the frame of the claims of *rows*, each with the label of its row."""
    frame = to_dataframe(sets)
    places: list[int] = []
    for row, claims in zip(rows, sets, strict=True):
        places += [row.place] * len(claims)
    frame.index = index.take(places)
    return frame


@contextmanager
def _show_progress(total: int, shown: bool) -> Iterator[Report]:
    """Give what moves a bar of *total* texts."""
    with tqdm(total=total, unit=" texts", disable=not shown) as bar:

        def report(progress: Progress) -> None:
            bar.update(progress.texts - bar.n)

        yield report


def _warn_of_dates(rows: Sequence[_Row]) -> None:
    """Say which dates are not taken, for they are none."""
    odd = [row for row in rows if row.date is not None and row.item.article.published is None]
    if odd:
        got = f"row {odd[0].label!r} has {odd[0].date!r}"
        expected = "dates, or dates in ISO 8601, such as 2024-05-31"
        _warn(f"published: expected {expected}; {got}; {_count_undated(len(odd))}")


def _count_undated(count: int) -> str:
    """Return how many articles have no date: "1 article has no date"."""
    return "1 article has no date" if count == 1 else f"{count} articles have no date"


def _warn_of_ids(rows: Sequence[_Row]) -> None:
    """Say which ids are not taken, for they are none."""
    odd = [row for row in rows if row.wrong_id is not None]
    if odd:
        got = f"row {odd[0].label!r} has {odd[0].wrong_id!r}"
        expected = "strings or whole numbers"
        _warn(f"id: expected {expected}; {got}; {len(odd)} articles go by their row's label")


def _warn(message: str) -> None:
    """Warn whoever has called :func:`extract`, two functions further up."""
    warnings.warn(message, stacklevel=4)


def _check(on_error: str, row: _Row, found: ClaimSet | Failure) -> ClaimSet:
    """Return the claims of *row*; none if it failed and that is only to be said."""
    if isinstance(found, ClaimSet):
        return found
    if on_error == RAISE:
        found.error.add_note(f"in row {row.label!r}")
        raise found.error
    _warn(f"row {row.label!r} has no claims: {found.error}")
    return ClaimSet(row.item.text, ())

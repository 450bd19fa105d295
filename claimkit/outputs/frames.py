"""Data frames: one row per claim or speaker. Only this module imports pandas, when called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from claimkit.model.extraction import Extraction
from claimkit.outputs.rows import COLUMNS, Column, Kind, to_dicts
from claimkit.outputs.wording import escape_formula

if TYPE_CHECKING:
    import pandas


def to_dataframe(
    articles: Iterable[Extraction], *, escape_formulas: bool = False
) -> pandas.DataFrame:
    """Return a frame of all claims of *articles*, the same columns and types for no claims.

    Words are ``string``, closed sets of values ``category`` (that of ``level`` ordered), numbers
    ``float64``, offsets ``Int64``. What is absent is missing. Only ``markers`` and the columns of
    spans are nested: tuples, so that ``drop_duplicates`` works.

    Args:
        escape_formulas: whether to put an apostrophe before words that begin like a formula of a
            spreadsheet.

    Raises:
        ImportError: pandas is not installed.
    """
    library = load_pandas()
    rows = list(chain.from_iterable(map(to_dicts, articles)))
    if escape_formulas:
        rows = list(map(_escape_row, rows))
    series = {column.name: _to_series(library, column, rows) for column in COLUMNS}
    return _to_frame(library, series)


def speakers_to_dataframe(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], *, escape_formulas: bool = False
) -> pandas.DataFrame:
    """Return a frame of *rows*, one per speaker.

    ``articles`` and ``claims`` are int64, ``names`` tuples, all else ``string``; an absent value is
    missing.

    Args:
        escape_formulas: as of :func:`to_dataframe`.

    Raises:
        ImportError: pandas is not installed.
    """
    library = load_pandas()
    if escape_formulas:
        rows = list(map(_escape_row, rows))
    kinds = {"articles": "int64", "claims": "int64", "names": "object"}
    series = {}
    for name in columns:
        dtype = kinds.get(name) or library.StringDtype("python")
        series[name] = library.Series([_freeze(row[name]) for row in rows], dtype=dtype)
    return _to_frame(library, series)


def _escape_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return *row* with no word that a spreadsheet would run."""
    return {
        name: escape_formula(cell) if isinstance(cell, str) else cell for name, cell in row.items()
    }


def _to_frame(library: Any, series: Mapping[str, Any]) -> pandas.DataFrame:
    frame: pandas.DataFrame = library.DataFrame(series)
    return frame


def _to_series(library: Any, column: Column, rows: Sequence[Mapping[str, Any]]) -> Any:
    cells = [row[column.name] for row in rows]
    if column.kind.is_nested:
        cells = [_freeze(cell) for cell in cells]
    return library.Series(cells, dtype=_to_dtype(library, column))


def _to_dtype(library: Any, column: Column) -> Any:
    if column.kind is Kind.CATEGORY:
        return library.CategoricalDtype(list(column.values), ordered=column.ordered)
    if column.kind is Kind.TEXT:
        return library.StringDtype("python")  # Arrow refuses lone surrogates
    return column.kind.dtype


def _freeze(cell: Any) -> Any:
    return tuple(map(_freeze, cell)) if isinstance(cell, list) else cell


def load_pandas() -> Any:
    """Return pandas.

    Raises:
        ImportError: it is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise ImportError("data frames need pandas: pip install pandas") from error
    return pandas

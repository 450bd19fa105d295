"""Data frames: one row a claim, or a speaker. The only module that imports pandas, and only when
called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimkit.model.claim import Claim
from claimkit.outputs.rows import COLUMNS, to_dicts

if TYPE_CHECKING:
    import pandas


def to_dataframe(text: str, claims: Sequence[Claim]) -> pandas.DataFrame:
    """Return a frame with the columns of :func:`to_dicts`, the same and of the same types for no
    claims.

    ``score`` and ``confidence`` are float64, ``negated`` is bool, all else objects; what is absent
    is None.

    Raises:
        ImportError: pandas is not installed.
    """
    frame = _build_frame(to_dicts(text, claims), COLUMNS)
    return frame.astype({"score": "float64", "confidence": "float64", "negated": "bool"})


def speakers_to_dataframe(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str]
) -> pandas.DataFrame:
    """Return a frame of *rows*, one a speaker: ``articles`` and ``claims`` are int64, all else
    objects; what is absent is None.

    Raises:
        ImportError: pandas is not installed.
    """
    return _build_frame(rows, columns).astype({"articles": "int64", "claims": "int64"})


def _build_frame(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pandas.DataFrame:
    cells = [tuple(row.values()) for row in rows]
    frame: pandas.DataFrame = _load_pandas().DataFrame(cells, columns=list(columns), dtype="object")
    return frame


def _load_pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        raise ImportError("data frames need pandas: pip install claimkit[pandas]") from error
    return pandas

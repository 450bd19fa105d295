"""Data frames: one row a claim. The only module that imports pandas, and only when called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claimkit.model import Claim
from claimkit.outputs.records import COLUMNS, to_dicts

if TYPE_CHECKING:
    import pandas


def to_dataframe(text: str, claims: Sequence[Claim]) -> pandas.DataFrame:
    """Return a frame with the columns of :func:`to_dicts`, the same and of the same types for no claims.

    ``score`` and ``confidence`` are float64, ``negated`` is bool, all else objects; what is absent is None.

    Raises:
        ImportError: pandas is not installed.
    """
    rows = to_dicts(claims, text)
    frame: pandas.DataFrame = _load_pandas().DataFrame(
        [tuple(row.values()) for row in rows], columns=list(COLUMNS), dtype="object"
    )
    return frame.astype({"score": "float64", "confidence": "float64", "negated": "bool"})


def _load_pandas() -> Any:
    try:
        import pandas
    except ImportError as error:
        raise ImportError("data frames need pandas: pip install claimkit[pandas]") from error
    return pandas

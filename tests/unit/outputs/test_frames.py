"""Data frames."""

from __future__ import annotations

import sys

import attrs
import pytest

from claimkit.outputs.frames import to_dataframe
from claimkit.outputs.rows import COLUMNS
from tests.support.builders import ARTICLE, article_claims


def test_one_row_a_claim() -> None:
    pytest.importorskip("pandas")
    frame = to_dataframe(ARTICLE, article_claims())
    assert list(frame["id"]) == ["c1", "c2", "c3"]
    assert list(frame["within"]) == [None, None, "c2"]


def test_no_claims_have_the_same_columns_and_types() -> None:
    pytest.importorskip("pandas")
    empty = to_dataframe("", ())
    assert list(empty.columns) == list(COLUMNS)
    assert dict(empty.dtypes) == dict(to_dataframe(ARTICLE, article_claims()).dtypes)


def test_lone_surrogate() -> None:
    """A string that UTF-8 cannot hold gets into the frame all the same."""
    pytest.importorskip("pandas")
    claim = article_claims()[0]
    odd = attrs.evolve(claim, content=attrs.evolve(claim.content, text="\ud800"))
    assert to_dataframe(ARTICLE, [odd])["content"][0] == "\ud800"


def test_pandas_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install claimkit\[pandas\]"):
        to_dataframe(ARTICLE, article_claims())

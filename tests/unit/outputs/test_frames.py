"""Data frames."""

from __future__ import annotations

import sys

import attrs
import pytest

from claimkit.claimset import ClaimSet
from claimkit.corpus import Corpus
from claimkit.outputs.frames import to_dataframe
from claimkit.outputs.rows import COLUMNS, LEVELS
from tests.support.builders import ARTICLE, article_claims

CLAIMS = ClaimSet(ARTICLE, article_claims())


def test_one_row_a_claim() -> None:
    pandas = pytest.importorskip("pandas")
    frame = to_dataframe([CLAIMS])
    assert list(frame["id"]) == ["c1", "c2", "c3"]
    assert list(frame["within"]) == [pandas.NA, pandas.NA, "c2"]


def test_no_claims_have_the_same_columns_and_types() -> None:
    pytest.importorskip("pandas")
    empty = to_dataframe([])
    assert list(empty.columns) == [column.name for column in COLUMNS]
    assert dict(empty.dtypes) == dict(to_dataframe([CLAIMS]).dtypes)


def test_types_are_those_of_the_columns() -> None:
    pytest.importorskip("pandas")
    frame = to_dataframe([CLAIMS])
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
        column.name: column.kind.dtype for column in COLUMNS
    }


def test_levels_are_ordered() -> None:
    """A level can be compared, and the highest found."""
    pytest.importorskip("pandas")
    level = to_dataframe([CLAIMS])["level"]
    assert tuple(level.cat.categories) == LEVELS
    assert list(level >= "probable") == [True, False, True]
    assert level.max() == "certain"


def test_what_pandas_does_with_columns_works() -> None:
    """Sorting by numbers, duplicates, groups: nothing is a list."""
    pytest.importorskip("pandas")
    frame = to_dataframe([CLAIMS, CLAIMS])
    assert list(frame.nlargest(2, "confidence")["id"]) == ["c1", "c1"]
    assert len(frame.nlargest(9, "speaker_confidence")) == 6
    assert len(frame.drop_duplicates()) == 3
    assert dict(frame.groupby("speaker_label").size()) == {"Ana Ruiz": 4, "Bo": 2}
    assert frame["cue_spans"][0] == ((21, 25),)


def test_formulas() -> None:
    """Words stay as they are unless asked; numbers and types do in any case."""
    pytest.importorskip("pandas")
    claims = ClaimSet(
        ARTICLE,
        tuple(
            attrs.evolve(claim, content=attrs.evolve(claim.content, text="=1+1"))
            for claim in article_claims()
        ),
    )
    plain, escaped = claims.to_dataframe(), claims.to_dataframe(escape_formulas=True)
    assert set(plain["content"]) == {"=1+1"}
    assert set(escaped["content"]) == {"'=1+1"}
    others = [name for name in plain.columns if name != "content"]
    assert plain[others].equals(escaped[others])
    assert dict(plain.dtypes) == dict(escaped.dtypes)
    assert Corpus.of([claims]).to_dataframe(escape_formulas=True)["content"][0] == "'=1+1"


def test_lone_surrogate() -> None:
    """A string that UTF-8 cannot hold gets into the frame all the same."""
    pytest.importorskip("pandas")
    claim = article_claims()[0]
    odd = attrs.evolve(claim, content=attrs.evolve(claim.content, text="\ud800"))
    assert to_dataframe([ClaimSet(ARTICLE, (odd,))])["content"][0] == "\ud800"


def test_pandas_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"pip install pandas"):
        to_dataframe([CLAIMS])

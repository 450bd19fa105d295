"""Frames of texts in, frames of claims out."""

from __future__ import annotations

import warnings

import pandas
import pytest

from claimkit import Extractor
from claimkit.errors import InputTooLargeError
from claimkit.integrations.pandas import extract
from tests.support.parses import FrozenParser, list_frozen

TEXTS = [text for text in list_frozen("quotations") if "said" in text][:3]
EXTRACTOR = Extractor(FrozenParser(), tier="rules", max_chars=1000)


def make_frame() -> pandas.DataFrame:
    return pandas.DataFrame(
        {
            "body": [TEXTS[0], None, TEXTS[1], "   "],
            "title": ["One", "Two", None, "Four"],
            "published": [pandas.Timestamp("2024-05-29"), pandas.NaT, pandas.NaT, pandas.NaT],
            "page": [1, 2, 3, 4],
        },
        index=pandas.Index(["w", "x", "y", "z"], name="key"),
    )


def count_claims(text: str) -> int:
    return len(EXTRACTOR.extract(text))


def test_a_series() -> None:
    """The index says from which text a claim is; columns and types are those of a ClaimSet."""
    found = extract(pandas.Series(TEXTS, index=[10, 20, 30]), extractor=EXTRACTOR)
    expected = EXTRACTOR.extract(TEXTS[0]).to_dataframe()
    assert found.dtypes.equals(expected.dtypes)
    assert list(found.index) == [
        label
        for label, text in zip((10, 20, 30), TEXTS, strict=True)
        for _ in range(count_claims(text))
    ]
    assert list(found.loc[[10], "content"]) == list(expected["content"])
    assert set(found.loc[[10], "article"]) == {"10"}


def test_a_frame() -> None:
    """Rows without a text have no claims; the others can be joined."""
    frame = make_frame()
    found = extract(frame, "body", extractor=EXTRACTOR, progress=False)
    assert found.index.name == "key"
    assert set(found.index) == {"w", "y"}
    joined = frame[["page"]].join(found, how="inner")
    assert set(joined["page"]) == {1, 3}


def test_metadata(monkeypatch: pytest.MonkeyPatch) -> None:
    """Columns called like a field of Article are those of the articles."""
    seen = []

    def watch(extractor: Extractor, items: list[object], **settings: object) -> object:
        seen.extend(items)
        return real(extractor, items, **settings)  # type: ignore[call-overload]

    real = Extractor.extract_many
    monkeypatch.setattr(Extractor, "extract_many", watch)
    extract(make_frame().assign(id=[7, 8, 9, 10]), "body", extractor=EXTRACTOR, progress=False)
    articles = [item.article for item in seen]
    assert [article.id for article in articles] == ["7", "9", "10"]
    assert (articles[0].title, articles[0].published) == ("One", "2024-05-29T00:00:00")
    assert (articles[1].title, articles[1].published) == (None, None)


def test_ids_with_one_that_is_missing() -> None:
    """pandas makes floats of them; a row without an id goes by its label."""
    frame = pandas.DataFrame({"text": TEXTS[:2], "id": [5, None]}, index=["a", "b"])
    assert frame["id"].dtype == float
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = extract(frame, extractor=EXTRACTOR, progress=False)
    assert set(found["article"]) == {"5", "b"}


def test_ids_that_are_none() -> None:
    """That they are not taken is said, to who calls."""
    frame = pandas.DataFrame({"text": TEXTS[:3], "id": [5.5, 1e300, 2]}, index=["a", "b", "c"])
    with pytest.warns(UserWarning, match="row 'a' has 5.5; 2 articles go by their row") as given:
        found = extract(frame, extractor=EXTRACTOR, progress=False)
    assert set(found["article"]) == {"a", "b", "2"}
    assert [warning.filename for warning in given] == [__file__]


def test_several_levels_and_nothing() -> None:
    """An index of levels stays one; no texts give an empty frame of the same types."""
    index = pandas.MultiIndex.from_tuples([("a", 1), ("a", 2)], names=["paper", "page"])
    found = extract(pandas.Series(TEXTS[:2], index=index), extractor=EXTRACTOR, progress=False)
    assert found.index.names == ["paper", "page"]
    empty = extract(pandas.Series([], dtype="string"), extractor=EXTRACTOR, progress=False)
    assert len(empty) == 0
    assert empty.dtypes.equals(found.dtypes)


def test_progress(capsys: pytest.CaptureFixture[str]) -> None:
    """A bar on standard error, unless it is not wanted."""
    extract(pandas.Series(TEXTS), extractor=EXTRACTOR)
    assert "3/3" in capsys.readouterr().err
    extract(pandas.Series(TEXTS), extractor=EXTRACTOR, progress=False)
    assert capsys.readouterr() == ("", "")


def test_a_text_that_fails() -> None:
    """The error names the row; or a warning does, and the others are read."""
    texts = pandas.Series([TEXTS[0], "x" * 1001, TEXTS[1]], index=["a", "b", "c"])
    with pytest.raises(InputTooLargeError) as raised:
        extract(texts, extractor=EXTRACTOR, progress=False)
    assert raised.value.__notes__ == ["in row 'b'"]
    with pytest.warns(UserWarning, match="row 'b' has no claims: the text has 1,001 characters"):
        found = extract(texts, extractor=EXTRACTOR, progress=False, on_error="warn")
    assert set(found.index) == {"a", "c"}


def test_warnings_lead_to_who_calls() -> None:
    """Not to claimkit: of a text that fails, and of dates that are none."""
    frame = pandas.DataFrame({"text": [TEXTS[0], "x" * 1001], "published": ["May 2024", None]})
    with pytest.warns(UserWarning, match="has") as given:
        extract(frame, extractor=EXTRACTOR, progress=False, on_error="warn")
    dates, failed = given
    assert "row 0 has 'May 2024'; 1 article has no date" in str(dates.message)
    assert "row 1 has no claims" in str(failed.message)
    assert {dates.filename, failed.filename} == {__file__}


def test_misuse() -> None:
    """Each error says what was expected."""
    with pytest.raises(TypeError, match="expected a Series of texts or a DataFrame, got list"):
        extract(TEXTS, extractor=EXTRACTOR)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no column 'text' among body, title, published, page"):
        extract(make_frame(), extractor=EXTRACTOR)
    with pytest.raises(TypeError, match="row 0: expected a text, got int"):
        extract(pandas.Series([1], dtype=object), extractor=EXTRACTOR)
    with pytest.raises(ValueError, match="on_error"):
        extract(pandas.Series(TEXTS), extractor=EXTRACTOR, on_error="yield")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        extract(make_frame(), "body", extractor=EXTRACTOR, progress=False)

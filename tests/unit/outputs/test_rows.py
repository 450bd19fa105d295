"""Flat rows."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

from claimkit.article import Article
from claimkit.model.extraction import Extraction
from claimkit.model.speaker import UNATTRIBUTED
from claimkit.outputs.rows import COLUMNS, to_dicts
from claimkit.spans import Span
from tests.support.builders import ARTICLE, article_claims

DOCS = Path(__file__).parents[3] / "docs" / "record.md"
FOUND = Extraction(
    ARTICLE,
    article_claims(),
    sentences=(Span(0, 46), Span(48, 92)),
    article=Article(id="a1"),
)


def test_rows() -> None:
    """Flat, in words; the enclosing claim by its id."""
    first, second, third = to_dicts(FOUND)
    wanted = {
        "article": "a1",
        "id": "c1",
        "speaker": "Ana Ruiz",
        "speaker_label": "Ana Ruiz",
        "speaker_text": "Ana Ruiz, the mayor",
        "role": "mayor",
        "cue": "said",
        "sentence": "Ana Ruiz, the mayor, said the bridge was safe.",
        "cue_start": 21,
        "cue_end": 25,
        "speaker_spans": [[0, 19]],
    }
    assert {key: first[key] for key in wanted} == wanted
    assert (second["speaker"], second["speaker_text"]) == ("Ana Ruiz", "She")
    assert (third["speaker"], third["speaker_label"]) == (None, "Bo")
    assert (third["within"], third["audience"]) == ("c2", None)


def test_row_without_speaker() -> None:
    claim = attrs.evolve(article_claims()[0], speaker=UNATTRIBUTED)
    row = to_dicts(Extraction(ARTICLE, (claim,)))[0]
    absent = ("speaker", "speaker_text", "referent", "speaker_start", "speaker_confidence")
    assert {row[name] for name in absent} == {None}
    assert (row["speaker_label"], row["why_unnamed"]) == ("(no speaker)", "not given")
    assert (row["speaker_spans"], row["sentence"]) == ([], None)


def test_every_column_is_documented() -> None:
    """The table of docs/record.md has all columns, in their order, with their types."""
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)`", DOCS.read_text(encoding="utf-8"), re.M)
    assert rows == [(column.name, column.kind.dtype) for column in COLUMNS]

"""What a batch reads: rows as articles, and the files of a folder."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from claimkit import Article
from claimkit.batch.entries import Entry, Place, Unreadable
from claimkit.batch.inputs import Inputs, find_unknown
from claimkit.batch.rows import Columns, read_row

PLACE = Place(file="rows.csv", row=3)
DAY = datetime.datetime(2024, 5, 31, 8, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("row", "columns", "article"),
    [
        ({"text": "no"}, Columns(), Article(id="rows.csv:3")),
        ({"text": "no", "id": "a"}, Columns(), Article(id="a")),
        ({"text": "no", "doc_id": 17, "id": None}, Columns(), Article(id="17")),
        ({"text": "no", "id": 5.0}, Columns(), Article(id="5")),
        ({"text": "no", "nr": 2.0**53}, Columns(id="nr"), Article(id="9007199254740992")),
        ({"text": "no", "id": 2.5}, Columns(), Article(id="rows.csv:3")),
        ({"text": "no", "id": float("nan")}, Columns(), Article(id="rows.csv:3")),
        ({"text": "no", "id": " ", "nr": "b"}, Columns(id="nr"), Article(id="b")),
        ({"body": "no", "text": 3}, Columns(text="body"), Article(id="rows.csv:3")),
        ({"text": "no", "id": "a\ud800"}, Columns(), Article(id="a\ufffd")),
        (
            {"text": "no", "id": "a", "title": "T", "url": "", "byline": None, "section": 3},
            Columns(),
            Article(id="a", title="T"),
        ),
        (
            {"text": "no", "id": "a", "published": "2024-05-31"},
            Columns(),
            Article(id="a", published="2024-05-31"),
        ),
        (
            {"text": "no", "id": "a", "published": DAY},
            Columns(),
            Article(id="a", published="2024-05-31T08:30:00+00:00"),
        ),
        ({"text": "no", "id": "a", "published": "on Monday"}, Columns(), Article(id="a")),
    ],
)
def test_rows(row: dict[str, Any], columns: Columns, article: Article) -> None:
    """Metadata that are none of their kind are unknown, and lose no article."""
    assert read_row(row, PLACE, columns) == Entry(place=PLACE, article=article, text="no")


@pytest.mark.parametrize(
    ("row", "columns", "reason"),
    [
        ({"text": None}, Columns(), "expected text in 'text', got nothing"),
        ({"text": 3}, Columns(), "expected text in 'text', got int"),
        ({"body": "no"}, Columns(), "no 'text' among body; which one has the text, say with"),
        ({"text": "no"}, Columns(id="nr"), "no id in 'nr'"),
        ({"text": "no", "nr": 2.5}, Columns(id="nr"), "no id in 'nr': 2.5 is neither a string nor"),
        ({"text": "no", "nr": 1e17}, Columns(id="nr"), "no id in 'nr': 1e+17 is neither"),
    ],
)
def test_bad_rows(row: dict[str, Any], columns: Columns, reason: str) -> None:
    read = read_row(row, PLACE, columns)
    assert isinstance(read, Unreadable)
    assert read.reason.startswith(reason)


def test_a_folder(tmp_path: Path) -> None:
    """Files in the order of their names, folders among them; others are counted."""
    folder = tmp_path / "news"
    (folder / "b").mkdir(parents=True)
    (folder / "out").mkdir()
    (folder / "a.txt").write_text("one", encoding="utf-8")
    (folder / "b" / "c.html").write_text(
        "<html><body><article><p>It rained in Oslo, and nobody was there.</p></article></body>",
        encoding="utf-8",
    )
    (folder / "c.jsonl").write_text(json.dumps({"text": "two"}) + "\n\n{}\n", encoding="utf-8")
    (folder / "d.odt").touch()
    (folder / "out" / "e.txt").touch()
    inputs = Inputs([folder], apart=folder / "out")
    read = list(inputs.read())
    assert [str(item.place) for item in read] == [
        "news/a.txt", "news/b/c.html", "news/c.jsonl:1", "news/c.jsonl:3",
    ]  # fmt: skip
    texts = [item.text for item in read if isinstance(item, Entry)]
    assert texts == ["one", "It rained in Oslo, and nobody was there.", "two"]
    assert inputs.passed_over == 1
    assert inputs.bytes_read == inputs.measure()


def test_files_that_are_given(tmp_path: Path) -> None:
    """Each must have an ending that is known."""
    paths = [tmp_path / name for name in ("a.txt", "b.odt", "c", "d.csv.gz", "e.gz")]
    assert [path.name for path in find_unknown([tmp_path, *paths])] == ["b.odt", "c", "e.gz"]

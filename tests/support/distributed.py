"""A table of articles for Ray and Spark, some of which fail, and what one process finds in them."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
from attrs import frozen

from claimkit import Extractor
from claimkit.document import Document
from claimkit.parsing.protocol import Parser
from claimkit.testing import StubParser
from tests.support.parses import list_frozen, read_parse

LONGEST = 1000
TEXTS = [text for text in list_frozen("speakers") if len(text) < LONGEST][:20]
PARSER = StubParser(tuple(map(read_parse, TEXTS)))


@frozen(kw_only=True)
class KillingOnce(StubParser):
    """A parser that kills its process the first time that it is asked.

    Attributes:
        mark: a file that is made then.
    """

    mark: Path

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        if not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().parse_many(texts)


def make_extractor(parser: Parser = PARSER) -> Extractor:
    """Return the extractor of the rules tier; it takes no long texts."""
    return Extractor(parser=parser, tier="rules", max_chars=LONGEST)


EXTRACTOR = make_extractor()
GOOD = [
    {"nr": f"a{number}", "body": text, "title": f"Title {number}", "page": number}
    for number, text in enumerate(TEXTS)
]
BAD = [
    {"nr": "absent", "body": None, "title": None, "page": 91},
    {"nr": "blank", "body": " \n", "title": "Blank", "page": 92},
    {"nr": "long", "body": "x " * LONGEST, "title": "Long", "page": 93},
    {"nr": None, "body": TEXTS[0], "title": "No id", "page": 94},
]
ROWS = [*GOOD, *BAD]
ERRORS = {
    91: "expected text in 'body', got nothing",
    92: "BlankTextError: there is no text in it",
    93: "InputTooLargeError: ",
    94: "no id in 'nr'",
}
COLUMNS = ["id", "nr", "title", "page", "digest", "words", "claims", "record", "error"]


def write_articles(folder: Path) -> None:
    """Write ROWS to two files of Parquet in *folder*."""
    for number in range(2):
        table = pyarrow.Table.from_pylist(ROWS[number::2])
        pyarrow.parquet.write_table(table, folder / f"{number}.parquet")


def find_expected(extractor: Extractor = EXTRACTOR) -> dict[str, str]:
    """Return the records that one process makes of the good articles, by id."""
    texts = ({"id": row["nr"], "text": row["body"], "title": row["title"]} for row in GOOD)
    return {str(found.article.id): found.to_json() for found in extractor.extract_many(texts)}


def find_expected_claims() -> list[dict[str, Any]]:
    """Return the flat rows of the good articles, in order."""
    texts = ((row["nr"], row["body"]) for row in GOOD)
    return [
        {**row, "where": None}
        for found in EXTRACTOR.extract_many(texts)
        for row in found.to_dicts()
    ]


def check_records(rows: list[dict[str, Any]], extractor: Extractor = EXTRACTOR) -> None:
    """Assert that *rows* are what is to be made of ROWS, in any order."""
    assert all(list(row) == COLUMNS for row in rows)
    by_page = {row["page"]: row for row in rows}
    assert sorted(by_page) == sorted(row["page"] for row in ROWS)
    assert len(rows) == len(ROWS)
    for given in ROWS:
        row = by_page[given["page"]]
        assert (row["id"], row["nr"], row["title"]) == (given["nr"], given["nr"], given["title"])
    assert {row["id"]: row["record"] for row in rows if not row["error"]} == find_expected(
        extractor
    )
    for page, error in ERRORS.items():
        assert by_page[page]["error"].startswith(error)
        assert by_page[page]["record"] is by_page[page]["claims"] is None

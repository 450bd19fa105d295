"""The formats in which claims are taken away from the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from claimkit.claimset import ClaimSet
from claimkit.evaluation.articles import to_scored_article
from claimkit.evaluation.corpora import to_row
from claimkit.outputs.formats import FORMATS, TEXT_FORMATS, FileFormat
from claimkit.outputs.items import Item, name_article


@frozen
class Export:
    """A format, and what it is called on the page.

    Attributes:
        label: of the button; "" if it has none.
        ending: of the file.
    """

    label: str
    media_type: str
    ending: str


GOLD = "gold"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORTS: Mapping[str, Export] = MappingProxyType({
    "json": Export("JSON", "application/json", ".claims.json"),
    "jsonl": Export("", "application/x-ndjson", ".claims.jsonl"),
    "md": Export("Markdown", "text/markdown; charset=utf-8", ".md"),
    "csv": Export("CSV", "text/csv; charset=utf-8", ".csv"),
    "csv-excel": Export("", "text/csv; charset=utf-8", ".csv"),
    "excel": Export("Excel", WORKBOOK, ".xlsx"),
    "html": Export("HTML page", "text/html; charset=utf-8", ".html"),
    "claimreview": Export("ClaimReview stubs", "application/ld+json", ".claimreview.json"),
    "factcheck": Export("", "application/ld+json", ".factcheck.json"),
    "w3c": Export("", "application/ld+json", ".w3c.json"),
    "w3c-utf16": Export("", "application/ld+json", ".w3c.json"),
    "prodigy": Export("", "application/x-ndjson", ".prodigy.jsonl"),
    "citron": Export("", "application/json", ".citron.json"),
    GOLD: Export("For claimkit evaluate", "application/x-ndjson", ".gold.jsonl"),
})  # fmt: skip
"""Those of ``claimkit extract`` that are one file; and the claims as annotation."""


def write_export(found: ClaimSet, form: str) -> bytes:
    """Return *found* in the format *form*, one of ``EXPORTS``.

    Raises:
        MissingExtraError: what writes it is not installed.
    """
    if form == GOLD:
        return _encode(write_gold(found))
    items = [Item(1, name_article(found.article, 1), found)]
    writer = FORMATS[form]
    writer.load()
    if isinstance(writer, FileFormat):
        return b"".join(writer.write(items, False))
    return _encode("".join(TEXT_FORMATS[form].write(items, False)))


def write_gold(found: ClaimSet) -> str:
    """Return the claims as ``claimkit evaluate`` reads an annotated article: a line of JSON;
    outermost claims only.
    """
    article = to_scored_article(name_article(found.article, 1), found)
    return f"{json.dumps(to_row(article))}\n"


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "replace")

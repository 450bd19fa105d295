"""The formats in which claims are taken away from the page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
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
    items = [Item(1, name_article(found.article, 1), found)]
    writer = FORMATS.get(form)
    if isinstance(writer, FileFormat):
        writer.load()
        return b"".join(writer.write(items, False))
    text = write_gold(items, False) if form == GOLD else TEXT_FORMATS[form].write(items, False)
    return "".join(text).encode("utf-8", "replace")


def write_gold(items: Iterable[Item], several: bool) -> Iterator[str]:
    """Yield the claims of each item as ``claimkit evaluate`` reads annotated articles: a line of
    JSON; outermost claims only.
    """
    for item in items:
        assert isinstance(item.found, ClaimSet)
        yield json.dumps(to_row(to_scored_article(item.name, item.found))) + "\n"

"""Texts of a corpus, parsed some at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimkit.document import Document
from claimkit.parsing.protocol import Parser

TEXTS_AT_ONCE = 16


def parse_in_batches(
    parser: Parser, texts: Sequence[str], size: int = TEXTS_AT_ONCE
) -> Iterator[Document]:
    """Yield the documents of *texts*, *size* of them parsed together."""
    for start in range(0, len(texts), size):
        yield from parser.parse_many(texts[start : start + size])

"""Attribution corpora for training: annotated spans as places of words in parsed documents."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define

from claimkit.document import Document
from claimkit.parsing.protocol import Parser

TEXTS_AT_ONCE = 16
HELD_OUT = 8  # every eighth document

Stretches = tuple[tuple[int, int], ...]


@define(frozen=True)
class Attribution:
    """Stretches of words, ``(first, behind the last)``, counted through the document."""

    speaker: Stretches
    cue: Stretches
    content: Stretches


@define(frozen=True)
class Annotated:
    """A parsed document, the spans annotated in it, and the same as words; what has no cue is left
    out of *attributions*.
    """

    document: Document
    spans: tuple[Mapping[str, Any], ...]
    attributions: tuple[Attribution, ...]


def read_corpus(file: Path, parser: Parser) -> Iterator[Annotated]:
    """Yield the documents of *file*, JSON lines with ``text`` and ``attributions`` of ``source``,
    ``cue`` and ``content``, each a list of ``[start, end]`` in code points.
    """
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    for some in (rows[i : i + TEXTS_AT_ONCE] for i in range(0, len(rows), TEXTS_AT_ONCE)):
        documents = parser.parse_many([row["text"] for row in some])
        for row, document in zip(some, documents, strict=True):
            yield annotated(document, row["attributions"])


def annotated(document: Document, spans: Sequence[Mapping[str, Any]]) -> Annotated:
    """Return *document* with *spans* as places of words."""
    words = [word for sentence in document.sentences for word in sentence.words]
    starts, ends = [word.span.start for word in words], [word.span.end for word in words]

    def stretches(pairs: Iterable[Sequence[int]]) -> Stretches:
        places = ((bisect_right(ends, start), bisect_left(starts, end)) for start, end in pairs)
        return tuple((first, last) for first, last in places if first < last)

    found = (
        Attribution(*(stretches(own[role]) for role in ("source", "cue", "content")))
        for own in spans
    )
    return Annotated(
        document, tuple(spans), tuple(attribution for attribution in found if attribution.cue)
    )


def split(corpus: Sequence[Annotated]) -> tuple[list[Annotated], list[Annotated]]:
    """Return what is trained on and what is held out: for when to stop, and for how sure a claim
    is.
    """
    trained = [own for place, own in enumerate(corpus) if place % HELD_OUT]
    return trained, list(corpus[::HELD_OUT])

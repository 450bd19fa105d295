"""Attribution corpora: annotated spans as positions of words in parsed documents."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import define

from annotated.parsing import parse_in_batches
from claimkit.document import Document
from claimkit.parsing.protocol import Parser

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
    documents = parse_in_batches(parser, [row["text"] for row in rows])
    for row, document in zip(rows, documents, strict=True):
        yield align_spans(document, row["attributions"])


def align_spans(document: Document, spans: Sequence[Mapping[str, Any]]) -> Annotated:
    """Return *document* with *spans* as positions of words."""
    finder = StretchFinder.of(document)
    attributions = []
    for annotated in spans:
        attribution = Attribution(
            speaker=finder.find(annotated["source"]),
            cue=finder.find(annotated["cue"]),
            content=finder.find(annotated["content"]),
        )
        if attribution.cue:
            attributions.append(attribution)
    return Annotated(document, tuple(spans), tuple(attributions))


@define(frozen=True)
class StretchFinder:
    """Where the words of a document begin and end, in text order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> StretchFinder:
        starts: list[int] = []
        ends: list[int] = []
        for sentence in document.sentences:
            for word in sentence.words:
                starts.append(word.span.start)
                ends.append(word.span.end)
        return cls(tuple(starts), tuple(ends))

    def find(self, pairs: Iterable[Sequence[int]]) -> Stretches:
        """Return which words the spans *pairs* touch."""
        stretches = []
        for start, end in pairs:
            first, behind = bisect_right(self.ends, start), bisect_left(self.starts, end)
            if first < behind:
                stretches.append((first, behind))
        return tuple(stretches)


def split_corpus(corpus: Sequence[Annotated]) -> tuple[list[Annotated], list[Annotated]]:
    """Return what is trained on and what is held out: for when to stop, and for how sure a claim
    is.
    """
    trained: list[Annotated] = []
    held_out: list[Annotated] = []
    for number, annotated in enumerate(corpus):
        (trained if number % HELD_OUT else held_out).append(annotated)
    return trained, held_out

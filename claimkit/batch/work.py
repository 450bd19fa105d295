"""What a batch does with articles: extract, and write what was found as bytes. It is done in the
worker processes, so that the one that writes parts has little to do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, Protocol

from attrs import frozen

from claimkit.article import Input
from claimkit.batch.entries import Entry
from claimkit.batch.traces import Traces, to_text, trace
from claimkit.claimset import ClaimSet
from claimkit.extractor import Extractor
from claimkit.model.extraction import Failure, Generator
from claimkit.outputs.records import to_json

TEXT, REFERENCE = "text", "text_reference"
WHERE = "where"


@frozen(kw_only=True)
class Outcome:
    """What was found in an article.

    Attributes:
        digest: of the article.
        words: of its text, about.
        claims: how many.
        record: as JSON, with the text or a reference to it.
        rows: one line of JSON for each claim.
        warnings: their codes.
        traces: what tells copies of it.
    """

    id: str
    digest: bytes
    words: int
    claims: int
    record: bytes
    rows: bytes
    warnings: tuple[str, ...]
    traces: Traces
    generator: Generator | None


class BlankTextError(ValueError):
    """A text has no words."""


@frozen(kw_only=True)
class Job:
    """The work on articles, to be called with some of them.

    Attributes:
        by_reference: whether a record has a reference in the place of the text.
    """

    extractor: Extractor
    by_reference: bool = False

    def __call__(self, entries: Sequence[Entry]) -> Iterator[Outcome | Exception]:
        """Yield what was found in each of *entries*, or what it raised.

        Raises:
            ModelNotFoundError: a model is missing.
        """
        for entry, found in zip(entries, extract_entries(self.extractor, entries), strict=True):
            yield found if isinstance(found, Exception) else self._try_to_write(entry, found)

    def _try_to_write(self, entry: Entry, found: ClaimSet) -> Outcome | Exception:
        try:
            return self._write(entry, found)
        except Exception as error:
            return error

    def _write(self, entry: Entry, found: ClaimSet) -> Outcome:
        record = found.to_record()
        traces = trace(record, entry.text)
        if self.by_reference:
            record = replace_text(record, entry, traces)
        return Outcome(
            id=entry.id,
            digest=entry.digest,
            words=entry.words,
            claims=len(found),
            record=to_json(record).encode("ascii"),
            rows="".join(f"{json.dumps(row)}\n" for row in _write_rows(entry, found)).encode(
                "ascii"
            ),
            warnings=tuple(warning.code for warning in found.warnings),
            traces=traces,
            generator=found.generator,
        )


class ExtractMany(Protocol):
    """What an Extractor can do with many texts."""

    def extract_many(
        self, texts: Iterable[object], *, on_error: Literal["yield"]
    ) -> Iterator[ClaimSet | Failure]: ...


def extract_entries(
    extractor: ExtractMany, entries: Sequence[Entry]
) -> Iterator[ClaimSet | Exception]:
    """Yield the claims of each of *entries*, or what it raised; a blank one is an error.

    Raises:
        ModelNotFoundError: a model is missing.
    """
    texts = (Input(entry.text, entry.article, notes=entry.notes) for entry in entries)
    for found in extractor.extract_many(texts, on_error="yield"):
        if isinstance(found, Failure):
            yield found.error
        elif not found.plain.text.strip():
            yield BlankTextError("there is no text in it")
        else:
            yield found


def _write_rows(entry: Entry, found: ClaimSet) -> Iterator[dict[str, Any]]:
    """Yield a row for each claim; of an article with pages or times it says where it is made."""
    for claim, row in zip(found, found.to_dicts(), strict=True):
        if entry.source is None:
            yield row
            continue
        location = entry.source.locate_all((*claim.cue.spans, *claim.content.spans))
        yield {**row, WHERE: None if location is None else str(location)}


def replace_text(record: dict[str, Any], entry: Entry, traces: Traces) -> dict[str, Any]:
    """Return *record* with a reference in the place of the text."""
    reference = {
        "sha256": entry.sum,
        "characters": len(entry.text),
        "words": entry.words,
        "file": entry.place.file,
        "row": entry.place.row,
        "signature": to_text(traces.signature),
        "size": traces.size,
    }
    return {
        REFERENCE if key == TEXT else key: reference if key == TEXT else value
        for key, value in record.items()
    }

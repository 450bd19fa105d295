"""Read annotated articles and finished runs: JSON lines, claimkit's records, brat's standoff
files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from claimkit.claimset import ClaimSet
from claimkit.errors import CorpusError, RecordError
from claimkit.evaluation.articles import Article, Attribution, to_article
from claimkit.evaluation.brat import read_brat
from claimkit.spans import Span, Spans, merge_spans

ROLES = {"speaker": "source", "cue": "cue", "content": "content"}  # the corpora's names


def read_corpus(path: Path) -> tuple[Article, ...]:
    """Return the articles at *path*.

    A folder holds brat's files, ``NAME.txt`` beside ``NAME.ann``; so does a single ``.ann`` file. A
    ``.jsonl`` or ``.json`` file holds, an article each, either ``{"doc_id", "text", "attributions":
    [{"source", "cue", "content"}]}``, every part a list of ``[start, end]`` in code points, or a
    claimkit record (``ClaimSet.to_json``), alone or as ``{"file", "record"}``.

    Raises:
        CorpusError: *path* is missing, empty, or not in one of these forms; the message names file
            and line.
    """
    if path.is_dir() or path.suffix == ".ann":
        files = sorted(path.glob("*.ann")) if path.is_dir() else [path]
        articles = tuple(read_brat(file) for file in files)
    elif path.is_file():
        articles = tuple(_article(row, where) for where, row in _rows(path))
    else:
        raise CorpusError(f"{path}: not found")
    if not articles:
        raise CorpusError(f"{path}: no articles in it")
    _check_names(path, articles)
    return articles


def _check_names(path: Path, articles: Iterable[Article]) -> None:
    seen = set()
    for article in articles:
        if article.name in seen:
            raise CorpusError(f"{path}: two articles are called {article.name!r}")
        seen.add(article.name)


def _rows(path: Path) -> Iterable[tuple[str, Any]]:
    """Yield each JSON value in *path* with the place where it stands."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 text") from error
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        pass
    else:
        rows = whole if isinstance(whole, list) else [whole]
        yield from ((f"{path}, item {number}", row) for number, row in enumerate(rows, start=1))
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield f"{path}:{number}", json.loads(line)
            except json.JSONDecodeError as error:
                raise CorpusError(f"{path}:{number}: not JSON ({error})") from error


def _article(row: Any, where: str) -> Article:
    if not isinstance(row, Mapping):
        raise CorpusError(f"{where}: expected an object, got {type(row).__name__}")
    if "record" in row or "schema" in row:
        record = row.get("record", row)
        try:
            return to_article(
                str(row.get("file", row.get("doc_id", where))), ClaimSet.from_record(record)
            )
        except RecordError as error:
            raise CorpusError(f"{where}: {error}") from error
    missing = [key for key in ("doc_id", "text", "attributions") if key not in row]
    if missing:
        raise CorpusError(
            f"{where}: missing {', '.join(missing)}; expected doc_id, text and attributions, or a claimkit record"
        )
    text = row["text"]
    return Article(
        name=str(row["doc_id"]),
        text=text,
        attributions=tuple(
            _attribution(own, len(text), f"{where}, attribution {n}")
            for n, own in enumerate(row["attributions"], 1)
        ),
    )


def _attribution(row: Any, length: int, where: str) -> Attribution:
    if not isinstance(row, Mapping):
        raise CorpusError(f"{where}: expected an object with source, cue and content")
    return Attribution(
        **{
            ours: _spans(row.get(theirs) or (), length, f"{where}, {theirs}")
            for ours, theirs in ROLES.items()
        }
    )


def _spans(pairs: Any, length: int, where: str) -> Spans:
    spans = []
    for pair in pairs:
        try:
            start, end = pair
            span = Span(start, end)
        except (TypeError, ValueError) as error:
            raise CorpusError(
                f"{where}: expected [start, end] with start < end, got {pair!r}"
            ) from error
        if span.end > length:
            raise CorpusError(
                f"{where}: {pair!r} ends behind the text, which has {length} characters"
            )
        spans.append(span)
    return merge_spans(spans)

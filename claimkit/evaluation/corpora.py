"""Read annotated articles and finished runs: JSON lines, claimkit's records, brat's standoff
files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import starmap
from pathlib import Path
from typing import Any

from claimkit.claimset import ClaimSet
from claimkit.errors import CorpusError, RecordError
from claimkit.evaluation.articles import Attribution, ScoredArticle, to_scored_article
from claimkit.evaluation.brat import read_brat
from claimkit.spans import Span, Spans, merge_spans

ROLES = {"speaker": "source", "cue": "cue", "content": "content"}  # the corpora's names


def read_corpus(path: Path) -> tuple[ScoredArticle, ...]:
    """Return the articles at *path*.

    A folder holds brat's files, ``NAME.txt`` beside ``NAME.ann``; so does a single ``.ann`` file. A
    ``.jsonl`` or ``.json`` file holds, an article each, either ``{"doc_id", "text", "attributions":
    [{"source", "cue", "content"}]}``, every part a list of ``[start, end]`` in code points, or a
    claimkit record (``ClaimSet.to_json``), alone or as ``{"file", "record"}``.

    Raises:
        CorpusError: *path* is missing, empty, or not in one of these forms; the message names file
            and line.
    """
    articles = tuple(_read_articles(path))
    if not articles:
        raise CorpusError(f"{path}: no articles in it")
    _check_names(path, articles)
    return articles


def _read_articles(path: Path) -> Iterator[ScoredArticle]:
    if path.is_dir():
        return map(read_brat, sorted(path.glob("*.ann")))
    if path.suffix == ".ann":
        return iter([read_brat(path)])
    if path.is_file():
        return starmap(_read_article, _read_rows(path))
    raise CorpusError(f"{path}: not found")


def _check_names(path: Path, articles: Iterable[ScoredArticle]) -> None:
    seen = set()
    for article in articles:
        if article.name in seen:
            raise CorpusError(f"{path}: two articles are called {article.name!r}")
        seen.add(article.name)


def _read_rows(path: Path) -> Iterator[tuple[Any, str]]:
    """Return each JSON value in *path* with the place where it stands."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 text") from error
    try:
        whole = json.loads(text)
    except json.JSONDecodeError:
        return _read_lines(text, path)
    rows = whole if isinstance(whole, list) else [whole]
    return ((row, f"{path}, item {number}") for number, row in enumerate(rows, start=1))


def _read_lines(text: str, path: Path) -> Iterator[tuple[Any, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise CorpusError(f"{path}:{number}: not JSON ({error})") from error
            yield row, f"{path}:{number}"


def _read_article(row: Any, where: str) -> ScoredArticle:
    if not isinstance(row, Mapping):
        raise CorpusError(f"{where}: expected an object, got {type(row).__name__}")
    if "record" in row or "schema" in row:
        return _read_record(row, where)
    missing = [key for key in ("doc_id", "text", "attributions") if key not in row]
    if missing:
        raise CorpusError(
            f"{where}: missing {', '.join(missing)}; expected doc_id, text and attributions, or a "
            "claimkit record"
        )
    text, rows = row["text"], enumerate(row["attributions"], start=1)
    return ScoredArticle(
        name=str(row["doc_id"]),
        text=text,
        attributions=tuple(
            _read_attribution(attribution, len(text), f"{where}, attribution {number}")
            for number, attribution in rows
        ),
    )


def _read_record(row: Mapping[str, Any], where: str) -> ScoredArticle:
    try:
        claims = ClaimSet.from_record(row.get("record", row))
    except RecordError as error:
        raise CorpusError(f"{where}: {error}") from error
    named = (row.get("file"), row.get("doc_id"), claims.article.id, where)
    name = next(str(name) for name in named if name is not None)
    return to_scored_article(name, claims)


def _read_attribution(row: Any, length: int, where: str) -> Attribution:
    if not isinstance(row, Mapping):
        raise CorpusError(f"{where}: expected an object with source, cue and content")
    parts = {
        ours: _read_spans(row.get(theirs) or (), length, f"{where}, {theirs}")
        for ours, theirs in ROLES.items()
    }
    return Attribution(**parts)


def _read_spans(pairs: Iterable[Any], length: int, where: str) -> Spans:
    return merge_spans(_read_span(pair, length, where) for pair in pairs)


def _read_span(pair: Any, length: int, where: str) -> Span:
    try:
        start, end = pair
        span = Span(start, end)
    except (TypeError, ValueError) as error:
        raise CorpusError(
            f"{where}: expected [start, end] with start < end, got {pair!r}"
        ) from error
    if span.end > length:
        raise CorpusError(f"{where}: {pair!r} ends behind the text, which has {length} characters")
    return span

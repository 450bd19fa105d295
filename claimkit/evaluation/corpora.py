"""Read annotated articles and finished runs: JSON lines, claimkit's records, brat's standoff
files.
"""

from __future__ import annotations

import reprlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import starmap
from pathlib import Path
from typing import Any

from claimkit.claimset import ClaimSet
from claimkit.errors import CorpusError, RecordError
from claimkit.evaluation.articles import Attribution, ScoredArticle, to_scored_article
from claimkit.evaluation.brat import read_brat
from claimkit.spans import Span, Spans, merge_spans
from claimkit.untrusted import MalformedError, parse_json, read_text

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
        text = read_text(path)
    except MalformedError as error:
        raise CorpusError(f"{path}: {error}") from error
    try:
        whole = parse_json(text)
    except MalformedError:
        return _read_lines(text, path)
    rows = whole if isinstance(whole, list) else [whole]
    return ((row, f"{path}, item {number}") for number, row in enumerate(rows, start=1))


def _read_lines(text: str, path: Path) -> Iterator[tuple[Any, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                row = parse_json(line)
            except MalformedError as error:
                raise CorpusError(f"{path}:{number}: {error.reason}") from error
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
    text, rows = row["text"], row["attributions"]
    if not isinstance(text, str) or not isinstance(rows, list):
        raise CorpusError(f"{where}: expected text to be a string and attributions an array")
    return ScoredArticle(
        name=str(row["doc_id"]),
        text=text,
        attributions=tuple(
            _read_attribution(attribution, len(text), f"{where}, attribution {number}")
            for number, attribution in enumerate(rows, start=1)
        ),
    )


def to_row(article: ScoredArticle) -> dict[str, Any]:
    """Return *article* as :func:`read_corpus` reads it from a line of JSON."""
    attributions: list[dict[str, list[list[int]]]] = []
    for attribution in article.attributions:
        parts = {theirs: getattr(attribution, ours) for ours, theirs in ROLES.items()}
        attributions.append({name: _to_pairs(spans) for name, spans in parts.items()})
    return {"doc_id": article.name, "text": article.text, "attributions": attributions}


def _to_pairs(spans: Spans) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


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
        ours: _read_spans(row.get(theirs), length, f"{where}, {theirs}")
        for ours, theirs in ROLES.items()
    }
    return Attribution(**parts)


def _read_spans(pairs: Any, length: int, where: str) -> Spans:
    if pairs is None:
        return ()
    if not isinstance(pairs, list):
        raise CorpusError(f"{where}: expected an array of [start, end], got {reprlib.repr(pairs)}")
    return merge_spans(_read_span(pair, length, where) for pair in pairs)


def _read_span(pair: Any, length: int, where: str) -> Span:
    match pair:
        case [int() as start, int() as end] if 0 <= start < end:
            span = Span(start, end)
        case _:
            raise CorpusError(
                f"{where}: expected [start, end] with start < end, got {reprlib.repr(pair)}"
            )
    if span.end > length:
        raise CorpusError(f"{where}: {pair!r} ends behind the text, which has {length} characters")
    return span

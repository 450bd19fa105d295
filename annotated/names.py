"""Corpora of attributions with the full names of those who are credited."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from attrs import define

from claimkit.spans import Span

ARTICLE = re.compile(r"^the ", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")


class NamedKind(StrEnum):
    """Whether the text names who is credited."""

    NAME = "name"
    NONE = "none"


@define(frozen=True)
class NamedSource:
    """Words that are credited, what is credited to them, and the acceptable full names of who they
    are; no names where the text names nobody.
    """

    words: tuple[Span, ...]
    content: tuple[Span, ...]
    names: tuple[str, ...]

    def accepts(self, name: str) -> bool:
        """Whether *name* is an acceptable one or a shorter or longer form of it."""
        own = split_name(name)
        return any(_are_forms(own, split_name(wanted)) for wanted in self.names)


@define(frozen=True)
class NamedText:
    """A text and the credited words in it whose names are annotated."""

    name: str
    text: str
    sources: tuple[NamedSource, ...]


def split_name(name: str) -> frozenset[str]:
    """Return the words of *name* in lower case, without an article."""
    return frozenset(WORD.findall(ARTICLE.sub("", name.replace(".", "")).lower()))


def _are_forms(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and (one <= other or other <= one)


def read_named(attributions: Path, names: Path) -> Iterator[NamedText]:
    """Yield the texts of *attributions* for which *names* has names: JSON lines with ``doc_id`` and
    ``sources``, by the index of the attribution its ``kind`` and ``names``. Other kinds than a name
    and none are left out.
    """
    texts = {row["doc_id"]: row for row in _read_rows(attributions)}
    for row in _read_rows(names):
        text = texts[row["doc_id"]]
        sources = tuple(_read_sources(text["attributions"], row["sources"].items()))
        yield NamedText(row["doc_id"], text["text"], sources)


def _read_rows(file: Path) -> Iterator[dict[str, Any]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _read_sources(
    attributions: list[dict[str, Any]], named: Iterable[tuple[str, dict[str, Any]]]
) -> Iterator[NamedSource]:
    for index, annotated in named:
        if annotated["kind"] in set(NamedKind):
            spans = attributions[int(index)]
            yield NamedSource(
                words=_read_spans(spans["source"]),
                content=_read_spans(spans["content"]),
                names=tuple(annotated["names"]),
            )


def _read_spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def read_street(folder: Path) -> Iterator[NamedText]:
    """Yield the articles of *folder*: ``articles/NAME.txt`` and ``gold/NAME.json``, whose entries
    have ``speaker``, ``content`` and ``names``. Those without a speaker are left out.
    """
    for file in sorted((folder / "gold").glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        text = (folder / "articles" / f"{file.stem}.txt").read_text(encoding="utf-8")
        yield NamedText(file.stem, text, tuple(_read_entries(record)))


def _read_entries(record: Any) -> Iterator[NamedSource]:
    for entry in record:
        if entry["speaker"]:
            yield NamedSource(
                words=(Span(*entry["speaker"]),),
                content=(Span(*entry["content"]),),
                names=tuple(entry["names"]),
            )

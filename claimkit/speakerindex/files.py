"""A speaker index in a file: JSON lines, one for each article, without the claims.

The first line says what the file is, how many articles follow, and what the user has undone.
Nothing in it is run when it is read, and each line is checked.
"""

from __future__ import annotations

import json
import reprlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from claimkit.atomic import writing
from claimkit.errors import RecordError
from claimkit.lexicons.schema import Lexicon
from claimkit.speakerindex.appearances import Appearance, NameKeys
from claimkit.speakerindex.decisions import Decisions
from claimkit.speakerindex.shelf import Entry, Shelf
from claimkit.speakerindex.storage import from_fields, to_fields
from claimkit.untrusted import MalformedError, parse_json

FORMAT = "claimkit-speakers/1"
PICKLE = b"\x80"  # the first byte of what pickle writes
CLAIMS = "claims"
MADE_OTHERWISE = (TypeError, ValueError, LookupError, AttributeError)
Keys = dict[tuple[str | None, frozenset[str]], NameKeys]


@frozen(kw_only=True)
class Saved:
    """What is in a file."""

    shelf: Shelf
    undone: Decisions


def write_index(path: Path, shelf: Shelf, undone: Decisions) -> None:
    """Write an index to *path*; if that fails, what was there stays.

    Raises:
        OSError: it cannot be written.
    """
    with writing(path) as file:
        for line in _write_lines(shelf, undone):
            file.write(f"{json.dumps(line)}\n".encode("ascii"))


def _write_lines(shelf: Shelf, undone: Decisions) -> Iterator[Mapping[str, Any]]:
    yield {
        "format": FORMAT,
        "articles": len(shelf),
        "undone": json.loads(undone.to_json()),
    }
    for entry in shelf:
        speakers = [_write_speaker(appearance) for appearance in entry.appearances]
        yield {"article": entry.article, "speakers": speakers}


def _write_speaker(appearance: Appearance) -> dict[str, Any]:
    return {**to_fields(appearance), CLAIMS: appearance.count}


def read_index(path: Path, lexicon: Lexicon) -> Saved:
    """Return what :func:`write_index` has written to *path*.

    Raises:
        OSError: it cannot be read.
        RecordError: it is something else, cut off, or damaged; the message gives the line.
    """
    with path.open("rb") as file:
        lines = enumerate(file, start=1)
        count, undone = _read_head(next(lines, (1, b""))[1], path)
        reader = _Reader(path=path, lexicon=lexicon, keys={})
        shelf = Shelf.of(reader.read(number, line) for number, line in lines)
    if len(shelf) != count or len({entry.article for entry in shelf}) != count:
        raise RecordError(
            f"{path}: expected {count:,} articles, each once, got {len(shelf):,}; the file is cut "
            "off or damaged: make the index anew"
        )
    return Saved(shelf=shelf, undone=undone)


def _read_head(line: bytes, path: Path) -> tuple[int, Decisions]:
    """Return how many articles there are, and what was undone."""
    if line.startswith(PICKLE):
        raise RecordError(
            f"{path}: an index of an older claimkit, or another pickle; make the index anew, and "
            "write it with index.save(path)"
        )
    head = _parse(line, path, 1)
    if not isinstance(head, Mapping) or head.get("format") != FORMAT:
        raise RecordError(f"{path}: expected a speaker index of {FORMAT}, got {reprlib.repr(line)}")
    count = head.get("articles")
    if type(count) is not int:
        raise RecordError(f"{path}:1: expected a number of articles, got {reprlib.repr(count)}")
    return count, Decisions.from_json(json.dumps(head.get("undone")))


def _parse(line: bytes, path: Path, number: int) -> Any:
    try:
        return parse_json(line)
    except MalformedError as error:
        raise RecordError(f"{path}:{number}: {error}") from error


@frozen(kw_only=True)
class _Reader:
    """Reads the lines of articles.

    Attributes:
        keys: of the names so far: a name that comes in many articles is held once.
    """

    path: Path
    lexicon: Lexicon
    keys: Keys

    def read(self, number: int, line: bytes) -> Entry:
        """Return the article in a line.

        Raises:
            RecordError: there is none.
        """
        row = _parse(line, self.path, number)
        try:
            article = row["article"]
            if not isinstance(article, str):
                raise TypeError("the name of an article is no string")
            return Entry(article, tuple(self._read(article, fields) for fields in row["speakers"]))
        except MADE_OTHERWISE as error:
            raise RecordError(
                f"{self.path}:{number}: expected the speakers of an article, got "
                f"{reprlib.repr(line)}"
            ) from error

    def _read(self, article: str, fields: Mapping[str, Any]) -> Appearance:
        appearance = from_fields(article, fields, self.lexicon)
        count = fields[CLAIMS]
        if type(count) is not int or count < 0:
            raise ValueError("the number of claims is none")
        known = self.keys.setdefault((appearance.name, appearance.keys.acronyms), appearance.keys)
        return evolve(appearance, count=count, keys=known)

"""Frozen parses: what the embedded model makes of the texts of the tests, so that they need none.

A file holds the parses of one table as CoNLL-U. Each begins with ``# newdoc id = `` and its text as
a JSON string, by which it is found; so a new text touches no other parse.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from claimkit.document import Document
from claimkit.parsing.conllu import read_conllu

PARSES = Path(__file__).parents[1] / "parses"
HEADER = "# newdoc id = "


class MissingParseError(LookupError):
    """A test needs a parse that has not been frozen."""


class FrozenParser:
    """A parser that knows the texts whose parses are frozen."""

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        return tuple(read_parse(text) for text in texts)


@cache
def read_parse(text: str) -> Document:
    """Return the frozen parse of *text*.

    Raises:
        MissingParseError: there is none.
    """
    conllu = read_all_blocks().get(text)
    if conllu is None:
        raise MissingParseError(f"no parse of {text!r}: run python -m tests.frozen")
    return read_conllu(conllu, text)


def list_frozen(table: str) -> list[str]:
    """Return the texts of *table* that have a frozen parse."""
    return list(read_blocks(PARSES / f"{table}.conllu"))


@cache
def read_all_blocks() -> Mapping[str, str]:
    """Return the CoNLL-U of all frozen parses, by text."""
    blocks: dict[str, str] = {}
    for path in sorted(PARSES.glob("*.conllu")):
        blocks |= read_blocks(path)
    return blocks


def read_blocks(path: Path) -> dict[str, str]:
    """Return the CoNLL-U of each parse in the file *path*, by text."""
    blocks = {}
    for part in f"\n{path.read_text(encoding='utf-8')}".split(f"\n{HEADER}")[1:]:
        key, _, conllu = part.partition("\n")
        blocks[json.loads(key)] = conllu.strip("\n") + "\n"
    return blocks


def write_blocks(path: Path, blocks: Iterable[tuple[str, str]]) -> None:
    """Write the CoNLL-U of parses with their texts to the file *path*."""
    written = [
        f"{HEADER}{json.dumps(text, ensure_ascii=False)}\n{conllu}" for text, conllu in blocks
    ]
    path.write_text("\n".join(written), encoding="utf-8")

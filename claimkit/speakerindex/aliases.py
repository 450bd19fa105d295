"""The user's table: other names of a speaker, the name to show, and an id (say, Wikidata's)."""

from __future__ import annotations

import csv
import io
import re
import reprlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import starmap
from pathlib import Path
from typing import Any

from attrs import Factory, evolve, field, frozen

from claimkit.errors import AliasError
from claimkit.model.scheme import ReferentKind
from claimkit.speakerindex.keys.names import strip_punctuation, to_name_key
from claimkit.untrusted import MalformedError, find_invisible, parse_toml, read_text

COLUMNS = ("alias", "name", "id", "kind")
REQUIRED = COLUMNS[:2]
ARTICLE = "the"
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*aliases[ \t]*\]\]", re.MULTILINE)


@frozen
class Entry:
    """A speaker of the table; *kind*, where given, is what the index shows."""

    name: str
    id: str | None = None
    kind: ReferentKind | None = None


@frozen(kw_only=True)
class AliasRow:
    """A row of the table; *where* says where it stands: "aliases.csv, line 3"."""

    alias: str
    entry: Entry
    where: str


@frozen
class Aliases:
    """A table of aliases.

    In a look-up, case, white space, full stops and a "the" at the start do not matter.

    A name is an alias of itself. Rows may repeat each other; an id or a kind that one row gives
    holds for all of that name.

    Raises:
        AliasError: one alias has two names, one name two ids or kinds, or one id two names; the
            message names both rows.
    """

    rows: tuple[AliasRow, ...] = ()
    _entries: Mapping[str, Entry] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda self: _find_entries(self.rows), takes_self=True),
    )

    @classmethod
    def of(cls, names: Mapping[str, str]) -> Aliases:
        """Return the table of a dict from aliases to names."""
        pairs = enumerate(names.items(), start=1)
        cells = (
            ({"alias": alias, "name": name}, f"entry {number}") for number, (alias, name) in pairs
        )
        return cls(tuple(starmap(_read_row, cells)))

    def find(self, text: str) -> Entry | None:
        """Return the speaker that *text* names, None if the table has no such alias."""
        return self._entries.get(strip_punctuation(text)) or self._entries.get(to_name_key(text))

    def __len__(self) -> int:
        return len(self.rows)


def read_aliases(file: str | Path) -> Aliases:
    """Return the table of aliases in *file*, CSV or TOML.

    CSV is UTF-8 with the columns alias, name and, if you like, id and kind. If the name of the file
    ends with ".toml", it has a table ``[[aliases]]`` for each row, with the same keys.

    Raises:
        AliasError: the file cannot be read, a row is malformed, or two rows contradict each other;
            the message says where.
    """
    path = Path(file)
    try:
        text = read_text(path)
    except MalformedError as error:
        raise AliasError(f"{path}: {error}") from error
    rows = _read_toml(text, path) if path.suffix.lower() == ".toml" else _read_csv(text, path)
    return Aliases(tuple(starmap(_read_row, rows)))


def _read_csv(text: str, path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the cells of each row by column, with where it stands."""
    lines = _split_lines(text, path)
    first = next(lines, None)
    if first is None:
        names = ", ".join(COLUMNS)
        raise AliasError(f"{path}, line 1: empty; the first line names the columns: {names}")
    columns = _check_columns(list(map(str.casefold, first[0])), first[1])
    for cells, where in lines:
        if len(cells) > len(columns):
            raise AliasError(
                f"{where}: {len(cells)} cells, but {len(columns)} columns; quote a cell that holds "
                "a comma"
            )
        yield dict(zip(columns, cells, strict=False)), where


def _split_lines(text: str, path: Path) -> Iterator[tuple[list[str], str]]:
    """Yield the cells of each row that is not empty, with where it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            where, line = f"{path}, line {line}", reader.line_num + 1
            cells = list(map(str.strip, row))
            if any(cells):
                yield cells, where
    except csv.Error as error:
        raise AliasError(f"{path}, line {reader.line_num}: no valid CSV: {error}") from error


def _check_columns(names: list[str], where: str) -> list[str]:
    is_unique = len(frozenset(names)) == len(names)
    if is_unique and frozenset(REQUIRED) <= frozenset(names) <= frozenset(COLUMNS):
        return names
    raise AliasError(
        f"{where}: expected the columns alias, name and, if you like, id and kind, separated by "
        f"commas; got {', '.join(names)}"
    )


def _read_toml(text: str, path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield each table ``[[aliases]]``, with where it stands."""
    try:
        table = parse_toml(text)
    except MalformedError as error:
        raise AliasError(f"{path}: {error}") from error
    rows = table.get("aliases", [])
    if set(table) - {"aliases"} or not isinstance(rows, list):
        raise AliasError(f"{path}: expected nothing but tables [[aliases]], got {', '.join(table)}")
    for values, line in zip(rows, _find_lines(text, len(rows)), strict=True):
        where = f"{path}, {line}"
        if not isinstance(values, dict):
            raise AliasError(
                f"{where}: expected a table with alias and name, got {reprlib.repr(values)}"
            )
        if unknown := values.keys() - frozenset(COLUMNS):
            raise AliasError(
                f"{where}: unknown key {min(unknown)!r}; expected {', '.join(COLUMNS)}"
            )
        yield values, where


def _find_lines(text: str, count: int) -> list[str]:
    """Return the lines on which the tables begin, or their numbers if there are not *count*."""
    lines = [text.count("\n", 0, header.start()) + 1 for header in _HEADER.finditer(text)]
    if len(lines) != count:
        return [f"row {number}" for number in range(1, count + 1)]
    return [f"line {line}" for line in lines]


def _read_row(values: Mapping[str, Any], where: str) -> AliasRow:
    for column in COLUMNS:
        _check_cell(column, values.get(column, ""), where)
    kind = values.get("kind", "").strip().casefold()
    if kind and kind not in frozenset(ReferentKind):
        kinds = ", ".join(ReferentKind)
        raise AliasError(f"{where}: kind: expected one of {kinds}; got {kind!r}")
    name, ident = " ".join(values["name"].split()), values.get("id", "").strip()
    return AliasRow(
        alias=" ".join(values["alias"].split()),
        entry=Entry(name, ident or None, ReferentKind(kind) if kind else None),
        where=where,
    )


def _check_cell(column: str, value: Any, where: str) -> None:
    if not isinstance(value, str):
        raise AliasError(f"{where}: {column}: expected a string, got {reprlib.repr(value)}")
    if invisible := find_invisible(" ".join(value.split())):
        raise AliasError(
            f"{where}: {column}: {value!r} has the invisible character {invisible}; drop it"
        )
    if column in REQUIRED and not value.strip():
        raise AliasError(
            f"{where}: {column}: empty; every row needs an alias and the name that it stands for"
        )
    if column in REQUIRED and not _is_name(value):
        raise AliasError(f"{where}: {column}: {value!r} names nobody; write a name or drop the row")


def _is_name(text: str) -> bool:
    """Whether *text* has a letter or a digit, and is not the article alone."""
    return any(map(str.isalnum, text)) and strip_punctuation(text) != ARTICLE


def _find_entries(rows: Iterable[AliasRow]) -> dict[str, Entry]:
    """Return the speakers by the keys of their aliases."""
    by_name: dict[str, AliasRow] = {}
    by_id: dict[str, AliasRow] = {}
    by_alias: dict[str, AliasRow] = {}
    for row in rows:
        key = strip_punctuation(row.entry.name)
        by_name[key] = _add_details(by_name.get(key, row), row)
        _check_name(by_alias.setdefault(key, row), row, row.entry.name)
        _check_name(by_alias.setdefault(strip_punctuation(row.alias), row), row, row.alias)
        if row.entry.id is not None:
            _check_name(by_id.setdefault(row.entry.id, row), row, row.entry.id)
    return {
        alias: by_name[strip_punctuation(row.entry.name)].entry for alias, row in by_alias.items()
    }


def _check_name(first: AliasRow, row: AliasRow, text: str) -> None:
    """Make sure that *text*, an alias or an id, has one name in both rows."""
    if strip_punctuation(first.entry.name) != strip_punctuation(row.entry.name):
        raise AliasError(
            f"{row.where}: {text!r} stands for {row.entry.name!r} here and for "
            f"{first.entry.name!r} in {first.where}; drop one"
        )


def _add_details(first: AliasRow, row: AliasRow) -> AliasRow:
    """Return *first* with the id and the kind that *row* adds."""
    for column in ("id", "kind"):
        old, new = getattr(first.entry, column), getattr(row.entry, column)
        if None not in (old, new) and old != new:
            example = f"{row.entry.name} (mayor)"
            raise AliasError(
                f"{row.where}: {row.entry.name!r} has the {column} {new} here and {old} in "
                f"{first.where}; drop one, or tell two speakers apart by their names: {example!r}"
            )
    ident, kind = first.entry.id or row.entry.id, first.entry.kind or row.entry.kind
    return evolve(first, entry=evolve(first.entry, id=ident, kind=kind))

"""The user's table: other names of a speaker, the name to show, and an identifier such as
Wikidata's.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from claimkit.errors import AliasError
from claimkit.model import ReferentKind
from claimkit.speakerindex.names import strip_punctuation, to_name_key

COLUMNS = ("alias", "name", "id", "kind")
REQUIRED = COLUMNS[:2]
_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*aliases[ \t]*\]\]", re.MULTILINE)


@frozen
class Entry:
    """A speaker of the table; *kind*, where given, is what the index shows."""

    name: str
    id: str | None = None
    kind: ReferentKind | None = None


@frozen(kw_only=True)
class AliasRow:
    """A row of the table; *place* says where it stands: "aliases.csv, line 3"."""

    alias: str
    entry: Entry
    place: str


@frozen
class Aliases:
    """A table of aliases, looked up without regard to case, white space, full stops and a "the"
    before them.

    A name is an alias of itself. Rows may repeat each other; an id or a kind that one row gives
    holds for all of that name.

    Raises:
        AliasError: one alias has two names, one name two ids or kinds, or one id two names; the
            message names both rows.
    """

    rows: tuple[AliasRow, ...] = ()
    _entries: Mapping[str, Entry] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_entries", _entries(self.rows))

    @classmethod
    def of(cls, names: Mapping[str, str]) -> Aliases:
        """Return the table of a dict from aliases to names."""
        rows = (
            (alias, name, f"entry {number}")
            for number, (alias, name) in enumerate(names.items(), start=1)
        )
        return cls(
            tuple(_row({"alias": alias, "name": name}, place) for alias, name, place in rows)
        )

    def find(self, text: str) -> Entry | None:
        """Return the speaker that *text* names, None if the table has no such alias."""
        return self._entries.get(strip_punctuation(text)) or self._entries.get(to_name_key(text))

    def __len__(self) -> int:
        return len(self.rows)


def read_aliases(file: str | Path) -> Aliases:
    """Return the table in *file*: CSV in UTF-8 with the columns alias, name and, if you like, id
    and kind; or, where the file's name ends with ".toml", TOML with a table ``[[aliases]]`` for
    each row, of the same keys.

    Raises:
        AliasError: the file cannot be read, a row is malformed, or two rows contradict each other;
            the message says where.
    """
    path = Path(file)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise AliasError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise AliasError(
            f"{path}: not UTF-8 text (byte {error.start}); save it as UTF-8"
        ) from error
    rows = _toml_rows(text, path) if path.suffix.lower() == ".toml" else _csv_rows(text, path)
    return Aliases(tuple(_row(values, place) for values, place in rows))


def _csv_rows(text: str, path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    columns: list[str] | None = None
    line = 1
    try:
        for cells in reader:
            place, line = f"{path}, line {line}", reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = _columns([cell.strip().casefold() for cell in cells], place)
            elif len(cells) > len(columns):
                raise AliasError(
                    f"{place}: {len(cells)} cells, but {len(columns)} columns; quote a cell that holds a comma"
                )
            else:
                yield dict(zip(columns, (cell.strip() for cell in cells), strict=False)), place
    except csv.Error as error:
        raise AliasError(f"{path}, line {reader.line_num}: no valid CSV: {error}") from error
    if columns is None:
        raise AliasError(
            f"{path}, line 1: empty; the first line names the columns: {', '.join(COLUMNS)}"
        )


def _columns(names: list[str], place: str) -> list[str]:
    known = (
        set(names) <= set(COLUMNS) and set(REQUIRED) <= set(names) and len(set(names)) == len(names)
    )
    if not known:
        raise AliasError(
            f"{place}: expected the columns alias, name and, if you like, id and kind, separated by commas; "
            f"got {', '.join(names)}"
        )
    return names


def _toml_rows(text: str, path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise AliasError(f"{path}: no valid TOML: {error}") from error
    rows = table.get("aliases", [])
    if set(table) - {"aliases"} or not isinstance(rows, list):
        raise AliasError(f"{path}: expected nothing but tables [[aliases]], got {', '.join(table)}")
    lines = [text.count("\n", 0, header.start()) + 1 for header in _HEADER.finditer(text)]
    places = (
        [f"line {line}" for line in lines]
        if len(lines) == len(rows)
        else [f"row {n}" for n in range(1, len(rows) + 1)]
    )
    for values, where in zip(rows, places, strict=True):
        place = f"{path}, {where}"
        if not isinstance(values, dict):
            raise AliasError(f"{place}: expected a table with alias and name, got {values!r}")
        if unknown := values.keys() - set(COLUMNS):
            raise AliasError(
                f"{place}: unknown key {min(unknown)!r}; expected {', '.join(COLUMNS)}"
            )
        yield values, place


def _row(values: Mapping[str, Any], place: str) -> AliasRow:
    for column in COLUMNS:
        value = values.get(column, "")
        if not isinstance(value, str):
            raise AliasError(f"{place}: {column}: expected a string, got {value!r}")
        if column in REQUIRED and not value.strip():
            raise AliasError(
                f"{place}: {column}: empty; every row needs an alias and the name that it stands for"
            )
    kind = values.get("kind", "").strip().casefold()
    if kind and kind not in set(ReferentKind):
        raise AliasError(f"{place}: kind: expected one of {', '.join(ReferentKind)}; got {kind!r}")
    name, ident = " ".join(values["name"].split()), values.get("id", "").strip()
    return AliasRow(
        alias=" ".join(values["alias"].split()),
        entry=Entry(name, ident or None, ReferentKind(kind) if kind else None),
        place=place,
    )


def _entries(rows: Iterable[AliasRow]) -> dict[str, Entry]:
    """Return the speakers by the keys of their aliases."""
    named: dict[str, AliasRow] = {}
    by_id: dict[str, AliasRow] = {}
    by_alias: dict[str, AliasRow] = {}
    for row in rows:
        key = strip_punctuation(row.entry.name)
        named[key] = _agreeing(named.get(key, row), row)
        _check(by_alias.setdefault(key, row), row, row.entry.name)
        _check(by_alias.setdefault(strip_punctuation(row.alias), row), row, row.alias)
        if row.entry.id is not None:
            _check(by_id.setdefault(row.entry.id, row), row, row.entry.id)
    return {
        alias: named[strip_punctuation(row.entry.name)].entry for alias, row in by_alias.items()
    }


def _check(first: AliasRow, row: AliasRow, what: str) -> None:
    if strip_punctuation(first.entry.name) != strip_punctuation(row.entry.name):
        raise AliasError(
            f"{row.place}: {what!r} stands for {row.entry.name!r} here and for {first.entry.name!r} in {first.place}; drop one"
        )


def _agreeing(first: AliasRow, row: AliasRow) -> AliasRow:
    """Return *first* with the id and the kind that *row* adds."""
    for column in ("id", "kind"):
        old, new = getattr(first.entry, column), getattr(row.entry, column)
        if old is not None and new is not None and old != new:
            raise AliasError(
                f"{row.place}: {row.entry.name!r} has the {column} {new} here and {old} in {first.place}; drop one, or tell two "
                f"speakers apart by their names: {row.entry.name + ' (mayor)'!r}"
            )
    entry = first.entry
    return evolve(
        first, entry=evolve(entry, id=entry.id or row.entry.id, kind=entry.kind or row.entry.kind)
    )

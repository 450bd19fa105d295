"""The file of an archive: a database of SQLite with an index of words (FTS5)."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import weakref
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from claimkit.errors import RecordError, SearchError

VERSION = 1
APPLICATION = 0x636C6D6B  # says in the file's head that it is one of ours
MEMORY = ":memory:"
MOST_ROWS = 2**63 - 1  # that a query can ask for
WRONG_VALUES = (ValueError, LookupError, TypeError, AttributeError)
TABLES = f"""
CREATE TABLE articles
    (number INTEGER PRIMARY KEY, id TEXT UNIQUE, day TEXT, digest BLOB, record BLOB);
CREATE TABLE appearances
    (article INTEGER, place INTEGER, speaker INTEGER, fields TEXT, PRIMARY KEY (article, place))
    WITHOUT ROWID;
CREATE TABLE claims
    (number INTEGER PRIMARY KEY, article INTEGER, position INTEGER, place INTEGER);
CREATE INDEX claims_of_article ON claims (article, place);
CREATE TABLE speakers (number INTEGER PRIMARY KEY, label TEXT, name TEXT, id TEXT, claims INTEGER);
CREATE TABLE names (key TEXT, speaker INTEGER, PRIMARY KEY (key, speaker)) WITHOUT ROWID;
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE INDEX appearances_of_speaker ON appearances (speaker, article, place);
CREATE VIRTUAL TABLE contents USING fts5
    (content, tokenize = "porter unicode61 remove_diacritics 2");
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""


class Database:
    """The database. Several threads may use it, one at a time."""

    def __init__(self, path: str | Path) -> None:
        """Open the archive at *path*, or make it there; MEMORY is one in memory.

        Raises:
            SearchError: the file is something else, or of another version.
            OSError: it cannot be read or made.
        """
        self.path = str(path)
        self.lock = threading.RLock()
        with self._explaining():
            self._connection = sqlite3.connect(self.path, check_same_thread=False)
        self._closing = weakref.finalize(self, self._connection.close)  # if nobody else does
        try:
            with self._explaining():
                self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        """Make the tables in a new file; make sure that an old one has them."""
        application, version, tables = (
            self.ask(query)[0][0]
            for query in (
                "PRAGMA application_id",
                "PRAGMA user_version",
                "SELECT COUNT(*) FROM sqlite_master",
            )
        )
        if tables == 0:
            self._connection.executescript(TABLES)
        elif application != APPLICATION:
            raise SearchError(f"{self.path}: a database of something else; give another file")
        elif version != VERSION:
            raise SearchError(
                f"{self.path}: made by another version of claimkit ({version}, expected "
                f"{VERSION}); delete it and fill it anew"
            )

    def close(self) -> None:
        with self.lock:
            self._closing()

    def ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows that *query* finds."""
        with self.lock, self._explaining():
            return self._connection.execute(query, _to_storable(values)).fetchall()

    def run(self, command: str, *values: object) -> int:
        """Run *command*; return the number of the row that it has added last."""
        with self._explaining():
            return int(self._connection.execute(command, _to_storable(values)).lastrowid or 0)

    def run_many(self, command: str, rows: Iterable[tuple[object, ...]]) -> None:
        with self._explaining():
            self._connection.executemany(command, map(_to_storable, rows))

    @contextlib.contextmanager
    def changing(self) -> Iterator[None]:
        """What is run in here is done as a whole, or not at all."""
        with self.lock, self._explaining(), self._connection:
            yield

    def read_note(self, name: str) -> str | None:
        """Return what was noted under *name*, None for nothing."""
        for (value,) in self.ask("SELECT value FROM notes WHERE name = ?", name):
            return str(value)
        return None

    def write_note(self, name: str, value: str | None) -> None:
        """Note *value* under *name*; None takes the note away."""
        if value is None:
            self.run("DELETE FROM notes WHERE name = ?", name)
        else:
            self.run("INSERT OR REPLACE INTO notes VALUES (?, ?)", name, value)

    @contextlib.contextmanager
    def _explaining(self) -> Iterator[None]:
        """Raise errors of the library as ours, with the name of the file."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise OSError(None, str(error), self.path) from error
        except sqlite3.DatabaseError as error:
            raise self._name_damage(error) from error

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """In here what was asked for is read, none of which can fail but where somebody else has
        written it, or it is damaged: then a SearchError is raised.
        """
        try:
            yield
        except (RecordError, zlib.error, RecursionError, *WRONG_VALUES) as error:
            raise self._name_damage(error) from error

    def _name_damage(self, error: Exception) -> SearchError:
        reason = " ".join(str(error).split())
        return SearchError(
            f"{self.path}: no archive, or a damaged one ({reason}); delete it, or give another file"
        )


def _to_storable(values: tuple[object, ...]) -> tuple[object, ...]:
    """Return *values* with an escape in the place of what UTF-8 cannot write: single surrogates."""
    return tuple(
        value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
        for value in values
    )

"""The file of the cache: a database of SQLite, which processes and threads share."""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
import weakref
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen

from claimkit.errors import CacheError
from claimkit.forks import ForkSafeLock

PARSE, TAGS = 1, 2  # kinds of entries
VERSION = 1
APPLICATION = 0x636C6363  # says in the file's head that it is one of ours
PATIENCE = 30.0  # seconds that another process's writing is waited for
ASKED = 500  # keys in one question: SQLite's own limit is 999 where it is old
# At once: another thread or process that opens the new file sees all of it or nothing
TABLES = f"""
BEGIN IMMEDIATE;
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, kind INTEGER, value BLOB);
COMMIT;
"""
LOG = logging.getLogger("claimkit.cache")


@frozen(kw_only=True)
class Contents:
    """What is in a cache.

    Attributes:
        parses, tags: numbers of entries: parsed texts, and answers of a tagger.
        bytes_of_parses, bytes_of_tags: packed.
        bytes_of_file: with what SQLite needs.
    """

    parses: int
    bytes_of_parses: int
    tags: int
    bytes_of_tags: int
    bytes_of_file: int


class Cache:
    """A file with what the network answered. Processes and threads may share it, on one machine.

    It never costs a result: what cannot be read is read as absent, what cannot be written is not
    kept, and the logger "claimkit.cache" says so. It is pickled as its path.

    Args:
        path: of the file, which is made if there is none.

    Raises:
        CacheError: the file is something else, or it cannot be read or made.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._lock = ForkSafeLock()
        self._warned = False
        self._open()

    def __reduce__(self) -> tuple[type[Cache], tuple[Path]]:
        return type(self), (self.path,)

    def read(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the entries of those of *keys* that are there."""
        found: dict[bytes, bytes] = {}
        try:
            for start in range(0, len(keys), ASKED):
                asked = keys[start : start + ASKED]
                marks = ",".join("?" * len(asked))
                query = f"SELECT key, value FROM entries WHERE key IN ({marks})"
                with self._using() as connection:
                    found.update(connection.execute(query, asked))
        except sqlite3.Error as error:
            self._warn(f"cannot be read: {error}; texts are parsed anew")
        return found

    def write(self, kind: int, entries: Mapping[bytes, bytes]) -> None:
        """Keep *entries*, by their keys, all or none."""
        rows = ((key, kind, value) for key, value in entries.items())
        try:
            with self._using() as connection, connection:
                connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        except sqlite3.Error as error:
            self._warn(f"cannot be written: {error}; what is found now is not kept")

    def measure(self) -> Contents:
        """Return what is in it.

        Raises:
            CacheError: it cannot be read.
        """
        query = "SELECT COUNT(*), TOTAL(LENGTH(value)) FROM entries WHERE kind = ?"
        with self._explaining(), self._using() as connection:
            parses, bytes_of_parses = connection.execute(query, (PARSE,)).fetchone()
            tags, bytes_of_tags = connection.execute(query, (TAGS,)).fetchone()
            connection.execute("PRAGMA wal_checkpoint")
            pages = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
            (size,) = connection.execute(pages).fetchone()
        return Contents(
            parses=parses,
            bytes_of_parses=int(bytes_of_parses),
            tags=tags,
            bytes_of_tags=int(bytes_of_tags),
            bytes_of_file=size,
        )

    def clear(self) -> None:
        """Remove all entries, and give their room back.

        Raises:
            CacheError: it cannot be written.
        """
        with self._explaining(), self._using() as connection:
            with connection:
                connection.execute("DELETE FROM entries")
            connection.execute("VACUUM")

    def close(self) -> None:
        """Close the file. It is closed too when nobody holds the cache any more."""
        with self._lock:
            self._closing()

    def warn_of_damage(self, error: Exception) -> None:
        """Say that an entry could not be read because of *error*."""
        LOG.warning("%s: an entry is damaged (%s); its text is read anew", self.path, error)

    def _warn(self, message: str) -> None:
        """Say it, but not for each text."""
        if not self._warned:
            self._warned = True
            LOG.warning("%s: the cache %s", self.path, message)

    @contextlib.contextmanager
    def _using(self) -> Iterator[sqlite3.Connection]:
        """Give the connection to one thread at a time; a forked process has one of its own."""
        with self._lock:
            if self._process != os.getpid():
                self._open()
            yield self._connection

    def _open(self) -> None:
        with self._explaining():
            connection = sqlite3.connect(self.path, timeout=PATIENCE, check_same_thread=False)
        self._connection, self._process = connection, os.getpid()
        # A connection of the process that forked this one is left alone.
        self._closing = weakref.finalize(self, _close, connection, self._process)
        with self._explaining():
            self._prepare(connection)

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN")  # so that the three are read of one state
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
        connection.execute("COMMIT")
        if tables and application != APPLICATION:
            raise CacheError(f"{self.path} is a database, but no cache of claimkit; take another")
        if tables and version != VERSION:
            raise CacheError(f"{self.path} was made by another version of claimkit; remove it")
        with contextlib.suppress(sqlite3.OperationalError):  # somebody else does it just now
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        if not tables:
            connection.executescript(TABLES)

    @contextlib.contextmanager
    def _explaining(self) -> Iterator[None]:
        """Raise errors of the database as one that says what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise CacheError(
                f"{self.path}: cannot be used as a cache: {error}; remove it if it is one that is "
                "damaged, else take another file"
            ) from error


def _close(connection: sqlite3.Connection, process: int) -> None:
    if process == os.getpid():
        connection.close()

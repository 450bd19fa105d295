"""Which articles are done, and in which part: a database beside the parts, made of them.

It is only a short cut. The parts are the truth: what the database knows otherwise, or has not got,
is read from them.
"""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from claimkit.batch.records import Known

TABLES = """
CREATE TABLE IF NOT EXISTS parts (part INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS done
    (id TEXT PRIMARY KEY, digest BLOB, part INTEGER, words INTEGER, claims INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outdated (part INTEGER, id TEXT, PRIMARY KEY (part, id)) WITHOUT ROWID;
CREATE TEMP TABLE met (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@frozen
class Counts:
    """Of articles that are done, of their words, about, and of their claims."""

    articles: int
    words: int
    claims: int


class Index:
    """The database. Two threads may use it: one that asks, one that writes."""

    def __init__(self, path: Path | str) -> None:
        """Open the database at *path*, or make it; "" is one that nobody else sees.

        Raises:
            sqlite3.Error: it is damaged, or cannot be made.
        """
        self._lock = threading.Lock()
        self._database = sqlite3.connect(path, check_same_thread=False)
        try:
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=NORMAL")
            self._database.executescript(TABLES)
        except sqlite3.Error:
            self._database.close()
            raise

    @classmethod
    def open(cls, path: Path) -> Index:
        """Return the index at *path*; a damaged one is made anew.

        Raises:
            OSError: it cannot be made.
        """
        try:
            return cls(path)
        except sqlite3.DatabaseError:
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
        with raising_os_errors(path):
            return cls(path)

    def copy(self) -> Index:
        """Return a copy that nobody else sees."""
        copied = Index("")
        with self._lock:
            self._database.backup(copied._database)
        return copied

    def close(self) -> None:
        with self._lock:
            self._database.close()

    def list_parts(self) -> set[int]:
        """Return the numbers of the parts that it knows."""
        return {part for (part,) in self._ask("SELECT part FROM parts")}

    def count(self) -> Counts:
        """Return what is done."""
        query = "SELECT COUNT(*), TOTAL(words), TOTAL(claims) FROM done"
        ((articles, words, claims),) = self._ask(query)
        return Counts(articles, int(words), int(claims))

    def find_digest(self, id: str) -> bytes | None:
        """Return the digest of the article *id* as it was done, None if it is not."""
        for (digest,) in self._ask("SELECT digest FROM done WHERE id = ?", id):
            return bytes(digest)
        return None

    def meet(self, id: str) -> bool:
        """Keep in mind that the article *id* was met in this run; return whether it is the first
        time.
        """
        with self._lock, self._database:
            cursor = self._database.execute("INSERT OR IGNORE INTO met VALUES (?)", (id,))
            return cursor.rowcount == 1

    def add_part(self, part: int, articles: Iterable[Known]) -> None:
        """Add a part; articles of earlier parts that come again are outdated there."""
        with self._lock, self._database:
            for known in articles:
                self._mark_outdated(known.id, part)
                self._database.execute(
                    "INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?)",
                    (known.id, known.digest, part, known.words, known.claims),
                )
            self._database.execute("INSERT OR REPLACE INTO parts VALUES (?)", (part,))

    def _mark_outdated(self, id: str, part: int) -> None:
        self._database.execute(
            "INSERT OR IGNORE INTO outdated SELECT part, id FROM done WHERE id = ? AND part < ?",
            (id, part),
        )

    def drop_part(self, part: int) -> None:
        """Forget a part and what it had."""
        with self._lock, self._database:
            for table in ("parts", "done", "outdated"):
                self._database.execute(f"DELETE FROM {table} WHERE part = ?", (part,))

    def list_outdated(self) -> dict[int, Collection[str]]:
        """Return the ids of articles that are outdated, by part."""
        by_part: dict[int, set[str]] = {}
        for part, id in self._ask("SELECT part, id FROM outdated ORDER BY part"):
            by_part.setdefault(part, set()).add(id)
        return dict(by_part)

    def clear_outdated(self, part: int) -> None:
        """Note that nothing in *part* is outdated any more."""
        with self._lock, self._database:
            self._database.execute("DELETE FROM outdated WHERE part = ?", (part,))

    def _ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._database.execute(query, values).fetchall()


@contextlib.contextmanager
def raising_os_errors(path: Path) -> Iterator[None]:
    """Raise errors of the database at *path*, such as that of a full disk, as those of a file."""
    try:
        yield
    except sqlite3.Error as error:
        raise OSError(None, str(error), str(path)) from error

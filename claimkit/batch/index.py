"""Which articles are done, and in which part: a database beside the parts, made of them.

It is only a short cut. The parts are the truth: what the database knows otherwise, or has not got,
is read from them.
"""

from __future__ import annotations

import contextlib
import itertools
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from claimkit.batch.records import Known

VERSION = 2  # of the tables
KEPT = ("parts", "done", "outdated", "traces", "quotations")
TABLES = """
CREATE TABLE IF NOT EXISTS parts (part INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS done
    (id TEXT PRIMARY KEY, digest BLOB, part INTEGER, words INTEGER, claims INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS traces
    (id TEXT PRIMARY KEY, part INTEGER, published TEXT, signature BLOB, size INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS quotations
    (id TEXT, number INTEGER, part INTEGER, claim TEXT, hash INTEGER, PRIMARY KEY (id, number))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outdated (part INTEGER, id TEXT, PRIMARY KEY (part, id)) WITHOUT ROWID;
CREATE TEMP TABLE met (id TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@frozen
class Counts:
    """Of articles that are done, of their words, about, and of their claims."""

    articles: int
    words: int
    claims: int


@frozen
class Traced:
    """An article, and what tells its copies, see Traces."""

    id: str
    signature: bytes
    size: int


BY_DATE = "published IS NULL, published, id"
TRACED = f"SELECT id, signature, size FROM traces ORDER BY {BY_DATE}"
QUOTED = f"""
SELECT hash, id, claim FROM quotations JOIN traces USING (id) WHERE hash IN
    (SELECT hash FROM quotations GROUP BY hash HAVING MIN(id) < MAX(id))
ORDER BY hash, {BY_DATE}, number
"""


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
            self._make_tables()
        except sqlite3.Error:
            self._database.close()
            raise

    def _make_tables(self) -> None:
        """Make the tables; those of an older version are made anew, and filled from the parts."""
        ((version,),) = self._database.execute("PRAGMA user_version")
        if version != VERSION:
            for table in KEPT:
                self._database.execute(f"DROP TABLE IF EXISTS {table}")
        self._database.executescript(f"{TABLES} PRAGMA user_version = {VERSION};")

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
                self._add_traces(known, part)
            self._database.execute("INSERT OR REPLACE INTO parts VALUES (?)", (part,))

    def _add_traces(self, known: Known, part: int) -> None:
        traces = known.traces
        self._database.execute(
            "INSERT OR REPLACE INTO traces VALUES (?, ?, ?, ?, ?)",
            (known.id, part, traces.published, traces.signature, traces.size),
        )
        self._database.execute("DELETE FROM quotations WHERE id = ?", (known.id,))
        rows = (
            (known.id, number, part, quoted.claim, quoted.hash)
            for number, quoted in enumerate(traces.quotations)
        )
        self._database.executemany("INSERT INTO quotations VALUES (?, ?, ?, ?, ?)", rows)

    def list_traced(self) -> Iterator[Traced]:
        """Yield all articles, the first published first; those without a date come last."""
        return itertools.starmap(Traced, self._database.execute(TRACED))

    def list_quoted(self) -> Iterator[tuple[int, str, str]]:
        """Yield the quotations that several articles have: hash, article and claim, those with one
        hash together and in the order of :meth:`list_traced`.
        """
        return iter(self._database.execute(QUOTED))

    def _mark_outdated(self, id: str, part: int) -> None:
        self._database.execute(
            "INSERT OR IGNORE INTO outdated SELECT part, id FROM done WHERE id = ? AND part < ?",
            (id, part),
        )

    def drop_part(self, part: int) -> None:
        """Forget a part and what it had."""
        with self._lock, self._database:
            for table in KEPT:
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

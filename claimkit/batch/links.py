"""Which articles of a batch are copies of others, and which quotations are the same.

What is linked depends on the articles alone, and not on the order in which they came: the original
is the one that was published first; of those of one day, or without a date, the one whose id comes
first. All work is done in a database on the disk, so memory does not grow with the archive.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby
from operator import itemgetter

from attrs import define, field, frozen

from claimkit.batch.index import Index, Traced
from claimkit.batch.traces import estimate_jaccard, list_bands

ALIKE = 0.5  # share of the rows of words of both that two copies have in common
HELD = 0.8  # share of the shorter one's rows that the longer one has, where it was cut
LEAST_ALIKE = 0.25  # below it the signatures do not tell how much is held
TABLES = """
CREATE TABLE articles (rank INTEGER PRIMARY KEY, id TEXT, signature BLOB, size INTEGER,
    root INTEGER, similarity REAL);
CREATE TABLE bands (key INTEGER, rank INTEGER);
"""
# The first article of each band, and the one before: enough to lead from each copy to the original
CANDIDATES = """
WITH near AS (SELECT rank, MIN(rank) OVER own AS first, LAG(rank) OVER own AS previous FROM bands
    WINDOW own AS (PARTITION BY key ORDER BY rank))
SELECT rank, first FROM near WHERE previous IS NOT NULL
UNION SELECT rank, previous FROM near WHERE previous IS NOT NULL ORDER BY 1, 2
"""
GET = "SELECT id, signature, size, root FROM articles WHERE rank = ?"
SET = "UPDATE articles SET root = ?, similarity = ? WHERE rank = ?"


@frozen(kw_only=True)
class Link:
    """An article, or a quotation in it, that another article had before.

    Attributes:
        article: id of the copy.
        duplicate_of: id of the original.
        claim: id of the claim whose content is the quotation, None where the article is meant.
        duplicate_of_claim: id of the claim of the original.
        similarity: about the share of rows of words that the two articles have in common; of the
            same quotation 1.
    """

    article: str
    duplicate_of: str
    claim: str | None = None
    duplicate_of_claim: str | None = None
    similarity: float = 1.0


def find_links(index: Index) -> Iterator[Link]:
    """Yield the copies among the articles of *index*, by date of the copy, and then the quotations
    that are the same.

    Raises:
        sqlite3.Error: the disk is full.
    """
    with closing(sqlite3.connect("")) as database:  # a file of its own, which goes with it
        work = _Work(database)
        work.fill(index.list_traced())
        yield from work.link()
    yield from _link_quotations(index)


def _link_quotations(index: Index) -> Iterator[Link]:
    first: tuple[int, str, str] | None = None
    for quoted in index.list_quoted():
        if first is None or quoted[0] != first[0]:
            first = quoted
        elif quoted[1] != first[1]:
            _, article, claim = quoted
            _, original, original_claim = first
            yield Link(
                article=article,
                claim=claim,
                duplicate_of=original,
                duplicate_of_claim=original_claim,
            )


@frozen
class _Article:
    """An article of the work. *root* is the rank of its original, None if it is one itself."""

    id: str
    signature: bytes
    size: int
    root: int | None


@define
class _Work:
    """Finds copies in a database of its own."""

    database: sqlite3.Connection
    count: int = field(init=False, default=0)

    def fill(self, articles: Iterable[Traced]) -> None:
        """Take *articles*, in the order of their rank."""
        self.database.executescript(TABLES)
        for rank, article in enumerate(articles):
            values = (rank, article.id, article.signature, article.size)
            self.database.execute("INSERT INTO articles VALUES (?, ?, ?, ?, NULL, NULL)", values)
            bands = ((key, rank) for key in list_bands(article.signature))
            self.database.executemany("INSERT INTO bands VALUES (?, ?)", bands)
        self.database.commit()

    def link(self) -> Iterator[Link]:
        """Yield the copies, by rank."""
        candidates = self.database.execute(CANDIDATES)
        for rank, pairs in groupby(candidates, key=itemgetter(0)):
            link = self._link(rank, [other for _, other in pairs])
            if link is not None:
                yield link

    def _link(self, rank: int, others: Iterable[int]) -> Link | None:
        """Return the link of the article at *rank* to the original of what is most like it."""
        article = self._get(rank)
        alike = 0.0
        best: int | None = None
        for other in others:
            similarity = _compare(article, self._get(other))
            if similarity > alike:
                alike, best = similarity, other
        if best is None:
            return None
        nearest = self._get(best)
        root = best if nearest.root is None else nearest.root
        self.database.execute(SET, (root, alike, rank))
        original = self._get(root).id
        return Link(article=article.id, duplicate_of=original, similarity=round(alike, 3))

    def _get(self, rank: int) -> _Article:
        return _Article(*self.database.execute(GET, (rank,)).fetchone())


def _compare(one: _Article, other: _Article) -> float:
    """Return how much two articles have in common, 0 if they are no copies."""
    jaccard = estimate_jaccard(one.signature, other.signature)
    if jaccard >= ALIKE:
        return jaccard
    common = jaccard / (1 + jaccard) * (one.size + other.size)
    is_held = jaccard >= LEAST_ALIKE and common >= HELD * min(one.size, other.size)
    return jaccard if is_held else 0.0

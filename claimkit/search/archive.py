"""Archive: the claims of many articles in a file, to be searched by speaker, words and time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from attrs import asdict, evolve, frozen

from claimkit.articles import read_article
from claimkit.claimset import ClaimSet
from claimkit.errors import SearchError
from claimkit.model.speaker import NO_SPEAKER
from claimkit.search import filling
from claimkit.search.database import MEMORY, MOST_ROWS, Database
from claimkit.search.finding import Finding
from claimkit.search.speakers import (
    CALLED,
    KnownSpeaker,
    find_keys,
    find_speakers,
    index_speakers,
    list_names,
    write_speakers,
)
from claimkit.search.terms import Day, read_first_day, read_last_day, to_match
from claimkit.speakerindex import Aliases

AT_ONCE = 500  # articles that are written as a whole; a run that is killed loses no more
MERGED = "speakers are merged with these aliases"
SEARCH = """
SELECT claims.article, claims.position, speakers.label
FROM claims
JOIN articles ON articles.number = claims.article
LEFT JOIN appearances
    ON appearances.article = claims.article AND appearances.place = claims.place
LEFT JOIN speakers ON speakers.number = appearances.speaker
WHERE {conditions}
ORDER BY articles.day IS NULL, articles.day, claims.article, claims.position
LIMIT ?
"""
ALL = -1  # rows
STATE = "state"


@frozen
class _Condition:
    """A part of a query in SQL, and its values."""

    text: str
    values: tuple[object, ...] = ()


class Archive:
    """The claims of many articles in a file (SQLite), with an index of words and of speakers.

    Who is the same in several articles is decided as by a :class:`SpeakerIndex`. Close the archive
    when you are done, or use it in a ``with`` statement. Threads may share it.
    """

    def __init__(self, file: str | Path | None = None, *, aliases: Aliases | None = None) -> None:
        """Open the archive in *file*, or make it; without a file it is in memory.

        Args:
            aliases: other names of speakers.

        Raises:
            SearchError: the file is something else.
            OSError: it cannot be read or made.
        """
        self._database = Database(MEMORY if file is None else file)
        self._aliases = aliases or Aliases()

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __len__(self) -> int:
        """Return the number of articles."""
        return int(self._database.ask("SELECT COUNT(*) FROM articles")[0][0])

    def __repr__(self) -> str:
        claims = self._database.ask("SELECT COUNT(*) FROM claims")[0][0]
        return f"Archive({self._database.path!r}: {len(self)} articles, {claims} claims)"

    def add(self, articles: Iterable[ClaimSet | tuple[str, ClaimSet]]) -> int:
        """Add *articles*: claim sets, or pairs of an id and a claim set; return how many are new or
        have changed.

        An article with an id that is there already takes the place of the old one. One without an
        id is new each time.

        Raises:
            TypeError: *articles* holds something else.
            RecordError: an article cannot be written as a record.
            OSError: the file cannot be written. After any of these all that came before stays, but
                for the last articles, up to 500.
        """
        changed = 0
        rest = iter(articles)
        while batch := list(islice(rest, AT_ONCE)):
            with self._database.changing():
                added = sum(filling.put_article(self._database, self._name(own)) for own in batch)
                if added:
                    self._forget()
            changed += added
        return changed

    def replace(self, articles: Iterable[ClaimSet | tuple[str, ClaimSet]]) -> int:
        """Make the archive hold *articles* and no others; return how many are new or have changed.

        Raises:
            TypeError, RecordError, OSError: as of :meth:`add`.
        """
        came: set[str | None] = set()
        changed = self.add(_note_ids(map(self._name, articles), came))
        for id in self.list_ids():
            if id not in came:
                self.discard(id)
        return changed

    @property
    def state(self) -> str | None:
        """Anything by which you tell later whether the archive is up to date; it is None when
        articles have come or gone.
        """
        return self._database.read_note(STATE)

    @state.setter
    def state(self, state: str | None) -> None:
        with self._database.changing():
            self._database.write_note(STATE, state)

    def discard(self, id: str) -> None:
        """Take the article *id* out, if it is there."""
        with self._database.changing():
            for (number,) in self._database.ask("SELECT number FROM articles WHERE id = ?", id):
                filling.drop_article(self._database, number)
                self._forget()

    def list_ids(self) -> tuple[str, ...]:
        """Return the ids of all articles, in the order in which they were added."""
        rows = self._database.ask("SELECT id FROM articles ORDER BY number")
        return tuple(id for (id,) in rows)

    def find(
        self,
        *,
        speaker: str | None = None,
        words: str | None = None,
        since: Day = None,
        until: Day = None,
        limit: int | None = None,
    ) -> Iterator[Finding]:
        """Return the claims that meet all given conditions, by date of their articles; those of
        articles without a date come last.

        Args:
            speaker: a name, the surname, an id of your table, or the words for a speaker without a
                name; "(no speaker)" for claims of nobody. Where several are called so, the claims
                of all are found: see :meth:`find_speakers`.
            words: words that the content must have, in any form ("close" finds "closed"), case and
                accent; those in double quotes must stand together, and "bridg*" is the beginning of
                a word.
            since, until: days, themselves included: dates, or "2024-05-31", "2024-05", "2024".
                Articles without a date are left out.
            limit: of this many claims at most, those of the earliest articles.

        Raises:
            SearchError: there is no word in *words*, a day is none, or the file is damaged.
            OSError: the file cannot be read.
        """
        conditions = [_Condition("TRUE"), *_list_conditions(words, since, until)]
        if speaker is not None:
            conditions.append(_find_speaker_condition(speaker))
        self._merge_speakers()
        query = SEARCH.format(conditions=" AND ".join(own.text for own in conditions))
        values: list[object] = []
        for condition in conditions:
            values += condition.values
        most = ALL if limit is None else min(max(0, limit), MOST_ROWS)
        rows = self._database.ask(query, *values, most)
        return self._read_findings(rows)

    def find_speakers(self, name: str) -> tuple[KnownSpeaker, ...]:
        """Return the speakers who are called *name*, as :meth:`find` understands it; those with
        most claims first.
        """
        self._merge_speakers()
        return find_speakers(self._database, name)

    def list_names(self) -> dict[str, str]:
        """Return by each name in lower case by which a speaker goes, the label of that speaker."""
        self._merge_speakers()
        return list_names(self._database)

    def count_undated(self) -> int:
        """Return how many articles have no date."""
        return int(self._database.ask("SELECT COUNT(*) FROM articles WHERE day IS NULL")[0][0])

    def _forget(self) -> None:
        """Forget what holds only as long as no article comes or goes."""
        for name in (MERGED, STATE):
            self._database.write_note(name, None)

    def _name(self, article: object) -> ClaimSet:
        """Return the claims of *article*, which has an id then."""
        id, claims = read_article(article)
        if id is None:
            id = self._find_free_id()
        return evolve(claims, article=evolve(claims.article, id=id))

    def _find_free_id(self) -> str:
        last = self._database.ask("SELECT MAX(number) FROM articles")[0][0] or 0
        while self._database.ask("SELECT 1 FROM articles WHERE id = ?", str(last + 1)):
            last += 1
        return str(last + 1)

    def _merge_speakers(self) -> None:
        """Decide who is the same, unless that has been done since the last article came."""
        state = json.dumps([asdict(row) for row in self._aliases.rows])
        if self._database.read_note(MERGED) == state:
            return
        with self._database.changing():
            write_speakers(self._database, index_speakers(self._database, self._aliases))
            self._database.write_note(MERGED, state)

    def _read_findings(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[Finding]:
        number, claims = None, None
        for article, position, label in rows:
            if article != number:
                number, claims = article, filling.read_article(self._database, article)
            if claims is None:
                raise SearchError(f"{self._database.path}: articles have changed; search again")
            with self._database.reading():
                claim = claims.claims[position]
            yield Finding(speaker=label or NO_SPEAKER, claim=claim, claims=claims)


def _find_speaker_condition(speaker: str) -> _Condition:
    if speaker.casefold() == NO_SPEAKER:
        return _Condition("claims.place IS NULL")
    return _Condition(f"appearances.speaker IN ({CALLED})", find_keys(speaker))


def _list_conditions(words: str | None, since: Day, until: Day) -> Iterator[_Condition]:
    if words is not None:
        text = "claims.number IN (SELECT rowid FROM contents WHERE contents MATCH ?)"
        yield _Condition(text, (to_match(words),))
    if since is not None:
        yield _Condition("articles.day >= ?", (read_first_day(since, "since"),))
    if until is not None:
        yield _Condition("articles.day <= ?", (read_last_day(until, "until"),))


def _note_ids(articles: Iterable[ClaimSet], ids: set[str | None]) -> Iterator[ClaimSet]:
    """Yield *articles*, and put their ids into *ids*."""
    for claims in articles:
        ids.add(claims.article.id)
        yield claims

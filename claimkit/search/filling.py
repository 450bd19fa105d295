"""Put articles into an archive and take them out."""

from __future__ import annotations

import hashlib
import json
import zlib

from claimkit.claimset import ClaimSet
from claimkit.lexicons.loader import load
from claimkit.search.database import Database
from claimkit.speakerindex.appearances import Appearance, find_appearances
from claimkit.speakerindex.index import LANGUAGE
from claimkit.speakerindex.storage import to_fields

Places = dict[str, int]  # of the speakers, by id of a claim


def put_article(database: Database, claims: ClaimSet) -> bool:
    """Put *claims*, whose article has an id, into the archive, in place of those that are there;
    return whether they differ.
    """
    data = claims.to_json().encode("ascii")
    digest = hashlib.blake2b(data, digest_size=16).digest()
    id = claims.article.id
    for number, before in database.ask("SELECT number, digest FROM articles WHERE id = ?", id):
        if before == digest:
            return False
        drop_article(database, number)
    day = claims.article.day
    article = database.run(
        "INSERT INTO articles (id, day, digest, record) VALUES (?, ?, ?, ?)",
        id,
        None if day is None else day.isoformat(),
        digest,
        zlib.compress(data),
    )
    places = _put_speakers(database, article, claims)
    _put_claims(database, article, claims, places)
    return True


def drop_article(database: Database, number: int) -> None:
    """Take the article with *number* out of the archive."""
    claims = "SELECT number FROM claims WHERE article = ?"
    database.run(f"DELETE FROM contents WHERE rowid IN ({claims})", number)
    for table, column in (
        ("claims", "article"),
        ("appearances", "article"),
        ("articles", "number"),
    ):
        database.run(f"DELETE FROM {table} WHERE {column} = ?", number)


def read_article(database: Database, number: int) -> ClaimSet | None:
    """Return the claims of the article with *number*, None if it is not there any more."""
    for (record,) in database.ask("SELECT record FROM articles WHERE number = ?", number):
        with database.reading():
            return ClaimSet.from_json(zlib.decompress(record))
    return None


def _put_speakers(database: Database, article: int, claims: ClaimSet) -> Places:
    appearances = tuple(find_appearances(str(article), claims, load(LANGUAGE)))
    database.run_many(
        "INSERT INTO appearances VALUES (?, ?, NULL, ?)",
        ((article, own.place, json.dumps(to_fields(own))) for own in appearances),
    )
    return _find_places(appearances)


def _find_places(appearances: tuple[Appearance, ...]) -> Places:
    places: Places = {}
    for appearance in appearances:
        for claim in appearance.claims:
            places[claim.id] = appearance.place
    return places


def _put_claims(database: Database, article: int, claims: ClaimSet, places: Places) -> None:
    for position, claim in enumerate(claims):
        number = database.run(
            "INSERT INTO claims (article, position, place) VALUES (?, ?, ?)",
            article,
            position,
            places.get(claim.id),
        )
        database.run(
            "INSERT INTO contents (rowid, content) VALUES (?, ?)", number, claim.content.text
        )

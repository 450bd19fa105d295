"""The speakers of an archive: who is the same in several articles, and what each is called."""

from __future__ import annotations

import json
from collections.abc import Iterator

from attrs import frozen

from claimkit.lexicons.loader import load
from claimkit.model.scheme import ReferentKind
from claimkit.search.database import Database
from claimkit.speakerindex import Aliases, IndexedSpeaker, SpeakerIndex
from claimkit.speakerindex.index import LANGUAGE
from claimkit.speakerindex.keys.names import split_person_name, strip_punctuation
from claimkit.speakerindex.storage import from_fields

PERSONS = frozenset({ReferentKind.PERSON, ReferentKind.UNKNOWN})
COUNT = """
UPDATE speakers SET claims = (
    SELECT COUNT(*) FROM appearances JOIN claims USING (article, place)
    WHERE appearances.speaker = speakers.number)
"""
CALLED = "SELECT speaker FROM names WHERE key IN (?, ?)"
"""The numbers of the speakers who go by one of the keys of a name, see :func:`find_keys`."""
FIND = f"""
SELECT number, label, name, id, claims FROM speakers WHERE number IN ({CALLED})
ORDER BY claims DESC, label, number
"""


@frozen(kw_only=True)
class KnownSpeaker:
    """A speaker of an archive.

    Attributes:
        number: in the archive, until articles are added.
        label: the name, else the words for the speaker.
        name: None if no article gives one.
        id: the user's table's, None without one.
        claims: how many the archive has.
    """

    number: int
    label: str
    name: str | None
    id: str | None
    claims: int


def find_speakers(database: Database, name: str) -> tuple[KnownSpeaker, ...]:
    """Return the speakers who are called *name*, those with most claims first."""
    return tuple(
        KnownSpeaker(number=number, label=label, name=named, id=id, claims=claims)
        for number, label, named, id, claims in database.ask(FIND, *find_keys(name))
    )


def list_names(database: Database) -> dict[str, str]:
    """Return by each name by which a speaker goes, the label of that speaker."""
    query = "SELECT key, label FROM names JOIN speakers ON speaker = number ORDER BY claims"
    return {str(key): str(label) for key, label in database.ask(query)}


def find_keys(name: str) -> tuple[str, str]:
    """Return what *name* is looked up by: as it is, and as a person's, without titles."""
    return strip_punctuation(name), split_person_name(name, load(LANGUAGE)).key


def index_speakers(database: Database, aliases: Aliases) -> SpeakerIndex:
    """Return the index of all articles; its speakers come without claims."""
    rows = database.ask("SELECT article, fields FROM appearances")
    lexicon = load(LANGUAGE)
    with database.reading():
        appearances = [
            from_fields(str(article), json.loads(fields), lexicon) for article, fields in rows
        ]
        return SpeakerIndex.of_appearances(appearances, aliases=aliases)


def write_speakers(database: Database, index: SpeakerIndex) -> None:
    """Write the speakers of *index*, and who is which, in place of those that were there."""
    for table in ("speakers", "names"):
        database.run(f"DELETE FROM {table}")
    for number, speaker in enumerate(index, start=1):
        label = speaker.name or speaker.text
        database.run(
            "INSERT INTO speakers VALUES (?, ?, ?, ?, 0)", number, label, speaker.name, speaker.id
        )
        database.run_many(
            "INSERT INTO names VALUES (?, ?)", ((key, number) for key in _find_keys(speaker))
        )
        database.run_many(
            "UPDATE appearances SET speaker = ? WHERE article = ? AND place = ?",
            ((number, int(own.article), own.place) for own in speaker.appearances),
        )
    database.run(COUNT)


def _find_keys(speaker: IndexedSpeaker) -> frozenset[str]:
    """Return what *speaker* may be called: all names, of a person the surname too; the words of one
    without a name.
    """
    names = filter(None, (speaker.name, speaker.id, *speaker.names))
    words = names if speaker.name is not None else (speaker.text,)
    keys = frozenset(map(strip_punctuation, words))
    return (keys | frozenset(_find_short_keys(speaker))) - {""}


def _find_short_keys(speaker: IndexedSpeaker) -> Iterator[str]:
    for appearance in speaker.appearances:
        yield from appearance.keys.acronyms
        person = appearance.keys.person
        if appearance.name is None or appearance.kind not in PERSONS:
            continue
        yield from (person.key, person.surname)
        if person.given is not None:
            yield f"{person.given} {person.surname}"

"""Archive: what is found by speaker, words and time, and what comes and goes."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimkit.article import Article
from claimkit.claimset import ClaimSet
from claimkit.errors import SearchError
from claimkit.search import Archive
from claimkit.speakerindex import Aliases
from tests.support.archives import ARTICLES, LATER, say


@pytest.fixture
def archive() -> Iterator[Archive]:
    with Archive() as made:
        made.add(ARTICLES)
        yield made


def find(archive: Archive, **asked: Any) -> list[str]:
    """Return the articles and ids of the claims that are found."""
    return [f"{own.article.id} {own.claim.id}" for own in archive.find(**asked)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"speaker": "Ana Lee"}, ["may c1", "june c1", "undated c1"]),
        ({"speaker": "Mayor Ana Lee"}, ["may c1", "june c1", "undated c1"]),
        ({"speaker": "lee"}, ["may c1", "june c1", "undated c1"]),
        ({"speaker": "Nobody"}, []),
        ({"speaker": ""}, []),
        ({"speaker": "officials"}, ["june c2"]),
        ({"speaker": "(no speaker)"}, ["undated c2"]),
        ({"words": "bridge"}, ["may c1", "may c2", "june c1"]),
        ({"words": "close"}, ["may c1", "june c1"]),
        ({"words": '"old bridge"'}, ["may c1", "june c1"]),
        ({"words": '"bridge old"'}, []),
        ({"words": "bridg*"}, ["may c1", "may c2", "june c1"]),
        ({"words": "cafe"}, ["undated c1"]),
        ({"words": "NOT OR ( bridge"}, []),
        ({"words": 'bridge" AND'}, []),
        ({"speaker": "Ana Lee", "words": "bridge close"}, ["may c1", "june c1"]),
        ({"since": "2024-06"}, ["june c1", "june c2"]),
        ({"since": "2024-05-03", "until": datetime.date(2024, 5, 3)}, ["may c1", "may c2"]),
        ({"until": "2024-05"}, ["may c1", "may c2"]),
        ({"since": "2024", "until": "2024", "limit": 1}, ["may c1"]),
        ({"since": "2025"}, []),
    ],
)  # fmt: skip
def test_find(archive: Archive, asked: dict[str, Any], expected: list[str]) -> None:
    assert find(archive, **asked) == expected


def test_what_is_found_is_whole(archive: Archive) -> None:
    """The claim, its article, date and text, by which its spans are read."""
    (found,) = archive.find(speaker="Lee", until="2024-05-03")
    assert (found.speaker, found.published) == ("Ana Lee", "2024-05-03T23:30:00-05:00")
    assert found.claims == ARTICLES[0]
    assert found.claim.content.spans[0].of(found.claims.text) == "the old bridge will be closed"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"words": "?!"}, "expected words to look for"),
        ({"words": ""}, "expected words to look for"),
        ({"since": "May"}, "since: expected a day such as 2024-05-31.* got 'May'"),
        ({"until": "2024-02-30"}, "until: expected a day"),
        ({"until": "2024-13"}, "until: expected a day"),
    ],
)
def test_bad_questions(archive: Archive, asked: dict[str, Any], message: str) -> None:
    with pytest.raises(SearchError, match=message):
        archive.find(**asked)


def test_several_of_one_name(archive: Archive) -> None:
    """The claims of all are found; the list says who they are."""
    archive.add([say("july", "2024-07-01", ("Bo Lee", "the bridge is old"))])
    labels = [speaker.label for speaker in archive.find_speakers("Lee")]
    assert labels == ["Ana Lee", "Bo Lee"]
    assert len(find(archive, speaker="Lee")) == 4
    assert find(archive, speaker="Bo Lee") == ["july c1"]


def test_articles_are_added_once(tmp_path: Path) -> None:
    """What is there stays as it is; a changed article takes the place of the old one."""
    with Archive(tmp_path / "own.sqlite") as archive:
        assert archive.add(ARTICLES) == 3
    with Archive(tmp_path / "own.sqlite") as archive:
        assert archive.add([*ARTICLES, LATER]) == 1
        assert archive.add([say("may", "2024-05-04", ("Cho Park", "trams run"))]) == 1
        assert len(archive) == 4
        assert find(archive, words="bridge") == ["june c1", "later c1"]
        assert find(archive, speaker="Park") == ["may c1"]
        archive.discard("june")
        assert archive.list_ids() == ("undated", "later", "may")
        assert repr(archive).endswith("own.sqlite': 3 articles, 4 claims)")


def test_articles_without_an_id(archive: Archive) -> None:
    claims = ClaimSet("", (), article=Article())
    archive.add([("own", claims), claims, claims])
    assert archive.list_ids()[3:] == ("own", "5", "6")


def test_bad_articles(archive: Archive) -> None:
    with pytest.raises(TypeError, match="got a Claim"):
        archive.add(ARTICLES[0])  # type: ignore[arg-type]
    assert len(archive) == 3


def test_aliases(tmp_path: Path) -> None:
    """A table with which an archive is opened holds, and one without which it is does not."""
    file = tmp_path / "own.sqlite"
    with Archive(file, aliases=Aliases.of({"Bo Berg": "Robert Berg"})) as archive:
        archive.add(ARTICLES)
        assert [own.speaker for own in archive.find(speaker="Robert Berg")] == ["Robert Berg"]
    with Archive(file) as archive:
        assert find(archive, speaker="Robert Berg") == []
        assert find(archive, speaker="Bo Berg") == ["may c2"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE articles SET record = NULL",
        "UPDATE articles SET record = 'no bytes'",
        "UPDATE articles SET record = x'789c'",
        "UPDATE claims SET position = 99",
        "UPDATE claims SET position = 'c1'",
        "UPDATE appearances SET fields = NULL",
        "UPDATE appearances SET fields = '[]'",
        "UPDATE appearances SET fields = '{}'",
        """UPDATE appearances SET fields = '{"kind": "person", "text": []}'""",
        """UPDATE appearances SET fields = '{"kind": "person", "name": "Lee", "roles": [[]]}'""",
        "DROP TABLE notes",
    ],
)
def test_a_damaged_file(tmp_path: Path, change: str) -> None:
    """What cannot be read in it is one error of one line."""
    file = tmp_path / "own.sqlite"
    with Archive(file) as archive:
        archive.add(ARTICLES)
        find(archive)
    with sqlite3.connect(file) as database:
        database.execute(change)
        if "notes" not in change:
            database.execute("DELETE FROM notes")  # so that all is read again
    database.close()
    with (
        Archive(file) as archive,
        pytest.raises((SearchError, OSError), match=r"^[^\n]+$") as raised,
    ):
        find(archive)
    assert "own.sqlite" in str(raised.value) or "own.sqlite" in str(raised.value.filename)


def test_the_highest_limit(archive: Archive) -> None:
    """A number that the database cannot hold asks for all."""
    assert find(archive, limit=10**30) == find(archive)


def test_other_files(tmp_path: Path) -> None:
    """A file that is no archive is left as it is."""
    text = tmp_path / "text.sqlite"
    text.write_text("Ana Lee said so. " * 100, encoding="utf-8")
    with pytest.raises(SearchError, match=r"text\.sqlite: no archive, or a damaged one"):
        Archive(text)
    other = tmp_path / "other.sqlite"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE own (number)")
    connection.close()
    with pytest.raises(SearchError, match=r"other\.sqlite: a database of something else"):
        Archive(other)
    with pytest.raises(OSError, match="unable to open"):
        Archive(tmp_path / "no" / "own.sqlite")


def test_an_archive_that_has_changed(archive: Archive) -> None:
    found = archive.find(words="bridge")
    archive.discard("may")
    with pytest.raises(SearchError, match="articles have changed"):
        next(found)


def test_what_utf8_cannot_write(archive: Archive) -> None:
    archive.add([say("odd", "2024-07-01", ("Ana \ud800 Lee", "a \ud800 b\0c trolley"))])
    assert find(archive, words="trolley") == ["odd c1"]
    assert find(archive, words="trolley\0b") == ["odd c1"]


def test_replace(archive: Archive) -> None:
    """The articles given are all that is there; the state holds until something changes."""
    archive.state = "own"
    assert archive.replace([ARTICLES[0], LATER]) == 1
    assert archive.state is None
    assert archive.list_ids() == ("may", "later")
    archive.state = "own"
    assert archive.replace([ARTICLES[0], LATER]) == 0
    assert archive.state == "own"

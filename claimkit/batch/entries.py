"""Articles on their way in: the text, what is known of it, and where it stands; or why it cannot be
read.
"""

from __future__ import annotations

import hashlib
import json
from functools import cached_property

import attrs
from attrs import frozen

from claimkit.article import Article, count_words
from claimkit.inputs.source import Source


@frozen(kw_only=True)
class Place:
    """Where an article stands.

    Attributes:
        file: as it was given, or found in a folder that was given.
        row: of a table, from 1; None for a file that is one article.
    """

    file: str
    row: int | None = None

    def __str__(self) -> str:
        return self.file if self.row is None else f"{self.file}:{self.row}"


@frozen(kw_only=True, slots=False)
class Entry:
    """An article of the input; its id is never None.

    Attributes:
        notes: what its reader had to guess, see Input.
        source: of an article with pages or times, the way back to them.
    """

    place: Place
    article: Article
    text: str
    notes: tuple[str, ...] = ()
    source: Source | None = None

    @property
    def id(self) -> str:
        return str(self.article.id)

    @property
    def words(self) -> int:
        """Its words, about."""
        return count_words(self.text)

    @cached_property
    def sum(self) -> str:
        """The SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def digest(self) -> bytes:
        """Of the text and of all that is known of it: another one means another article."""
        return compute_digest(self.sum, attrs.asdict(self.article))


@frozen(kw_only=True)
class Unreadable:
    """An article, or a file, that cannot be read.

    Attributes:
        id: None if nobody knows.
        reason: one line.
    """

    place: Place
    id: str | None
    reason: str


def compute_digest(text_sum: str, article: dict[str, object]) -> bytes:
    """Return the digest of an article whose text has the SHA-256 *text_sum*."""
    what_is_known = json.dumps([text_sum, article], sort_keys=True)
    return hashlib.sha256(what_is_known.encode("ascii")).digest()[:16]

"""Metadata of a text, and the ways to pass a text with it."""

from __future__ import annotations

import datetime
import reprlib
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import attrs
from attrs import field, frozen


def _to_iso(published: object) -> object:
    return published.isoformat() if isinstance(published, datetime.date) else published


def is_date(value: str) -> bool:
    """Whether *value* is a date or a time in ISO 8601."""
    try:
        datetime.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _check_text(article: Article, attribute: attrs.Attribute[str | None], value: object) -> None:
    if value is not None and not isinstance(value, str):
        raise TypeError(
            f"expected Article.{attribute.name} to be a str or None, got {reprlib.repr(value)}"
        )


def _check_date(article: Article, attribute: attrs.Attribute[str | None], value: object) -> None:
    _check_text(article, attribute, value)
    if value is None:
        return
    if not is_date(str(value)):
        raise ValueError(
            "expected Article.published to be a date or time in ISO 8601, such as "
            f"2024-05-31 or 2024-05-31T08:30:00+00:00; got {value!r}"
        )


def _define_text() -> Any:
    return field(default=None, validator=_check_text)


@frozen(kw_only=True)
class Article:
    """Metadata of a text: id, title, date, …

    What is unknown is None. It goes into every output, and does not change what is found.

    Attributes:
        id: yours; in a Corpus or a SpeakerIndex no two articles have the same.
        byline: who wrote it, as printed.
        published: date or time in ISO 8601; a ``datetime`` is taken too.
        language: tag of BCP 47 ("en", "en-GB").

    Raises:
        TypeError: a value is no str.
        ValueError: *published* is no date.
    """

    id: str | None = _define_text()
    url: str | None = _define_text()
    title: str | None = _define_text()
    byline: str | None = _define_text()
    publisher: str | None = _define_text()
    section: str | None = _define_text()
    published: str | None = field(default=None, converter=_to_iso, validator=_check_date)
    language: str | None = _define_text()

    @property
    def day(self) -> datetime.date | None:
        """The day of *published*, in its own time zone; None if that is not known."""
        if self.published is None:
            return None
        return datetime.datetime.fromisoformat(self.published).date()


FIELDS = tuple(attribute.name for attribute in attrs.fields(Article))
TEXT = "text"


@frozen
class Input:
    """A text and its metadata; those that were read from a file are :class:`claimkit.inputs.Item`.

    Attributes:
        notes: what a reader of files had to guess or leave out, a line each; each becomes a warning
            of the ClaimSet.
    """

    text: str
    article: Article = field(factory=Article)
    notes: tuple[str, ...] = field(default=(), kw_only=True)


def check_items(items: object) -> None:
    """Make sure that *items* is no single text, record or table, but an iterable of them.

    Raises:
        TypeError: it is; the message says what to pass.
    """
    if isinstance(items, str | bytes | Mapping | Input):
        raise TypeError(
            f"expected an iterable of texts, got one {type(items).__name__}; put it into a list"
        )
    if hasattr(items, "columns"):  # as all data frames have; going through one gives their names
        raise TypeError(
            f"expected an iterable of texts, got a table ({type(items).__name__}); pass its column "
            "of texts, or pairs: zip(table['id'], table['text']), or records: "
            "table.to_dict('records')"
        )


def read_input(item: object) -> Input:
    """Return *item* as a text with its metadata.

    Args:
        item: a text; or a pair of an id, or of an Article, and a text; or a record: a mapping with
            "text" and any of the fields of Article; or an Input, as it is.

    Raises:
        TypeError: *item* is none of these, or a value of the record is no str.
        ValueError: a record has an unknown key, or its date is none.
    """
    match item:
        case Input():
            return item
        case str():
            return Input(item, Article())
        case (str() | Article() as known, str() as text):
            return Input(text, known if isinstance(known, Article) else Article(id=known))
        case (other, str()):
            raise TypeError(
                "expected a pair to begin with an id, which is a str, or with an Article; got "
                f"{reprlib.repr(other)}"
            )
        case Mapping():
            return _read_record(item)
    raise TypeError(
        "expected a text, a pair of an id and a text, or a record with a text; got "
        f"{_describe(item)}"
    )


def find_id(item: object) -> str | None:
    """Return the id that *item* comes with, though it may be no text otherwise; None for none."""
    with suppress(Exception):  # a mapping may read its values only now, and fail
        match item:
            case Input(article=article) | (Article() as article, _):
                return article.id
            case (str() as id, _) | {"id": str() as id}:
                return id
    return None


def count_words(text: str) -> int:
    """Return about how many words *text* has: blanks and line ends part them."""
    return text.count(" ") + text.count("\n") + 1


def count_words_of(item: object) -> int:
    """Return about how many words the text of *item* has, 1 if there is none."""
    with suppress(Exception):  # as above; what is wrong is said where it is read
        match item:
            case (str() as text) | (_, str() as text) | {"text": str() as text} | Input(text=text):
                return count_words(text)
    return 1


def _describe(item: object) -> str:
    hint = "; decode bytes first" if isinstance(item, bytes) else ""
    return f"{type(item).__name__}{hint}"


def _read_record(record: Mapping[Any, Any]) -> Input:
    unknown = [key for key in record if key not in (TEXT, *FIELDS)]
    if unknown:
        raise ValueError(
            f"unknown key {', '.join(map(repr, unknown))} in a record; expected 'text' and any of "
            f"{', '.join(FIELDS)}"
        )
    text = record.get(TEXT)
    if not isinstance(text, str):
        raise TypeError(f"expected 'text' of a record to be a str, got {reprlib.repr(text)}")
    return Input(text, Article(**{name: record[name] for name in FIELDS if name in record}))

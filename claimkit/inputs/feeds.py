"""Entries of RSS and Atom feeds."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping
from time import struct_time
from typing import Any

from attrs import frozen

from claimkit.article import Article
from claimkit.errors import InputError
from claimkit.extras import load_library
from claimkit.inputs.fragments import read_fragment
from claimkit.inputs.item import Item
from claimkit.inputs.metadata import keep_text, keep_url
from claimkit.inputs.source import Source
from claimkit.text.plain.plaintext import PlainText

EXTRA = "feeds"
PLAIN = "text/plain"


@frozen
class _Text:
    """The text of an entry, and which field of the entry it is."""

    value: str
    field: str
    type: str

    def read(self) -> PlainText:
        return PlainText.of(self.value) if self.type == PLAIN else read_fragment(self.value)


def read_feed(data: str | bytes) -> Iterator[Item]:
    """Yield the text of each entry of the feed in *data*: its content, without one its summary.

    The source of an entry is this field, decoded: its HTML, not the XML around it. An entry without
    text has the text "" and a note.

    Raises:
        InputError: *data* is no feed.
        MissingExtraError: feedparser is not installed.
    """
    library = load_library("feedparser", extra=EXTRA, what="feeds")
    given = data.encode("utf-8", "replace") if isinstance(data, str) else data
    # A stream, for of a str feedparser might think that it is an address to be fetched
    try:
        feed = library.parse(io.BytesIO(given), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # of a damaged feed it may raise whatever Python does
        reason = f"{type(error).__name__}: {error}"
        raise InputError(f"expected an RSS or Atom feed, got a damaged one ({reason})") from error
    if not feed.get("version") and not feed.entries:
        raise InputError(f"expected an RSS or Atom feed, got {_explain(feed)}")
    notes = tuple(_find_damage(feed))
    for number, entry in enumerate(feed.entries, start=1):
        yield _read_entry(feed, entry, number, notes)


def _explain(feed: Any) -> str:
    reason = keep_text(str(feed.get("bozo_exception", "")))
    return f"something else ({reason or 'empty'})"


def _find_damage(feed: Any) -> Iterator[str]:
    """Yield a note if the XML was repaired; a wrong name of an encoding is nothing to speak of."""
    if feed.get("bozo") and hasattr(feed.get("bozo_exception"), "getLineNumber"):
        yield "the feed is no valid XML; see whether entries are missing"


def _read_entry(feed: Any, entry: Any, number: int, notes: tuple[str, ...]) -> Item:
    text = _find_text(entry)
    source = Source(
        table=text.read(), field=f"entry {number}: {text.field}", encoding=feed.get("encoding")
    )
    if not text.value.strip():
        notes = (*notes, "the entry has no text")
    return Item(source.table.text, _read_article(feed.feed, entry), notes=notes, source=source)


def _find_text(entry: Any) -> _Text:
    """Return the longest content of *entry*, else its summary, which may be blank."""
    contents = [_to_text(part, "content") for part in entry.get("content") or ()]
    longest = max(contents, key=lambda text: len(text.value), default=None)
    if longest is not None and longest.value.strip():
        return longest
    return _to_text(entry.get("summary_detail") or {}, "summary")


def _to_text(part: Mapping[str, Any], field: str) -> _Text:
    """Return *part* of an entry, whose values may be None where the feed is damaged."""
    return _Text(part.get("value") or "", field, part.get("type") or "")


def _read_article(feed: Any, entry: Any) -> Article:
    link = keep_text(entry.get("link"))
    return Article(
        id=keep_text(entry.get("id")) or link,
        url=keep_url(link),
        title=_read_title(entry),
        byline=keep_text(entry.get("author")),
        publisher=keep_text(feed.get("title")),
        published=_find_date(entry),
        language=keep_text(feed.get("language")),
    )


def _read_title(entry: Any) -> str | None:
    title = keep_text(entry.get("title"))
    return None if title is None else keep_text(read_fragment(title).text)


def _find_date(entry: Any) -> str | None:
    fields = dict(entry)  # an entry takes one date for the other, and warns of it
    return _to_iso(fields.get("published_parsed")) or _to_iso(fields.get("updated_parsed"))


def _to_iso(time: struct_time | None) -> str | None:
    """Return *time*, which is in UTC."""
    if time is None:
        return None
    try:
        return datetime.datetime(*time[:6], tzinfo=datetime.UTC).isoformat()
    except ValueError:
        return None

"""Where the text of an item comes from, and the way back to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cached_property

from attrs import frozen

from claimkit.spans import Span, SpanIndex, cover_spans
from claimkit.text.plain.plaintext import PlainText


@frozen(kw_only=True)
class Part:
    """A page, or what is shown at one time.

    Attributes:
        span: of the source.
        page: its number, from 1.
        begin, end: from the start of the recording.
    """

    span: Span
    page: int | None = None
    begin: timedelta | None = None
    end: timedelta | None = None


@frozen(kw_only=True)
class Location:
    """Where a span of a text stands in its source.

    Attributes:
        span: of the source: code points of ``Source.text``.
        pages: their numbers, from 1; empty for a source without pages.
        begin, end: from the start of the recording; None for a source without times.
    """

    span: Span
    pages: tuple[int, ...] = ()
    begin: timedelta | None = None
    end: timedelta | None = None

    def __str__(self) -> str:
        if self.begin is not None and self.end is not None:
            return f"{format_time(self.begin)}–{format_time(self.end)}"
        if len(self.pages) > 1:
            return f"pages {self.pages[0]}–{self.pages[-1]}"
        if self.pages:
            return f"page {self.pages[0]}"
        return f"characters {self.span.start}–{self.span.end}"


@frozen(kw_only=True, eq=False)
class Source:
    """What a text was read from.

    Attributes:
        table: the text of the item as it was read from the source, and the offsets of each
            character.
        parts: sorted and disjoint: the pages of a PDF, the captions of a video.
        field: where the source is only a part of the file: which field of the record it is.
        encoding: that the bytes were decoded as, None if a str was given, or no text.
    """

    table: PlainText
    parts: tuple[Part, ...] = ()
    field: str | None = None
    encoding: str | None = None

    @property
    def text(self) -> str:
        """The source as it was given: the page with its tags, the captions with their times."""
        return self.table.given

    def locate(self, span: Span) -> Location | None:
        """Return where *span* of the item's text stands in the source; None if the reader put all
        of it in.

        What the reader left out inside *span* lies in the location, what it left out at the ends
        does not.

        Raises:
            ValueError: *span* goes beyond the text.
        """
        if span.end > len(self.table.text):
            raise ValueError(
                f"expected a span of the item's text, which has {len(self.table.text)} characters; "
                f"got {span.start} to {span.end}"
            )
        given = self.table.locate(span)
        return None if given is None else self._describe(given)

    def locate_all(self, spans: Iterable[Span]) -> Location | None:
        """Return where *spans* stand, as one location from the first to the last; None if the
        reader put in all of them.

        Raises:
            ValueError: one goes beyond the text.
        """
        located = [location.span for location in map(self.locate, spans) if location is not None]
        return self._describe(cover_spans(located)) if located else None

    def _describe(self, span: Span) -> Location:
        parts = [*self._find_parts(span)]
        return Location(
            span=span,
            pages=tuple(part.page for part in parts if part.page is not None),
            begin=min((part.begin for part in parts if part.begin is not None), default=None),
            end=max((part.end for part in parts if part.end is not None), default=None),
        )

    def _find_parts(self, span: Span) -> Iterator[Part]:
        first, behind = self._index.find_over(span)
        return iter(self.parts[first:behind])

    @cached_property
    def _index(self) -> SpanIndex:
        return SpanIndex.of(part.span for part in self.parts)


def format_time(time: timedelta) -> str:
    """Return *time* as captions write it: 00:01:02.500."""
    milliseconds = round(time.total_seconds() * 1000)
    minutes, milliseconds = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{milliseconds / 1000:06.3f}"

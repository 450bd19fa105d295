"""One text with its metadata, as it was read from a file."""

from __future__ import annotations

from attrs import field, frozen

from claimkit.article import Input
from claimkit.inputs.source import Source


@frozen
class Item(Input):
    """A text, what is known of it, and the way back to the source.

    ``claimkit.extract(item)`` and ``extract_many(items)`` take it. Spans of its claims are spans of
    ``text``: ``item.source.locate(span)`` leads to the page, the PDF or the recording.
    """

    source: Source = field(kw_only=True)

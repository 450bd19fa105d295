"""What the extractor asks a resolver: who each speaker of a text is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from attrs import frozen

from claimkit.document import Document
from claimkit.model.speaker import Referent
from claimkit.spans import Spans
from claimkit.tree import Word


@frozen(kw_only=True, cache_hash=True)
class ReferenceQuery:
    """A word whose referent is asked for: the head of a speaker, or another word, for example the
    subject of a claim.

    Attributes:
        word: in the tree of the document that goes with the query.
        spans: of the phrase that the word heads, sorted and disjoint. Names joined by "and" count
            only inside them.
        content: spans of what the text credits to the speaker; empty for a word that is no speaker.
    """

    word: Word
    spans: Spans
    content: Spans = ()


@runtime_checkable
class Resolver(Protocol):
    """Says who speaks. Several threads may call it."""

    def resolve(
        self, document: Document, queries: Sequence[ReferenceQuery]
    ) -> tuple[Referent, ...]:
        """Return one Referent for each of *queries*, in order; the same referent has the same
        ``id``.
        """
        ...

"""What the extractor asks of a resolver: who each speaker of a text is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from attrs import frozen

from claimkit.document import Document
from claimkit.model import Referent, Speaker
from claimkit.spans import Spans


@frozen(kw_only=True)
class Attribution:
    """A speaker whose referent is asked for, and the content that the text credits to it.

    Without content, any other word whose referent is asked for in the same way: who a claim is
    about.
    """

    speaker: Speaker
    content: Spans = ()


@runtime_checkable
class Resolver(Protocol):
    """Says who speaks. An implementation may be called from several threads."""

    def resolve(
        self, document: Document, attributions: Sequence[Attribution]
    ) -> tuple[Referent, ...]:
        """Return one Referent for each of *attributions*, in order; the same referent has the same
        ``id``.
        """
        ...

"""What the extractor needs from a parser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from claimkit.document import Document


@runtime_checkable
class Parser(Protocol):
    """Turns texts into Documents. Several threads may call it."""

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        """Return one Document per text, in order; the result for a text does not depend on the
        others.
        """
        ...

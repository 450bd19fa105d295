"""What the text tells itself, outside quotations: who is named in another's words is not who was
just spoken of, and a long quotation does not take the reader away from its speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimkit.document import Document


def number_told(document: Document) -> Sequence[int]:
    """Return for each sentence of *document* how many before it are not wholly quoted."""
    return tuple(_count_told(document))


def _count_told(document: Document) -> Iterator[int]:
    told = 0
    for sentence in document.sentences:
        yield told
        told += document.quotation_at(sentence.span) is None

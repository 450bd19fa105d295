"""What the text tells itself, outside quotations and captions: who is named in another's words is
not who was just spoken of, and a long quotation does not take the reader away from its speaker, nor
does a picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimkit.document import Document
from claimkit.text.furniture import is_caption


def find_captions(document: Document) -> frozenset[int]:
    """Return the numbers of the paragraphs that are the words under a picture."""
    return frozenset(
        sentence.paragraph
        for sentence in document.sentences
        if is_caption(sentence.span.of(document.text))
    )


def number_told(document: Document, captions: frozenset[int]) -> Sequence[int]:
    """Return for each sentence of *document* how many before it are neither wholly quoted nor in
    one of the paragraphs that are *captions*.
    """
    return tuple(_count_told(document, captions))


def _count_told(document: Document, captions: frozenset[int]) -> Iterator[int]:
    told = 0
    for sentence in document.sentences:
        yield told
        if sentence.paragraph not in captions:
            told += document.quotation_at(sentence.span) is None

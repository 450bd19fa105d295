"""Windows of a parsed document: neighbouring sentences that the network reads together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from attrs import frozen

from claimkit.document import Document
from claimkit.neural.waiting import Forms
from claimkit.neural.windows import WrittenSentence
from claimkit.tree import Sentence, Word


@frozen
class Window:
    """Neighbouring sentences that are read together.

    Attributes:
        words: of all of them.
    """

    sentences: tuple[Sentence, ...]
    words: tuple[Word, ...]


def take_window(document: Document, place: range) -> Window:
    """Return the sentences of *document* at *place*."""
    sentences = document.sentences[place.start : place.stop]
    return Window(sentences, tuple(chain.from_iterable(one.words for one in sentences)))


def list_forms(document: Document) -> Forms:
    """Return the words of *document* as they are written, by sentence."""
    return [tuple([word.text for word in sentence.words]) for sentence in document.sentences]


def write_document(document: Document, forms: Forms) -> Sequence[WrittenSentence]:
    """Return the sentences of *document* as the network reads them.

    Args:
        forms: their words.
    """
    return [
        WrittenSentence(own, tuple(_find_quoted(document, sentence)), _opens(document, sentence))
        for own, sentence in zip(forms, document.sentences, strict=True)
    ]


def _find_quoted(document: Document, sentence: Sentence) -> Iterator[bool]:
    for word in sentence.words:
        yield document.quotation_at(word.span) is not None


def _opens(document: Document, sentence: Sentence) -> bool:
    """Return whether a paragraph begins with *sentence*."""
    if not sentence.index:
        return True
    return document.sentences[sentence.index - 1].paragraph != sentence.paragraph

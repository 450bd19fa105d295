"""A parsed Document as an entry: columns of numbers, and each string once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, chain, islice
from operator import attrgetter

import msgspec

from claimkit.cache.coding import Strings
from claimkit.document import Document, QuotationRegion
from claimkit.spans import Span
from claimkit.tree import Sentence, Word

# Kept as numbers of strings; an attribute of Word each.
COLUMNS = ("text", "cased_lemma", "upos", "xpos", "feats", "deprel", "entity")
_READ_STRINGS = attrgetter(*COLUMNS)
_READ_COLUMNS = tuple(map(attrgetter, COLUMNS))


class SentenceEntry(msgspec.Struct, array_like=True, frozen=True):
    """A sentence but for its words; *count* is how many it has."""

    count: int
    start: int
    end: int
    paragraph: int
    heading: bool


class QuotationEntry(msgspec.Struct, array_like=True, frozen=True):
    """A quotation region; *inner* is empty or has two offsets."""

    start: int
    end: int
    inner: list[int]
    closed: bool
    continues: bool


class DocumentEntry(msgspec.Struct, array_like=True, frozen=True):
    """A Document but for its text.

    Attributes:
        borders: of the words' spans: start and end in turn, each as its distance from the one
            before.
        columns: for each of COLUMNS a number for each word: of its string.
        heads: as in ``Word``.
    """

    parser: str
    strings: Strings
    borders: list[int]
    columns: list[list[int]]
    heads: list[int]
    sentences: list[SentenceEntry]
    quotations: list[QuotationEntry]

    @classmethod
    def of(cls, document: Document) -> DocumentEntry:
        words = [word for sentence in document.sentences for word in sentence.words]
        numbers: dict[str, int] = {}
        rows = map(_READ_STRINGS, words)
        columns = [
            [numbers.setdefault(string, len(numbers)) for string in column]
            for column in zip(*rows, strict=True)
        ]
        return cls(
            parser=document.parser,
            strings=Strings.of(list(numbers)),
            borders=_list_distances(words),
            columns=columns,
            heads=[word.head for word in words],
            sentences=list(map(_to_sentence_entry, document.sentences)),
            quotations=list(map(_to_quotation_entry, document.quotations)),
        )

    def build(self, text: str) -> Document:
        """Return the Document of *text*.

        Raises:
            ValueError, LookupError, TypeError: it is none of this text.
        """
        words = self._build_words(len(text))
        return Document(
            text=text,
            sentences=tuple(self._build_sentences(words)),
            quotations=tuple(map(_build_quotation, self.quotations)),
            parser=self.parser,
        )

    def _build_words(self, length: int) -> Iterator[Word]:
        """Yield the words in order; they belong to no sentence yet."""
        strings = self.strings.split()
        columns = [[strings[number] for number in column] for column in self.columns]
        borders = list(accumulate(self.borders))
        if max(borders, default=0) > length:
            raise ValueError("words behind the end of the text")
        indices = chain.from_iterable(range(1, s.count + 1) for s in self.sentences)
        spans = map(Span, borders[::2], borders[1::2])
        for index, span, head, row in zip(
            indices, spans, self.heads, zip(*columns, strict=True), strict=True
        ):
            text, lemma, upos, xpos, feats, deprel, entity = row
            yield Word(
                index=index,
                span=span,
                text=text,
                lemma=lemma,
                upos=upos,
                xpos=xpos,
                feats=feats,
                head=head,
                deprel=deprel,
                entity=entity,
            )

    def _build_sentences(self, words: Iterator[Word]) -> Iterator[Sentence]:
        for index, entry in enumerate(self.sentences):
            yield Sentence(
                index=index,
                span=Span(entry.start, entry.end),
                words=tuple(islice(words, entry.count)),
                paragraph=entry.paragraph,
                heading=entry.heading,
            )
        if next(words, None) is not None:
            raise ValueError("words of no sentence")


def list_parts(document: Document) -> Iterator[bytes]:
    """Yield what tells *document* from all others of its text, in parts.

    An entry would do, but takes four times as long: this is asked for each text that is read.
    """
    words = [word for sentence in document.sentences for word in sentence.words]
    for read in _READ_COLUMNS:
        yield "\0".join(map(read, words)).encode("utf-8", "surrogatepass")
    yield msgspec.msgpack.encode((
        document.parser,
        _list_distances(words),
        [word.head for word in words],
        list(map(_to_sentence_entry, document.sentences)),
        list(map(_to_quotation_entry, document.quotations)),
    ))  # fmt: skip


def _list_distances(words: list[Word]) -> list[int]:
    distances: list[int] = []
    before = 0
    for word in words:
        start, end = word.span.start, word.span.end
        distances += (start - before, end - start)
        before = end
    return distances


def _to_sentence_entry(sentence: Sentence) -> SentenceEntry:
    return SentenceEntry(
        count=len(sentence.words),
        start=sentence.span.start,
        end=sentence.span.end,
        paragraph=sentence.paragraph,
        heading=sentence.heading,
    )


def _to_quotation_entry(region: QuotationRegion) -> QuotationEntry:
    return QuotationEntry(
        start=region.span.start,
        end=region.span.end,
        inner=[] if region.inner is None else [region.inner.start, region.inner.end],
        closed=region.closed,
        continues=region.continues,
    )


def _build_quotation(entry: QuotationEntry) -> QuotationRegion:
    return QuotationRegion(
        span=Span(entry.start, entry.end),
        inner=Span(*entry.inner) if entry.inner else None,
        closed=entry.closed,
        continues=entry.continues,
    )

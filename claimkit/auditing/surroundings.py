"""What a text says around its claims: who was told, in what, and why a source has no name."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from claimkit.auditing.phrases import find_words
from claimkit.auditing.silences import is_silent
from claimkit.model.extraction import Extraction
from claimkit.spans import Span, SpanIndex, merge_spans, subtract_spans

Words = tuple[str, ...]


@frozen
class Surroundings:
    """The words of each sentence that are no content of a claim; a request for anonymity is none.

    Attributes:
        parts: of each sentence, its words between contents, as they are written.
        sentences: where the sentences stand.
        contents: where the contents stand.
    """

    parts: tuple[tuple[Words, ...], ...]
    sentences: SpanIndex
    contents: SpanIndex

    @classmethod
    def of(cls, found: Extraction) -> Surroundings:
        """Return the surroundings of the claims of *found*."""
        quoting = [claim for claim in found.claims if not is_silent(found, claim)]
        contents = merge_spans(span for claim in quoting for span in claim.content.spans)
        outside = SpanIndex.of(subtract_spans(found.sentences, contents))
        parts = (
            tuple(_read_parts(found, sentence, outside.list_over(sentence)))
            for sentence in found.sentences
        )
        return cls(tuple(parts), SpanIndex.of(found.sentences), SpanIndex.of(contents))

    def read_sentence(self, place: int) -> tuple[Words, ...]:
        """Return the parts of the sentence at *place*, none if there is no such sentence."""
        return self.parts[place] if place in range(len(self.parts)) else ()

    def list_sentences(self, spans: tuple[Span, ...]) -> Iterator[int]:
        """Yield the places of the sentences in which *spans* stand."""
        for span in spans:
            yield from range(*self.sentences.find_over(span))

    def read_report(self, found: Extraction, start: int, end: int) -> list[str]:
        """Return the words of *found* from *start* to *end*, or to the next content that begins
        between them; none if *end* is not behind *start*. Offsets are code points.
        """
        if start >= end:
            return []
        contents = self.contents.list_over(Span(start, end))
        stop = next((span.start for span in contents if span.start >= start), end)
        return find_words(found.plain.read(Span(start, stop))) if start < stop else []


def _read_parts(found: Extraction, sentence: Span, outside: Iterator[Span]) -> Iterator[Words]:
    """Yield the words of what is *outside*, as far as it stands in *sentence*."""
    for span in outside:
        part = Span(max(span.start, sentence.start), min(span.end, sentence.end))
        yield tuple(find_words(found.plain.read(part)))

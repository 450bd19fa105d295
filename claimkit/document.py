"""The parsed text that rules read: its sentences, and what stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import Factory, field, frozen

from claimkit.spans import Span, SpanIndex
from claimkit.tree import Sentence


@frozen(kw_only=True)
class QuotationRegion:
    """Text in quotation marks.

    Attributes:
        span: with the marks.
        inner: without them; None if nothing is between them.
        closed: whether a closing mark was found; an unclosed region ends with its paragraph.
        continues: whether it goes on from the unclosed region before it (a quotation over several
            paragraphs).
    """

    span: Span
    inner: Span | None
    closed: bool = True
    continues: bool = False


@frozen(kw_only=True)
class Document:
    """A text with its sentences and quotations. *text* is the input, unchanged; all spans count in
    it.
    """

    text: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[QuotationRegion, ...] = ()
    parser: str = "unknown"
    _sentence_index: SpanIndex = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda self: SpanIndex.of(s.span for s in self.sentences), takes_self=True),
    )
    _quotation_index: SpanIndex = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(
            lambda self: SpanIndex.of(q.span for q in self.quotations), takes_self=True
        ),
    )

    @property
    def is_read_throughout(self) -> bool:
        """Whether nothing but white space stands outside the sentences."""
        at = 0
        for sentence in self.sentences:
            if self.text[at : sentence.span.start].strip():
                return False
            at = sentence.span.end
        return not self.text[at:].strip()

    def sentences_over(self, span: Span) -> tuple[Sentence, ...]:
        """Return the sentences that overlap *span*, in order."""
        first, behind = self._sentence_index.find_over(span)
        return self.sentences[first:behind]

    def quotations_over(self, span: Span) -> tuple[QuotationRegion, ...]:
        """Return the quotation regions that overlap *span*, in order."""
        first, behind = self._quotation_index.find_over(span)
        return self.quotations[first:behind]

    def quotations_from(self, start: int) -> Iterator[QuotationRegion]:
        """Yield the regions that end after *start*, in order."""
        first = self._quotation_index.count_up_to(start)
        return map(self.quotations.__getitem__, range(first, len(self.quotations)))

    def quotations_back_from(self, start: int) -> Iterator[QuotationRegion]:
        """Yield the regions that end at *start* or before, the last first."""
        behind = self._quotation_index.count_up_to(start)
        return map(self.quotations.__getitem__, reversed(range(behind)))

    def quotations_around(self, span: Span) -> tuple[QuotationRegion, ...]:
        """Return the regions that overlap *span*, with the two before and the two after it."""
        first, behind = self._quotation_index.find_over(span)
        return self.quotations[max(0, first - 2) : behind + 2]

    def quotation_at(self, span: Span) -> QuotationRegion | None:
        """Return the region that covers *span*, None if none does."""
        if not self.quotations:
            return None
        first = self._quotation_index.count_up_to(span.start)
        region = self.quotations[first] if first < len(self.quotations) else None
        return region if region is not None and region.span.covers(span) else None

    def quotation_before(self, span: Span) -> QuotationRegion | None:
        """Return the region that ends before *span* with nothing but white space between, None if
        none does.
        """
        region = next(self.quotations_back_from(span.start), None)
        if region is None or self.text[region.span.end : span.start].strip():
            return None
        return region

    def rest_of_paragraph(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield *sentence* and those behind it in its paragraph."""
        for index in range(sentence.index, len(self.sentences)):
            if self.sentences[index].paragraph != sentence.paragraph:
                return
            yield self.sentences[index]

    def start_of_paragraph(self, sentence: Sentence) -> int:
        """Return where the paragraph of *sentence* begins."""
        index = sentence.index
        while index > 0 and self.sentences[index - 1].paragraph == sentence.paragraph:
            index -= 1
        return self.sentences[index].span.start

    def ends_paragraph(self, sentence: Sentence) -> bool:
        """Whether no other sentence of its paragraph follows *sentence*."""
        following = self.sentences[sentence.index + 1 : sentence.index + 2]
        return all(other.paragraph != sentence.paragraph for other in following)

    def is_torn(self, sentence: Sentence) -> bool:
        """Whether *sentence* has no end, and the next one goes on in the same line: the splitter of
        sentences took a part of one for a whole.
        """
        following = self.sentences[sentence.index + 1 : sentence.index + 2]
        if not following or sentence.words[-1].is_punctuation:
            return False
        return "\n" not in self.text[sentence.span.end : following[0].span.start]

    def opens_paragraph(self, span: Span) -> bool:
        """Whether *span* begins with the first word of a paragraph."""
        first = next(iter(self.sentences_over(span)), None)
        if first is None or first.span.start < span.start:
            return False
        return not first.index or self.sentences[first.index - 1].paragraph != first.paragraph

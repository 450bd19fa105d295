"""Texts as the network reads them, before they are parsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimkit.neural.windows import WrittenSentence
from claimkit.parsing.analysis import PlacedText
from claimkit.spans import Span, SpanIndex


def write_text(text: PlacedText) -> list[WrittenSentence]:
    """Return the sentences of *text*, with which words are quoted and which open a paragraph."""
    paragraphs = [sentence.segment.paragraph for sentence in text.sentences]
    opens = [True, *(before != after for before, after in pairwise(paragraphs))]
    index = SpanIndex.of(region.span for region in text.quotations)
    return [
        WrittenSentence(sentence.forms, tuple(_find_quoted(text, index, sentence.spans)), new)
        for sentence, new in zip(text.sentences, opens, strict=False)
    ]


def _find_quoted(text: PlacedText, index: SpanIndex, spans: Sequence[Span]) -> Iterator[bool]:
    """Yield for each of *spans* whether a quotation covers it."""
    for span in spans:
        number = index.count_up_to(span.start)
        covering = text.quotations[number : number + 1]
        yield bool(covering) and covering[0].span.covers(span)

"""Attributions as sets of words: those that their spans touch.

As PolNeAR's scorer in ``benchmarks/scorer`` defines them, which the tests hold this to. A word is a
maximal run of letters, digits and underscores. Punctuation, white space and the way a span is cut
never matter, unless there is nothing else (a cue ":").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, starmap
from operator import attrgetter

from attrs import frozen

from claimkit.evaluation.articles import Attribution, ScoredArticle
from claimkit.model.scheme import Quotation
from claimkit.spans import Span, SpanIndex, Spans
from claimkit.text.quotation import find_quotations
from claimkit.text.segmentation import find_segments

WORD = re.compile(r"\w+")
# numbers of words in the text; those of lone punctuation marks are negative
Words = frozenset[int]


@frozen(kw_only=True)
class Compared:
    """An attribution as sets of words, and how much of its content is quoted."""

    attribution: Attribution
    speaker: Words
    cue: Words
    content: Words
    quotation: Quotation


class WordIndex:
    """The words of a text and its quotations, looked up by spans."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = tuple(Span(*match.span()) for match in WORD.finditer(text))
        self._index = SpanIndex.of(self._words)
        paragraphs = list(map(attrgetter("span"), find_segments(text)))
        regions = find_quotations(text, paragraphs)
        self._quoted = self._find_touched(map(attrgetter("span"), regions))

    def to_compared(self, attribution: Attribution) -> Compared:
        """Return *attribution* as words; a speaker's trailing possessive is dropped."""
        content = self.find_words(attribution.content)
        return Compared(
            attribution=attribution,
            speaker=self._drop_possessive(self.find_words(attribution.speaker)),
            cue=self.find_words(attribution.cue),
            content=content,
            quotation=self._judge_quotation(content),
        )

    def find_words(self, spans: Spans) -> Words:
        """Return the words that *spans* touch; where they touch none, their marks."""
        return self._find_touched(spans) or frozenset(self._find_marks(spans))

    def _find_touched(self, spans: Iterable[Span]) -> Words:
        ranges = starmap(range, map(self._index.find_over, spans))
        return frozenset(chain.from_iterable(ranges))

    def _find_marks(self, spans: Spans) -> Iterator[int]:
        for span in spans:
            for offset in range(span.start, span.end):
                if not self._text[offset].isspace():
                    yield -1 - offset

    def _judge_quotation(self, content: Words) -> Quotation:
        quoted = content & self._quoted
        if not quoted:
            return Quotation.INDIRECT
        return Quotation.DIRECT if quoted == content else Quotation.MIXED

    def _drop_possessive(self, words: Words) -> Words:
        last = max(words, default=-1)
        if last < 0 or len(words) < 2:
            return words
        word = self._words[last]
        mark = self._text[word.start - 1 : word.start]
        is_possessive = word.of(self._text) == "s" and mark in {"'", "’"}
        return words - {last} if is_possessive else words


def to_compared(article: ScoredArticle) -> tuple[Compared, ...]:
    """Return the attributions of *article* as words, in their order."""
    index = WordIndex(article.text)
    return tuple(map(index.to_compared, article.attributions))

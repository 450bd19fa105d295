"""What is compared: the words that spans touch.

As PolNeAR's scorer in ``benchmarks/scorer`` defines them, which the tests hold this to. A word is a
maximal run of letters, digits and underscores. Punctuation, white space and the way a span is cut
never matter, unless there is nothing else (a cue ":").
"""

from __future__ import annotations

import re
from bisect import bisect_right

from attrs import frozen

from claimkit.evaluation.articles import Article, Attribution
from claimkit.model import Quotation
from claimkit.spans import Span, Spans
from claimkit.text.quotation import find_quotations
from claimkit.text.segmentation import find_segments

WORD = re.compile(r"\w+")
Words = frozenset[int]  # places of words in the text; those of lone punctuation marks are negative


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
        self._words = [Span(*match.span()) for match in WORD.finditer(text)]
        self._ends = [word.end for word in self._words]
        regions = find_quotations(text, [segment.span for segment in find_segments(text)])
        self._quoted = frozenset(
            place for region in regions for place in self._touched((region.span,))
        )

    def to_compared(self, attribution: Attribution) -> Compared:
        """Return *attribution* as words; a speaker's trailing possessive is dropped."""
        content = self.words(attribution.content)
        quoted = len(content & self._quoted)
        kinds = {0: Quotation.INDIRECT, len(content): Quotation.DIRECT}
        return Compared(
            attribution=attribution,
            speaker=self._without_possessive(self.words(attribution.speaker)),
            cue=self.words(attribution.cue),
            content=content,
            quotation=kinds.get(quoted, Quotation.MIXED) if quoted else Quotation.INDIRECT,
        )

    def words(self, spans: Spans) -> Words:
        """Return the words that *spans* touch; where they touch none, their marks."""
        marks = (
            -1 - place
            for span in spans
            for place in range(span.start, span.end)
            if not self._text[place].isspace()
        )
        return self._touched(spans) or frozenset(marks)

    def _touched(self, spans: Spans) -> Words:
        found = set()
        for span in spans:
            place = bisect_right(self._ends, span.start)
            while place < len(self._words) and self._words[place].start < span.end:
                found.add(place)
                place += 1
        return frozenset(found)

    def _without_possessive(self, words: Words) -> Words:
        last = max(words, default=-1)
        if last < 0 or len(words) < 2:
            return words
        word = self._words[last]
        possessive = word.of(self._text) == "s" and self._text[word.start - 1 : word.start] in {
            "'",
            "’",
        }
        return words - {last} if possessive else words


def to_compared(article: Article) -> tuple[Compared, ...]:
    """Return the attributions of *article* as words, in their order."""
    index = WordIndex(article.text)
    return tuple(index.to_compared(attribution) for attribution in article.attributions)

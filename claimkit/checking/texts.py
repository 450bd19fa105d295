"""A draft or a source, prepared: its words in order, and who says each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from attrs import field, frozen

from claimkit.checking.tokens import Token, find_tokens
from claimkit.claimset import ClaimSet
from claimkit.document import QuotationRegion
from claimkit.model.claim import Claim
from claimkit.spans import Span, SpanIndex, Spans, count_overlap
from claimkit.text.plain.plaintext import PlainText
from claimkit.text.quotation import find_quotations
from claimkit.text.segmentation import find_segments

Range = tuple[int, int]  # of words, half-open
MOST_AROUND = 60  # words before and behind that are looked at
MOSTLY = 0.8  # of a stretch that a claim holds


@frozen(eq=False)
class CheckedText:
    """A text whose words can be compared.

    Attributes:
        number: of the source, from 1; 0 for the draft.
        words: all of them; a sentence, a quotation or a claim is a range of them.
    """

    number: int
    found: ClaimSet
    plain: PlainText = field(repr=False)
    words: Sequence[Token] = field(repr=False)
    regions: tuple[QuotationRegion, ...] = field(repr=False)

    @classmethod
    def of(cls, number: int, found: ClaimSet) -> CheckedText:
        """Return *found*, prepared."""
        text = found.plain.text
        segments = find_segments(text)
        regions = find_quotations(text, tuple(segment.span for segment in segments))
        return cls(number, found, found.plain, find_tokens(text, 0, len(text)), regions)

    @cached_property
    def starts(self) -> Sequence[int]:
        return [word.start for word in self.words]

    @cached_property
    def given_starts(self) -> Sequence[int]:
        """Where the words start in the text as it was given, in which spans of claims count."""
        return [self.plain.starts[word.start] for word in self.words]

    @cached_property
    def sentences(self) -> Sequence[Range]:
        """The sentences, as ranges of words; each word is in one."""
        starts = {0, *(self.find_words(span)[0] for span in self.found.sentences)}
        ordered = [*sorted(starts), len(self.words)]
        return [pair for pair in pairwise(ordered) if pair[0] < pair[1]]

    @cached_property
    def quoted_set(self) -> frozenset[int]:
        return frozenset(self.quoted)

    @cached_property
    def given_regions(self) -> SpanIndex:
        """The quotations in the text as it was given."""
        return SpanIndex.of(self.plain.find_given(region.span) for region in self.regions)

    @cached_property
    def _region_index(self) -> SpanIndex:
        return SpanIndex.of(region.span for region in self.regions)

    @cached_property
    def _sentence_starts(self) -> Sequence[int]:
        return [first for first, _ in self.sentences]

    @cached_property
    def quoted(self) -> Sequence[int]:
        """The indices of the words in quotation marks."""
        index = SpanIndex.of(region.span for region in self.regions)
        spans = enumerate(Span(word.start, word.end) for word in self.words)
        return [number for number, span in spans if index.is_over(span)]

    @cached_property
    def claims_by_sentence(self) -> Sequence[Sequence[Claim]]:
        """The claims whose content is in each sentence."""
        sentences: list[list[Claim]] = [[] for _ in self.sentences]
        for claim in self.found:
            numbers: set[int] = set()
            for span in claim.content.spans:
                first, behind = self.find_words(span)
                if first < behind:
                    last = self.find_sentence(behind - 1)
                    numbers.update(range(self.find_sentence(first), last + 1))
            for number in numbers:
                sentences[number].append(claim)
        return sentences

    def find_words(self, span: Span) -> Range:
        """Return the words that begin in *span* of the text as it was given."""
        return bisect_left(self.given_starts, span.start), bisect_left(self.given_starts, span.end)

    def find_words_read(self, span: Span) -> Range:
        """Return the words that begin in *span* of the text as it is read."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def find_around(self, first: int, behind: int) -> Range:
        """Return the sentences that the words from *first* on are in, as far as they are near."""
        start = self.sentences[self.find_sentence(first)][0]
        end = self.sentences[self.find_sentence(behind - 1)][1]
        return max(start, first - MOST_AROUND), min(end, behind + MOST_AROUND)

    def find_region(self, word: int) -> Range | None:
        """Return the words of the quotation in which *word* stands, None if it is in none."""
        span = Span(self.words[word].start, self.words[word].end)
        over = next(self._region_index.list_over(span), None)
        return None if over is None else self.find_words_read(over)

    def find_word_at(self, start: int) -> int:
        """Return the word that begins at *start* of the text as it is read, or the next one."""
        return bisect_left(self.starts, start)

    def find_sentence(self, word: int) -> int:
        """Return the index of the sentence that *word* is in."""
        return bisect_right(self._sentence_starts, word) - 1

    def to_span(self, first: int, behind: int) -> Span:
        """Return where words stand in the text as it was given."""
        return self.plain.find_given(Span(self.words[first].start, self.words[behind - 1].end))

    def read(self, spans: Iterable[Span]) -> str:
        """Return the words of *spans* of the text as it was given, on one line."""
        return " … ".join(" ".join(self.plain.read(span).split()) for span in spans)

    def list_claims_over(self, first: int, behind: int) -> list[Claim]:
        """Return the claims in whose content most of the words are, the innermost first."""
        span = self.to_span(first, behind)
        numbers = range(self.find_sentence(first), self.find_sentence(behind - 1) + 1)
        near = {claim.id: claim for n in numbers for claim in self.claims_by_sentence[n]}
        holding = [claim for claim in near.values() if _is_mostly_in(span, claim.content.spans)]
        return sorted(holding, key=lambda claim: sum(map(len, claim.content.spans)))

    def get_ending(self, sentence: int) -> str:
        """Return the signs behind the last word of a sentence."""
        last = self.sentences[sentence][1] - 1
        end = self.starts[last + 1] if last + 1 < len(self.words) else len(self.plain.text)
        return self.plain.text[self.words[last].end : end]


def _is_mostly_in(span: Span, spans: Spans) -> bool:
    return count_overlap([span], spans) >= MOSTLY * len(span)

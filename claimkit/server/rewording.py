"""Words of a text that an editor chooses, in place of those of a claim's parts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from operator import attrgetter
from string import whitespace

from attrs import evolve, frozen

from claimkit.claimset import ClaimSet
from claimkit.errors import InputError
from claimkit.model.claim import NO_LEMMA, Content, Cue
from claimkit.model.provenance import Provenance
from claimkit.model.scheme import CueKind, Quotation
from claimkit.model.speaker import Speaker
from claimkit.outputs.wording import to_words
from claimkit.spans import (
    Span,
    SpanIndex,
    Spans,
    intersect_spans,
    merge_spans,
    subtract_spans,
    trim_span,
)
from claimkit.text.quotation import find_quotations
from claimkit.text.segmentation import find_segments

EDITOR = Provenance(rule="editor")
UNKNOWN_SENTENCE, UNKNOWN_HEAD = 0, 1
"""Written for a cue whose place is unknown, for a cue has numbers there: the sentence of one that
stands in none, and the head of one that nothing has parsed. ``provenance`` shows which these are.
"""


@frozen
class Rewording:
    """Changes the words of parts of the claims *found*. Spans are those of its text, as given."""

    found: ClaimSet

    @cached_property
    def _sentences(self) -> SpanIndex:
        return SpanIndex.of(self.found.sentences)

    @cached_property
    def _quotations(self) -> Spans:
        """What stands in quotation marks, with them."""
        plain = self.found.plain
        paragraphs = tuple(map(attrgetter("span"), find_segments(plain.text)))
        located = (plain.locate(region.span) for region in find_quotations(plain.text, paragraphs))
        return merge_spans(span for span in located if span is not None)

    def trim(self, spans: Spans, part: str) -> Spans:
        """Return *spans* sorted, without blanks at their ends; a piece without a letter or digit is
        dropped.

        Args:
            part: what they are words of, for messages.

        Raises:
            InputError: they go beyond the text, or hold no words.
        """
        text = self.found.text
        if any(span.end > len(text) for span in spans):
            expected = f"expected the words of the {part} in the text"
            raise InputError(f"{expected}, got some behind its end")
        trimmed = (trim_span(text, span, whitespace) for span in merge_spans(spans))
        kept = self._keep_words(span for span in trimmed if span is not None)
        if not kept:
            raise InputError(f"expected words of the {part}, and none are left")
        return kept

    def move_speaker(self, speaker: Speaker, chosen: Spans) -> Speaker:
        """Return *speaker* with the words *chosen*.

        Raises:
            InputError: as :meth:`trim`.
        """
        spans = self.trim(chosen, "speaker")
        words = to_words(self.found.plain, spans)
        return evolve(
            speaker,
            spans=spans,
            text=words,
            description=words,
            sentence=self._find_sentence(spans),
            head=None,
            provenance=EDITOR,
        )

    def move_cue(self, cue: Cue, chosen: Spans) -> Cue:
        """Return *cue* with the words *chosen*; one that had none is taken for a verb.

        Raises:
            InputError: as :meth:`trim`.
        """
        spans = self.trim(chosen, "cue")
        if cue.lemma == NO_LEMMA:
            words = to_words(self.found.plain, spans).lower()
            cue = evolve(cue, kind=CueKind.VERB, lemma=words)
        return evolve(
            cue,
            spans=spans,
            sentence=self.place_cue(spans),
            head=UNKNOWN_HEAD,
            provenance=EDITOR,
        )

    def make_content(self, chosen: Spans) -> Content:
        """Return a content of the words *chosen*, how much of it is quoted read from the text.

        Raises:
            InputError: as :meth:`trim`.
        """
        spans = self.trim(chosen, "content")
        quoted = intersect_spans(spans, self._quotations)
        return Content(
            spans=spans,
            text=to_words(self.found.plain, spans),
            quotation=self._judge_quotation(spans, quoted),
            quoted=quoted,
            provenance=EDITOR,
        )

    def place_cue(self, spans: Spans) -> int:
        """Return the index of the sentence in which *spans* begin, of the cue or, without one, of
        the content; ``UNKNOWN_SENTENCE`` if they stand in none.
        """
        sentence = self._find_sentence(spans)
        return UNKNOWN_SENTENCE if sentence is None else sentence

    def _find_sentence(self, spans: Spans) -> int | None:
        """Return the index of the sentence in which *spans* begin, None if they stand in none."""
        first, behind = self._sentences.find_over(spans[0])
        return first if first < behind else None

    def _judge_quotation(self, spans: Spans, quoted: Spans) -> Quotation:
        if not quoted:
            return Quotation.INDIRECT
        outside = self._keep_words(subtract_spans(spans, quoted))
        return Quotation.MIXED if outside else Quotation.DIRECT

    def _keep_words(self, spans: Iterable[Span]) -> Spans:
        """Return those of *spans* that have a letter or a digit."""
        return tuple(span for span in spans if any(map(str.isalnum, span.of(self.found.text))))

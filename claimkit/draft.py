"""A claim while it grows: cue, speaker and content as words of the tree.

Who the speaker is, and how certain the content is, is found later.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from attrs import field, frozen

from claimkit.lexicons.entries import CueEntry
from claimkit.model.scheme import CueKind, Quotation
from claimkit.spans import CoverIndex, Span, SpanIndex, Spans, merge_spans
from claimkit.tree import Phrase, Sentence, Word

# Names of the rules for what a tagger proposes
TAGGED_CUE, TAGGED_CONTENT = "cue.tagged", "content.tagged"


@frozen(kw_only=True)
class DraftCue:
    """The words that attribute, or may do so: this is known when a content has been looked for.

    Attributes:
        head: its head word.
        words: all its words, neighbours or not; none if the head is the mark of a quotation that
            stands without a cue.
        carrier: the word that governs the content: the head, or the noun of a light verb.
        entry: what the lexicon says of it; of a cue that it does not list, what its word class
            tells.
        lemma: as that of a public Cue.
        negated: whether a word beside it negates it; the content may say so too ("few believe").
        quoted: whether it stands in a quotation itself.
        by_form: whether the form of the text alone tells that it attributes, whatever a tagger says
            (the dash before a signature).
        rule: name of the rule that found it.
    """

    head: Word
    words: Phrase
    carrier: Word
    entry: CueEntry
    kind: CueKind
    lemma: str
    negated: bool
    quoted: bool
    by_form: bool = False
    rule: str

    @property
    def sentence(self) -> Sentence:
        return self.head.sentence

    @cached_property
    def spans(self) -> Spans:
        """The spans of the words, sorted and disjoint; neighbours share one."""
        return merge_spans((run.span for run in self.words.runs()), gap=1)

    @cached_property
    def span(self) -> Span:
        """The smallest span that covers all the words; without words that of the head."""
        return self.words.span if self.words else self.head.span

    def overlaps(self, other: Span) -> bool:
        """Whether *other* holds any of the cue's text."""
        return any(span.overlaps(other) for span in self.spans)


@frozen(kw_only=True)
class DraftSpeaker:
    """The words that name the speaker. Who that is, is found later.

    Attributes:
        words: neighbours in one sentence, which need not be the cue's.
        head: their head word.
        rule: name of the rule that found them.
    """

    words: Phrase
    head: Word
    rule: str

    @property
    def sentence(self) -> Sentence:
        return self.head.sentence

    @cached_property
    def span(self) -> Span:
        """The smallest span that covers all the words."""
        return self.words.span

    def overlaps(self, other: Span) -> bool:
        """Whether *other* holds any of the speaker's text."""
        return self.span.overlaps(other)


@frozen(kw_only=True)
class DraftContent:
    """What is credited.

    Attributes:
        spans: sorted and disjoint; their borders need not be words', for quotation marks belong to
            a content.
        text: the pieces, joined by " … ".
        head: the word that carries its proposition, in whatever sentence; None if it has no word.
        quotation: how much of it stands in quotation marks; *quoted* are these parts.
        goes_on: whether a quotation that follows without a cue of its own belongs to it too.
        cue_words: words that its frame adds to the cue (the preposition of "called for").
        rule: name of the rule that found it.
    """

    spans: Spans
    text: str
    head: Word | None
    quotation: Quotation
    quoted: Spans
    goes_on: bool = False
    cue_words: Phrase = field(factory=Phrase)
    rule: str

    def overlaps(self, other: Span) -> bool:
        """Whether *other* holds any of the content's text."""
        return self._index.is_over(other)

    def covers(self, *others: Span) -> bool:
        """Whether each of *others* lies in one piece of the content."""
        return all(map(self._cover.covers, others))

    @cached_property
    def _index(self) -> SpanIndex:
        return SpanIndex.of(self.spans)

    @cached_property
    def _cover(self) -> CoverIndex:
        return CoverIndex.of(self.spans)


class Origin(StrEnum):
    """Which part proposed a draft."""

    RULES = "rules"
    TAGGER = "tagger"
    BOTH = "tagger, speaker by rules"


@frozen(kw_only=True)
class Support:
    """What the tagger says about a draft, and how another draft of the same cue agrees with it.

    Attributes:
        origin: whose draft it is.
        cue, speaker, content: the tagger's probabilities of its own attribution; see
            ``TaggedAttribution``.
        rival: whether rules and tagger both have found a content.
        same_content: Jaccard index of these two contents, in code points; 0 without a rival.
        ruled: the confidence that the rules alone have in their draft; None where they have none.
        same_speaker: whether rules and tagger see the same speaker, or both none.
        further: of a draft of the rules its content up to the end that the tagger sees; None where
            that is no farther.
    """

    origin: Origin
    cue: float
    speaker: float
    content: float
    rival: bool
    same_content: float
    ruled: float | None
    same_speaker: bool
    further: DraftContent | None = None


@frozen(kw_only=True)
class Draft:
    """Cue, speaker and content that may be a claim.

    Attributes:
        speaker: None where the text names nobody.
        implied: who speaks in a quotation without a cue, by words elsewhere in the text; None where
            that is not clear.
        support: what the tagger says to it; None where the rules alone count: no tagger was asked,
            the form of the text settles it, or the tagger cannot know the rule that found it.
    """

    cue: DraftCue
    speaker: DraftSpeaker | None
    content: DraftContent
    implied: DraftSpeaker | None = None
    support: Support | None = None

    @property
    def credited(self) -> DraftSpeaker | None:
        """Who speaks, whether beside the content or by words elsewhere."""
        return self.speaker or self.implied

    @property
    def place(self) -> Span:
        """Where the draft stands among others: at its cue, or where a quotation without one
        begins.
        """
        return self.cue.span if self.cue.words else self.content.spans[0]

    @property
    def frame(self) -> Spans:
        """The text of cue and speaker, which is no part of the content."""
        return list_frame(self.cue, self.speaker)

    def with_support(self, support: Support) -> Draft:
        """Return the draft, not weighed, with *support*."""
        return Draft(
            cue=self.cue,
            speaker=self.speaker,
            content=self.content,
            implied=self.implied,
            support=support,
        )


def list_frame(cue: DraftCue, speaker: DraftSpeaker | None) -> Spans:
    """Return the spans of *cue* and *speaker*, sorted and disjoint."""
    return merge_spans([*cue.spans, *([speaker.span] if speaker is not None else [])])


AnyDraft = TypeVar("AnyDraft", bound=Draft)
"""A draft, weighed or not."""


@frozen(kw_only=True)
class WeighedDraft(Draft):
    """A draft that a model of confidence has weighed.

    Attributes:
        confidence: that it is right, 0 to 1.
    """

    confidence: float

    @classmethod
    def of(cls, draft: Draft, confidence: float) -> WeighedDraft:
        """Return *draft* with *confidence*."""
        return cls(
            cue=draft.cue,
            speaker=draft.speaker,
            content=draft.content,
            implied=draft.implied,
            support=draft.support,
            confidence=confidence,
        )


@frozen(kw_only=True)
class PassedOver:
    """A cue that gives no claim, and why."""

    cue: DraftCue
    reason: str


@frozen(kw_only=True)
class Choice:
    """The drafts that are kept, in text order, and the cues of the others."""

    drafts: tuple[WeighedDraft, ...]
    passed_over: tuple[PassedOver, ...]

    def with_passed_over(self, others: tuple[PassedOver, ...]) -> Choice:
        """Return the same choice after which *others* were passed over before."""
        return Choice(drafts=self.drafts, passed_over=(*others, *self.passed_over))

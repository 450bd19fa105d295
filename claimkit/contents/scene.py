"""What content rules look at."""

from __future__ import annotations

from attrs import frozen

from claimkit.document import Document, Phrase, Sentence, Word
from claimkit.draft import DraftCue, DraftSpeaker
from claimkit.grammar import is_agentive
from claimkit.lexicons.schema import Frame, Lexicon
from claimkit.model import CueKind


@frozen(kw_only=True)
class Scene:
    """All that a content rule may look at."""

    document: Document
    lexicon: Lexicon
    cue: DraftCue
    speaker: DraftSpeaker | None

    @property
    def sentence(self) -> Sentence:
        """The sentence of the cue."""
        return self.cue.sentence

    @property
    def head(self) -> Word:
        """The head word of the cue."""
        return self.cue.head

    @property
    def carrier(self) -> Word:
        """The word of the cue under which a content hangs."""
        return self.cue.carrier

    @property
    def taken(self) -> Phrase:
        """The words of the cue and of the speaker, if that stands in the same sentence."""
        if self.speaker is None or self.speaker.sentence is not self.sentence:
            return self.cue.words
        return self.cue.words | self.speaker.words

    @property
    def has_able_speaker(self) -> bool:
        """Whether a speaker is there who can speak; an object or an infinitive alone does not make
        an attribution.
        """
        return self.speaker is not None and is_agentive(self.speaker.head, self.lexicon)

    def is_of(self, *kinds: CueKind) -> bool:
        """Whether the cue is of one of *kinds*."""
        return self.cue.kind in kinds

    def takes(self, *frames: Frame) -> bool:
        """Whether the cue takes a content in one of *frames*."""
        return any(frame in self.cue.entry.frames for frame in frames)

    def is_quoted(self, word: Word) -> bool:
        """Whether *word* stands in a quotation."""
        return self.document.quotation_at(word.span) is not None

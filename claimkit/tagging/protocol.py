"""What the extractor asks of an attribution tagger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from attrs import frozen

from claimkit.document import Document, Sentence, Word


@frozen(kw_only=True)
class Run:
    """Words next to each other in one sentence."""

    sentence: Sentence
    words: tuple[Word, ...]


@frozen(kw_only=True)
class TaggedAttribution:
    """Who is credited with what by which words, as a tagger sees it; borders are rough.

    Attributes:
        cue: its words.
        speaker, content: one run for each stretch of words, cut at sentence ends; empty where the
            tagger sees none.
        cue_probability: that the words are a cue, 0 to 1.
        speaker_probability, content_probability: of the label that was chosen, mean over the words;
            0 where there are none.
    """

    cue: Run
    speaker: tuple[Run, ...]
    content: tuple[Run, ...]
    cue_probability: float
    speaker_probability: float
    content_probability: float


@runtime_checkable
class Tagger(Protocol):
    """Tags attributions in parsed documents. An implementation may be called from several
    threads.
    """

    def tag(self, document: Document, cues: Sequence[Run] = ()) -> tuple[TaggedAttribution, ...]:
        """Return the attributions in *document* in text order; for each of *cues* that overlaps
        none of theirs, also what that one would credit, whatever its probability.
        """
        ...

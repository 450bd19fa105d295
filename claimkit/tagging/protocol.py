"""What the extractor needs from an attribution tagger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from attrs import frozen

from claimkit.document import Document
from claimkit.tree import Phrase


@frozen(kw_only=True)
class TaggedAttribution:
    """Who is credited with what, and by which words, as a tagger sees it; borders are not exact.

    Attributes:
        cue: its words.
        speaker, content: a phrase for each stretch of neighbours, cut at sentence ends; empty where
            the tagger sees none.
        cue_probability: that the words are a cue, 0 to 1.
        speaker_probability, content_probability: of the label that was chosen, mean over the words;
            0 where there are none.
    """

    cue: Phrase
    speaker: tuple[Phrase, ...]
    content: tuple[Phrase, ...]
    cue_probability: float
    speaker_probability: float
    content_probability: float


@runtime_checkable
class Tagger(Protocol):
    """Tags attributions in parsed documents. Several threads may call it."""

    def tag(self, document: Document, cues: Sequence[Phrase] = ()) -> tuple[TaggedAttribution, ...]:
        """Return the attributions in *document* in text order.

        For each of *cues* that overlaps no cue of theirs, also what it would credit, whatever its
        probability.
        """
        ...

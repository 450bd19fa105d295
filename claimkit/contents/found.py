"""What content rules return."""

from __future__ import annotations

from attrs import field, frozen

from claimkit.spans import Spans
from claimkit.tree import Phrase, Word


@frozen(kw_only=True)
class ContentFound:
    """What a content rule found in the cue's sentence.

    Attributes:
        words: cue and speaker are taken out later.
        regions: whole quotation regions, marks included.
        head: the word that carries the proposition.
        goes_on, cue_words: see ``DraftContent``.
    """

    words: Phrase = field(factory=Phrase)
    regions: Spans = ()
    head: Word | None = None
    goes_on: bool = False
    cue_words: Phrase = field(factory=Phrase)

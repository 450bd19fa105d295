"""Rules: short functions with a name and an example, in tuples that say the order in which they are
tried.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from attrs import frozen

from claimkit.document import Document, Sentence, Word
from claimkit.lexicons.schema import CueEntry, Lexicon
from claimkit.model import CueKind

Find = TypeVar("Find", bound=Callable[..., object])


@frozen
class Rule(Generic[Find]):
    """A rule of one stage.

    Attributes:
        name: stage and shape, "content.ccomp"; stamped into the Evidence of what it finds.
        example: a sentence in which it finds something; the tests hold it to that.
    """

    name: str
    example: str
    find: Find


@frozen(kw_only=True)
class CueCandidate:
    """A word that may attribute, before a content has been found for it.

    Attributes:
        head: the cue's head word.
        group: the words of the cue, sorted.
        carrier: the word under which the content hangs: the verb itself, or the noun of a light
            verb.
        entry: what the lexicon says of it.
        rule: name of the rule that found it.
    """

    sentence: Sentence
    head: Word
    group: tuple[Word, ...]
    carrier: Word
    entry: CueEntry
    kind: CueKind
    negated: bool
    rule: str


@frozen(kw_only=True)
class SpeakerFound:
    """The words of a speaker, sorted, with their head and the rule that found them."""

    sentence: Sentence
    head: Word
    words: tuple[Word, ...]
    rule: str


@frozen(kw_only=True)
class Scene:
    """All that a content rule may look at."""

    document: Document
    lexicon: Lexicon
    cue: CueCandidate
    speaker: SpeakerFound | None

    @property
    def sentence(self) -> Sentence:
        return self.cue.sentence

    @property
    def taken(self) -> frozenset[int]:
        """Indices of the words that the cue and, if it stands in the same sentence, the speaker
        hold.
        """
        own = {w.index for w in self.cue.group}
        if self.speaker is not None and self.speaker.sentence is self.sentence:
            own |= {w.index for w in self.speaker.words}
        return frozenset(own)

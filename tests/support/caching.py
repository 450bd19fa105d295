"""A parser and a tagger that need no model, and count what they are asked."""

from __future__ import annotations

from collections.abc import Sequence

from claimkit.document import Document
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.tree import Phrase
from tests.support.parses import FrozenParser


class CountingParser(FrozenParser):
    """Gives the frozen parses."""

    name = "conllu"  # as the frozen parses have it

    def __init__(self, digest: str = "p1", precision: str = "single", device: str = "cpu") -> None:
        self.digest, self.precision, self.device = digest, precision, device
        self.asked: list[str] = []

    def parse_many(self, texts: Sequence[str]) -> tuple[Document, ...]:
        self.asked += texts
        return super().parse_many(texts)


class CountingTagger:
    """Credits the words behind each cue that it is asked for to those before it."""

    def __init__(self, digest: str = "t1") -> None:
        self.digest = digest
        self.asked: list[str] = []

    def tag(self, document: Document, cues: Sequence[Phrase] = ()) -> tuple[TaggedAttribution, ...]:
        self.asked.append(document.text)
        return tuple(map(_tag, cues))


def _tag(cue: Phrase) -> TaggedAttribution:
    words = cue.sentence.words
    before, behind = Phrase(words[: cue[0].index - 1]), Phrase(words[cue[-1].index :])
    return TaggedAttribution(
        cue=cue,
        speaker=before.runs(),
        content=behind.without_punctuation().runs(),
        cue_probability=0.9,
        speaker_probability=1 / 3,
        content_probability=0.7,
    )

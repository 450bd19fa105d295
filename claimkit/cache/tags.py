"""What a tagger answers for a Document, as an entry."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from claimkit.document import Document
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.tree import Phrase, Word

Place = list[int]  # of a phrase: its sentence, then the first and the last word of each stretch


class AttributionEntry(msgspec.Struct, array_like=True, frozen=True):
    """A TaggedAttribution."""

    cue: Place
    speaker: list[Place]
    content: list[Place]
    cue_probability: float
    speaker_probability: float
    content_probability: float

    @classmethod
    def of(cls, tagged: TaggedAttribution) -> AttributionEntry:
        return cls(
            cue=find_place(tagged.cue),
            speaker=list(map(find_place, tagged.speaker)),
            content=list(map(find_place, tagged.content)),
            cue_probability=tagged.cue_probability,
            speaker_probability=tagged.speaker_probability,
            content_probability=tagged.content_probability,
        )

    def build(self, document: Document) -> TaggedAttribution:
        return TaggedAttribution(
            cue=_read_phrase(document, self.cue),
            speaker=tuple(_read_phrase(document, place) for place in self.speaker),
            content=tuple(_read_phrase(document, place) for place in self.content),
            cue_probability=self.cue_probability,
            speaker_probability=self.speaker_probability,
            content_probability=self.content_probability,
        )


class TagsEntry(msgspec.Struct, array_like=True, frozen=True):
    """All that a tagger answers for one Document."""

    attributions: list[AttributionEntry]

    @classmethod
    def of(cls, tags: Iterable[TaggedAttribution]) -> TagsEntry:
        return cls(list(map(AttributionEntry.of, tags)))

    def build(self, document: Document) -> tuple[TaggedAttribution, ...]:
        """Return the attributions in *document*.

        Raises:
            ValueError, LookupError: they are none of this Document.
        """
        return tuple(entry.build(document) for entry in self.attributions)


def find_place(phrase: Phrase) -> Place:
    """Return where *phrase* stands, which is not empty."""
    place = [phrase[0].sentence.index]
    for run in phrase.runs():
        place += (run[0].index, run[-1].index)
    return place


def _read_phrase(document: Document, place: Place) -> Phrase:
    words = document.sentences[place[0]].words
    if len(place) == 3:
        return Phrase(words[place[1] - 1 : place[2]])
    chosen: list[Word] = []
    for first, last in zip(place[1::2], place[2::2], strict=True):
        chosen += words[first - 1 : last]
    return Phrase(tuple(chosen))

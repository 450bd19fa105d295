"""Which words of the text are marked, and how."""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Literal

from attrs import frozen

from claimkit.model.claim import Claim
from claimkit.outputs.marked.voices import Voice
from claimkit.outputs.wording import strip_controls, to_certainty_label, to_certainty_words
from claimkit.spans import Span, Spans, cover_spans

Part = Literal["speaker", "cue", "content"]

TITLES = 3  # marks that a title tells of
LOOKS: Mapping[Part, str] = {
    "content": "",
    "speaker": "font-weight:600",
    "cue": "font-style:italic",
}


@frozen
class Mark:
    """A span to mark, of the claim *claim*.

    Attributes:
        first, last: whether it is the first, and the last, piece of its part.
        extent: code points from the first to the last word of the claim. Of two marks at one
            place, the one with the lesser extent is the inner one.
    """

    claim: Claim
    span: Span
    part: Part
    voice: Voice
    extent: int
    first: bool
    last: bool

    @property
    def id(self) -> str:
        return self.claim.id

    @property
    def leads(self) -> bool:
        """Whether the note leads to the row of the claim."""
        return self.part == "content"

    @property
    def is_place(self) -> bool:
        """Whether the claim's row of the table leads to the words of this mark."""
        return self.first and self.part == "content"

    @property
    def note(self) -> str | None:
        """What stands behind the words of this mark: whose they are, and how certain it is."""
        number = "" if self.voice.number is None else str(self.voice.number)
        if self.part == "speaker":
            return number
        if self.part == "content" and self.last:
            return f"{number} {to_certainty_words(self.claim)}".strip()
        return None

    @property
    def title(self) -> str:
        """What is shown where a mouse rests on the words."""
        name = strip_controls(self.voice.name)
        return f"{self.part} – {name}: {to_certainty_label(self.claim)}"


def mark_claims(claims: Iterable[Claim], voices: Mapping[Hashable, Voice]) -> list[Mark]:
    """Return the marks of *claims*, whose speakers are shown as *voices*."""
    marks: list[Mark] = []
    for claim in claims:
        marks.extend(_mark_claim(claim, voices[claim.speaker.key]))
    return marks


def _mark_claim(claim: Claim, voice: Voice) -> Iterator[Mark]:
    parts: dict[Part, Spans] = {
        "speaker": claim.speaker.spans,
        "cue": claim.cue.spans,
        "content": claim.content.spans,
    }
    spans = list(chain.from_iterable(parts.values()))
    extent = len(cover_spans(spans)) if spans else 0
    for part, where in parts.items():
        for span in where:
            first, last = span == where[0], span == where[-1]
            yield Mark(claim, span, part, voice, extent, first, last)


def describe_look(marks: Sequence[Mark]) -> str:
    """Return the CSS of words that lie in all of *marks*: the inner ones decide."""
    contents = [mark for mark in marks if mark.part == "content"]
    line = find_inner([mark for mark in marks if mark.part != "content"] or contents)
    tint = find_inner(contents).voice.tint if contents else "transparent"
    border = f"2px dashed {line.voice.colour}" if line.part == "cue" else line.voice.border
    return f"color:inherit;background-color:{tint};border-bottom:{border};{LOOKS[line.part]}"


def describe_marks(marks: Sequence[Mark]) -> str:
    """Return what a mouse that rests on words in all of *marks* is told, the inner ones first."""
    titles = [mark.title for mark in heapq.nsmallest(TITLES, marks, key=_to_extent)]
    if len(marks) > TITLES:
        titles.append("…")
    return " | ".join(titles)


def find_inner(marks: Sequence[Mark]) -> Mark:
    return min(marks, key=_to_extent)


def _to_extent(mark: Mark) -> int:
    return mark.extent

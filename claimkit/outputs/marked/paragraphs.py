"""The text as a page shows it: paragraphs, made of pieces between which no mark begins or ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise

from attrs import frozen

from claimkit.outputs.marked.marks import Mark, describe_look, describe_marks
from claimkit.outputs.wording import replace_unshowable

_NEWLINE = "(?:\r\n?|[\n\u2028\u2029])"
_NEWLINES = re.compile(f"{_NEWLINE}(?:[ \t]*{_NEWLINE})*")
_ONE_NEWLINE = re.compile(_NEWLINE)


class Kind(Enum):
    """What a piece of a paragraph is."""

    WORDS = "words"
    BREAK = "break"  # a line ends
    PLACE = "place"  # where the content of the claim *id* begins
    NOTE = "note"  # whose the words before it are, and how certain; of the claim *id*


@frozen
class Piece:
    """A piece of a paragraph; what does not concern its kind is empty.

    Attributes:
        marks: of words, all that they lie in; of a note, the one that it is about.
        id: of the claim.
    """

    kind: Kind
    text: str = ""
    marks: tuple[Mark, ...] = ()
    id: str = ""

    @property
    def look(self) -> str:
        """CSS of marked words."""
        return describe_look(self.marks)

    @property
    def title(self) -> str:
        """What a mouse that rests on marked words is told."""
        return describe_marks(self.marks)


def cut_text(text: str, marks: Sequence[Mark]) -> list[list[Piece]]:
    """Return the paragraphs of *text*, which end at blank lines; spans of *marks* are code points
    of it.
    """
    paragraphs: list[list[Piece]] = [[]]
    gaps = {found.start(): found for found in _NEWLINES.finditer(text)}
    opening, closing = _sort_marks(marks)
    active: dict[int, Mark] = {}
    behind = 0  # the end of the last gap; words before it are no words
    borders = {0, len(text), *opening, *closing, *gaps, *(gap.end() for gap in gaps.values())}
    for start, end in pairwise([*sorted(borders), len(text)]):
        paragraphs[-1].extend(_write_notes([active.pop(index) for index in closing.get(start, ())]))
        if start in gaps:
            behind = gaps[start].end()
            _end_line(paragraphs, gaps[start].group())
        for index in opening.get(start, ()):
            active[index] = marks[index]
            if marks[index].is_place:
                paragraphs[-1].append(Piece(Kind.PLACE, id=marks[index].claim.id))
        if behind <= start < end:
            words = replace_unshowable(text[start:end])
            paragraphs[-1].append(Piece(Kind.WORDS, words, tuple(active.values())))
    return [paragraph for paragraph in paragraphs if paragraph]


def _sort_marks(marks: Sequence[Mark]) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return the places of *marks* by where they begin, and by where they end."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for index, mark in enumerate(marks):
        opening.setdefault(mark.span.start, []).append(index)
        closing.setdefault(mark.span.end, []).append(index)
    return opening, closing


def _end_line(paragraphs: list[list[Piece]], newlines: str) -> None:
    """Begin a line, or where there are several *newlines* a paragraph."""
    if len(_ONE_NEWLINE.findall(newlines)) > 1:
        paragraphs.append([])
    elif paragraphs[-1]:
        paragraphs[-1].append(Piece(Kind.BREAK))


def _write_notes(closed: Sequence[Mark]) -> Iterator[Piece]:
    """Yield the notes of marks that end at one place, the inner ones first; claims of one cue have
    one speaker, whose number is said once.
    """
    said: set[str] = set()
    for mark in sorted(closed, key=lambda mark: mark.extent):
        note = mark.note
        if not note:
            continue
        if mark.part == "content":
            yield Piece(Kind.NOTE, note, (mark,), mark.claim.id)
        elif note not in said:
            said.add(note)
            yield Piece(Kind.NOTE, note, (mark,))

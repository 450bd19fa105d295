"""The text as a page shows it: paragraphs, made of pieces between which no mark begins or ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from attrs import frozen

from claimkit.outputs.wording import replace_unshowable
from claimkit.spans import Span

_NEWLINE = "(?:\r\n?|[\n\u2028\u2029])"
_NEWLINES = re.compile(f"{_NEWLINE}(?:[ \t]*{_NEWLINE})*")
_ONE_NEWLINE = re.compile(_NEWLINE)


class Markable(Protocol):
    """What can be marked: a Mark, or another one with the same properties."""

    @property
    def span(self) -> Span: ...

    @property
    def id(self) -> str:
        """Of the claim."""

    @property
    def extent(self) -> int:
        """Of two marks at one place, the one with the lesser extent is the inner one."""

    @property
    def is_place(self) -> bool:
        """Whether something leads to the words of this mark."""

    @property
    def note(self) -> str | None:
        """What stands behind the words of this mark."""

    @property
    def leads(self) -> bool:
        """Whether the note leads to the claim."""


M = TypeVar("M", bound=Markable)


class Kind(Enum):
    """What a piece of a paragraph is."""

    WORDS = "words"
    BREAK = "break"  # a line ends
    PLACE = "place"  # where the content of the claim *id* begins
    NOTE = "note"  # whose the words before it are, and how certain; of the claim *id*


@frozen
class Piece(Generic[M]):
    """A piece of a paragraph; what does not concern its kind is empty.

    Attributes:
        start: of words: where they stand in the text.
        marks: of words, all that they lie in; of a note, the one that it is about.
        id: of the claim.
    """

    kind: Kind
    text: str = ""
    marks: tuple[M, ...] = ()
    id: str = ""
    start: int = 0


def cut_text(text: str, marks: Sequence[M]) -> list[list[Piece[M]]]:
    """Return the paragraphs of *text*, which end at blank lines; spans of *marks* are code points
    of it.
    """
    paragraphs: list[list[Piece[M]]] = [[]]
    gaps = {found.start(): found for found in _NEWLINES.finditer(text)}
    opening, closing = _sort_marks(marks)
    active: dict[int, M] = {}
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
                paragraphs[-1].append(Piece(Kind.PLACE, id=marks[index].id))
        if behind <= start < end:
            words = replace_unshowable(text[start:end])
            paragraphs[-1].append(Piece(Kind.WORDS, words, tuple(active.values()), start=start))
    return [paragraph for paragraph in paragraphs if paragraph]


def _sort_marks(
    marks: Sequence[Markable],
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return the places of *marks* by where they begin, and by where they end."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for index, mark in enumerate(marks):
        opening.setdefault(mark.span.start, []).append(index)
        closing.setdefault(mark.span.end, []).append(index)
    return opening, closing


def _end_line(paragraphs: list[list[Piece[M]]], newlines: str) -> None:
    """Begin a line, or where there are several *newlines* a paragraph."""
    if len(_ONE_NEWLINE.findall(newlines)) > 1:
        paragraphs.append([])
    elif paragraphs[-1]:
        paragraphs[-1].append(Piece(Kind.BREAK))


def _write_notes(closed: Sequence[M]) -> Iterator[Piece[M]]:
    """Yield the notes of marks that end at one place, the inner ones first; claims of one cue have
    one speaker, whose number is said once.
    """
    said: set[str] = set()
    for mark in sorted(closed, key=lambda mark: mark.extent):
        note = mark.note
        if not note:
            continue
        if mark.leads:
            yield Piece(Kind.NOTE, note, (mark,), mark.id)
        elif note not in said:
            said.add(note)
            yield Piece(Kind.NOTE, note, (mark,))

"""A text as a person reads it, and the way back to the text as it was given."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from attrs import frozen

from claimkit.spans import Span

OFFSETS = "q"  # type code of arrays: 64 bits


@frozen
class Edit:
    """Characters ``start`` to ``end`` of a text, half-open, that are read as ``new``."""

    start: int
    end: int
    new: str


@frozen(eq=False)
class PlainText:
    """A text without markup and invisible characters, and where its characters come from.

    Attributes:
        given: the text as it was given.
        text: the text as it is read; the same string where nothing in it had to be read otherwise.
        starts, ends: the character ``text[i]`` stands for ``given[starts[i]:ends[i]]``. Neither
            ever falls. Of several characters that stand for one (``ﬁ``) each has its offsets. One
            that was put in stands for nothing: its start is not before its end.
    """

    given: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, given: str) -> PlainText:
        """Return *given*, read as it is."""
        return cls(given, given, range(len(given)), range(1, len(given) + 1))

    @cached_property
    def characters(self) -> str:
        """The different characters of the text as it is read. That it has none that matters is told
        sooner from them than from the text.
        """
        return "".join(set(self.text))

    @cached_property
    def given_characters(self) -> str:
        """The different characters of the text as it was given."""
        return self.characters if self.is_as_given else "".join(set(self.given))

    def has(self, character: re.Pattern[str]) -> bool:
        """Whether the pattern of one *character* matches in the text as it is read."""
        return character.search(self.characters) is not None

    def was_given(self, character: re.Pattern[str]) -> bool:
        """Whether the pattern of one *character* matches in the text as it was given."""
        return character.search(self.given_characters) is not None

    @property
    def is_as_given(self) -> bool:
        """Whether nothing is read otherwise than it is written."""
        return isinstance(self.starts, range)

    def find_given(self, span: Span) -> Span:
        """Return where *span* of the text as it is read stands in the text as it was given.

        What was left out inside *span* lies in it, what was left out at its ends does not.
        """
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def locate(self, span: Span) -> Span | None:
        """Return where *span* of the text as it is read stands in the text as it was given, as
        :meth:`find_given`; None if all of it was put in.
        """
        first, last = span.start, span.end - 1
        while first <= last and self._is_put_in(first):
            first += 1
        while first <= last and self._is_put_in(last):
            last -= 1
        return Span(self.starts[first], self.ends[last]) if first <= last else None

    def _is_put_in(self, index: int) -> bool:
        return self.starts[index] >= self.ends[index]

    def read(self, span: Span) -> str:
        """Return how *span* of the text as it was given is read: "" if nothing of it is left."""
        if self.is_as_given:
            return span.of(self.given)
        start = bisect_right(self.ends, span.start)
        return self.text[start : bisect_left(self.starts, span.end, lo=start)]

    def replaced(self, pattern: re.Pattern[str], read: Callable[[re.Match[str]], str]) -> PlainText:
        """Return the text with each match of *pattern* as *read* reads it."""
        return self.edited(
            Edit(match.start(), match.end(), read(match)) for match in pattern.finditer(self.text)
        )

    def edited(self, edits: Iterable[Edit]) -> PlainText:
        """Return the text with *edits*, which are sorted and disjoint.

        What is as long as before keeps its offsets character by character; any other new character
        stands for all that it replaces, or for nothing if that is nothing.
        """
        needed = [edit for edit in edits if edit.new != self.text[edit.start : edit.end]]
        if not needed:
            return self
        pieces: list[str] = []
        starts, ends = array(OFFSETS), array(OFFSETS)
        for kept, edit in _pair_with_kept(needed, len(self.text)):
            pieces.append(self.text[kept])
            starts.extend(self.starts[kept])
            ends.extend(self.ends[kept])
            if edit is not None:
                pieces.append(edit.new)
                self._add_offsets(edit, starts, ends)
        return PlainText(self.given, "".join(pieces), starts, ends)

    def _add_offsets(self, edit: Edit, starts: array[int], ends: array[int]) -> None:
        if len(edit.new) == edit.end - edit.start:
            starts.extend(self.starts[edit.start : edit.end])
            ends.extend(self.ends[edit.start : edit.end])
        elif edit.start == edit.end:
            behind = edit.start < len(self.text)
            starts.extend([self.starts[edit.start] if behind else len(self.given)] * len(edit.new))
            ends.extend([self.ends[edit.start - 1] if edit.start else 0] * len(edit.new))
        else:
            starts.extend([self.starts[edit.start]] * len(edit.new))
            ends.extend([self.ends[edit.end - 1]] * len(edit.new))


def _pair_with_kept(edits: Sequence[Edit], length: int) -> Iterator[tuple[slice, Edit | None]]:
    """Yield what is kept before each of *edits* with it, and at last what is kept behind all."""
    at = 0
    for edit in edits:
        yield slice(at, edit.start), edit
        at = edit.end
    yield slice(at, length), None

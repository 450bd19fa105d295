"""Text with words in square brackets in the place of others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from claimkit.spans import Span
from claimkit.standalone.result import Replacement
from claimkit.text.plain.plaintext import PlainText

OPENING, CLOSING = "[", "]"


@frozen
class Editor:
    """Writes parts of a text.

    Attributes:
        plain: the text.
        replacements: sorted and disjoint.
    """

    plain: PlainText
    replacements: Sequence[Replacement]

    def write_all(self, spans: Iterable[Span]) -> str:
        """Return the words of *spans*, joined by " … "."""
        return " … ".join(filter(None, map(self.write, spans)))

    def write(self, span: Span) -> str:
        """Return the words of *span* with what stands for some of them, blanks made single."""
        pieces: list[str] = []
        at = span.start
        for replacement in self.find_in(span):
            pieces.append(self._read(at, replacement.span.start))
            pieces.append(f"{OPENING}{replacement.text}{CLOSING}")
            at = replacement.span.end
        pieces.append(self._read(at, span.end))
        return " ".join("".join(pieces).split())

    def find_in(self, span: Span) -> Sequence[Replacement]:
        """Return what is replaced in *span*."""
        return [other for other in self.replacements if span.covers(other.span)]

    def _read(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        words = self.plain.read(Span(start, end))
        given = self.plain.given[start:end]
        lead = " " if given[0].isspace() and not words[:1].isspace() else ""
        tail = " " if given[-1].isspace() and not words[-1:].isspace() else ""
        return f"{lead}{words}{tail}"


def join_brackets(words: str) -> str:
    """Return *words* with brackets that touch as one: "[Lee is]"."""
    return words.replace("] [", " ").replace("][", " ")


def keep_disjoint(replacements: Iterable[Replacement]) -> tuple[Replacement, ...]:
    """Return *replacements* in text order, without those that overlap an earlier one."""
    ordered = sorted(replacements, key=lambda replacement: replacement.span)
    if not ordered:
        return ()
    kept = [ordered[0]]
    for _, replacement in pairwise(ordered):
        if replacement.span.start >= kept[-1].span.end:
            kept.append(replacement)
    return tuple(kept)

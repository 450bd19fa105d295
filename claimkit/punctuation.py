"""Punctuation: the marks, and those at the ends of words, which belong to the sentence around them.

The quotation marks that rules ask for stand here. All that a text may have, in families, are in
:mod:`claimkit.text.marks`, which says how they make quotations. A pattern for one purpose writes
out those that it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimkit.tree import Word

OPENING_MARKS, CLOSING_MARKS = "“‘\"'", "”’\"'"  # straight ones are both
CLOSED_BY: Mapping[str, str] = MappingProxyType(
    dict(zip(OPENING_MARKS, CLOSING_MARKS, strict=True))
)
"""The closing mark of each opening one."""
DOUBLE_OPENING, DOUBLE_CLOSING = '“"', '”"'
OPENING_GUILLEMETS, CLOSING_GUILLEMETS = "«‹", "»›"
HYPHENS = frozenset({"-", "‐", "‑"})  # between the parts of a word
LOW_MARK = "„"  # opens a German quotation
NEWSWIRE_OPENING, NEWSWIRE_CLOSING = "``", "''"  # two characters for one mark
SENTENCE_ENDS = (".", "!", "?")
SPEECH_ENDS = (*SENTENCE_ENDS, "…")
OPENING_BRACKETS, CLOSING_BRACKETS = frozenset("(["), frozenset(")]")


def trim_punctuation(
    words: Sequence[Word], keep: Callable[[Word], bool] = lambda _: False
) -> tuple[Word, ...]:
    """Return *words* without punctuation at both ends.

    The words may be of several sentences. What *keep* says yes to stays, and so does a bracket that
    closes one inside: "Ana Lee (Berlin)".
    """
    first, last = 0, len(words)
    while first < last and _is_loose(words[first], keep):
        first += 1
    while last > first and _is_loose(words[last - 1], keep):
        if words[last - 1].text in CLOSING_BRACKETS and _has_opening(words[first:last]):
            break
        last -= 1
    return tuple(words[first:last])


def _is_loose(word: Word, keep: Callable[[Word], bool]) -> bool:
    return word.is_punctuation and not keep(word)


def _has_opening(words: Iterable[Word]) -> bool:
    return any(word.text in OPENING_BRACKETS for word in words)

"""Clean text for the tokenizer, and map its offsets back to the original text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from attrs import frozen

from claimkit.spans import Span
from claimkit.text.marks import may_open_behind

# characters without a space that the tokenizer and the encoder take well; longer runs are cut
LONGEST_RUN = 60
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# what characters of a Unicode category become, None where they go: surrogates, controls, formats
BECOMES = {"Cs": REPLACEMENT, "Cc": " ", "Cf": None}
VARIATION_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
OLD_MARKS = frozenset({"``", "''"})  # of old newswire: two characters, one token


@frozen
class Cleaned:
    """Cleaned text; its character ``i`` is ``original[starts[i]:ends[i]]`` in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def find_span(self, start: int, end: int) -> Span:
        """Return the span of the original text for ``text[start:end]``, which is not empty."""
        return Span(self.starts[start], self.ends[end - 1])


def clean(text: str, span: Span) -> Cleaned:
    """Return *span* of *text* with plain spaces, without invisible characters, and with very long
    words cut.

    White space and control characters become a space; zero-width characters, bidirectional
    controls, soft hyphens and variation selectors go; a lone surrogate becomes U+FFFD; '' and ``
    become one curly mark.
    """
    words = span.of(text)
    if _is_clean(words):
        offsets = range(span.start, span.end + 1)
        return Cleaned(words, offsets[:-1], offsets[1:])
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    run = 0
    for character, start, end in _read_characters(text, span):
        if character == " ":
            run = 0
        elif run == LONGEST_RUN and not unicodedata.combining(character):
            characters.append(" ")
            starts.append(start)
            ends.append(start)
            run = 0
        characters.append(character)
        starts.append(start)
        ends.append(end)
        run += character != " "
    return Cleaned("".join(characters), tuple(starts), tuple(ends))


def spell(text: str, span: Span) -> str:
    """Return the words of *span* of *text* with single blanks, and without invisible characters.

    Two spellings of a name that look alike are equal so. Other than :func:`clean` it cuts no word.
    """
    words = span.of(text)
    if not words.isprintable():  # then there is no control or zero-width character in it
        words = "".join(filter(None, map(_clean_character, words)))
    return " ".join(words.split())


def _is_clean(words: str) -> bool:
    """Whether :func:`clean` changes nothing: most paragraphs, which are asked for all at once."""
    return (
        words.isprintable()  # no control, no zero-width character, no white space but blanks
        and VARIATION_SELECTORS.isdisjoint(words)
        and not any(mark in words for mark in OLD_MARKS)
        and all(len(word) <= LONGEST_RUN for word in words.split(" "))
    )


def _read_characters(text: str, span: Span) -> Iterator[tuple[str, int, int]]:
    """Yield the characters to keep with the half-open offsets that each stands for."""
    at = span.start
    opened = False
    while at < span.end:
        pair = text[at : min(at + 2, span.end)]
        if pair in OLD_MARKS:
            before = text[at - 1] if at > span.start else " "
            opened = _is_opening(pair, before, opened=opened)
            yield "“" if opened else "”", at, at + 2
            at += 2
            continue
        cleaned = _clean_character(text[at])
        if cleaned is not None:
            yield cleaned, at, at + 1
        at += 1


def _is_opening(mark: str, before: str, *, opened: bool) -> bool:
    """Whether a *mark* of old newswire behind the character *before* opens a quotation.

    Args:
        opened: whether one is open already.
    """
    if mark == "``":
        return True
    return not opened and may_open_behind(before)


def _clean_character(character: str) -> str | None:
    """Return what *character* becomes, None if it goes."""
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in BECOMES:
        return BECOMES[category]
    return None if character in VARIATION_SELECTORS else character

"""Tokenized sentences before parsing: closing quotation marks put back, very long sentences
split.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from attrs import frozen

from claimkit.text.dashes import LONG_DASHES

CLOSING_MARKS = frozenset({"”", "’", '"', "'", "''", "»", "›", ")", "]"})
ENDING_MARKS = CLOSING_MARKS | {".", "!", "?", "…", "..."}
TITLES = frozenset({
    "adm.", "brig.", "capt.", "cmdr.", "col.", "cpl.", "det.", "dr.", "gen.", "gov.", "govs.", "hon.", "insp.", "lt.", "maj.",
    "mr.", "mrs.", "ms.", "msgr.", "pres.", "prof.", "pvt.", "rep.", "reps.", "rev.", "sen.", "sens.", "sgt.", "supt.",
})  # fmt: skip
TITLE_CASE_SHARE = 0.8
LONGEST_SMALL_WORD = 4  # letters; headlines leave "with" and "from" small
BREAKING_MARKS = (LONG_DASHES | {";", ":"}, frozenset({","}))


@frozen
class Token:
    """A token of cleaned text: its form, half-open offsets there, and the syntactic words it
    expands to, if several.
    """

    form: str
    start: int
    end: int
    words: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return max(1, len(self.words))


TokenSentence = tuple[Token, ...]
Item = TypeVar("Item")


def join_closing_marks(
    sentences: Sequence[TokenSentence], same_segment: Sequence[bool]
) -> Iterator[tuple[int, TokenSentence]]:
    """Yield ``(first sentence's place, tokens)``, a sentence of closing marks alone joined to the
    one before it.

    Args:
        same_segment: for each sentence whether it stands in the same segment as the one before it.
    """
    held: tuple[int, TokenSentence] | None = None
    for place, tokens in enumerate(sentences):
        marks = 0
        while (
            marks < len(tokens)
            and tokens[marks].form in CLOSING_MARKS
            and tokens[marks].form != "'"
        ):
            marks += 1
        if held is not None and same_segment[place] and marks and _closes(held[1], tokens, marks):
            held = (held[0], held[1] + tokens[:marks])
            tokens = tokens[marks:]
        if not tokens:
            continue
        if held is not None:
            yield held
        held = (place, tokens)
    if held is not None:
        yield held


def _closes(before: TokenSentence, tokens: TokenSentence, marks: int) -> bool:
    """Whether the *marks* at the start of *tokens* belong to *before*: all it has, a curly closer,
    or one that touches it.
    """
    if marks == len(tokens) or tokens[0].form in {"”", "»", "›"}:
        return True
    touches = tokens[0].start == before[-1].end
    followed_by_space = tokens[marks].start > tokens[marks - 1].end
    return touches and followed_by_space


def join_broken_names(
    sentences: Iterable[tuple[int, TokenSentence]],
    same_segment: Sequence[bool],
    heading: Sequence[bool],
) -> Iterator[tuple[int, TokenSentence]]:
    """Yield ``(first sentence's place, tokens)``, sentences joined that end in a title ("Det.",
    "Sen.") with the name behind it or are broken between two words with capitals, with no mark
    between ("Jonas Falk"), and in headings those that end in no mark, for capitals begin no
    sentence there.

    Args:
        sentences: as ``join_closing_marks`` yields them.
        same_segment, heading: for each place whether it stands in the segment of the place before
            it, and in a heading.
    """
    held: tuple[int, TokenSentence] | None = None
    for place, tokens in sentences:
        if (
            held is not None
            and all(same_segment[held[0] + 1 : place + 1])
            and _goes_on(held[1], tokens, heading[place])
        ):
            held = (held[0], held[1] + tokens)
            continue
        if held is not None:
            yield held
        held = (place, tokens)
    if held is not None:
        yield held


def is_title_case(text: str) -> bool:
    """Whether *text* is written as headlines are, most longer words with a capital."""
    words = [word for word in text.split() if len(word) > LONGEST_SMALL_WORD and word[0].isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= TITLE_CASE_SHARE * len(
        words
    )


def _goes_on(before: TokenSentence, tokens: TokenSentence, heading: bool) -> bool:
    last = before[-1].form
    if last == "." and len(before) > 1 and before[-1].start == before[-2].end:
        last = f"{before[-2].form}."
    in_title = last.lower() in TITLES and tokens[0].form[:1].isupper()
    in_name = (
        _is_capitalised(before[-1].form)
        and _is_capitalised(tokens[0].form)
        and tokens[0].start == before[-1].end + 1
    )
    return in_title or in_name or (heading and last[-1] not in ENDING_MARKS)


def _is_capitalised(form: str) -> bool:
    return form[:1].isupper() and form.isalpha() and not form.isupper()


def split_long(tokens: TokenSentence, longest: int) -> Iterator[TokenSentence]:
    """Yield *tokens* in pieces of at most *longest* words, cut behind the last dash, semicolon or
    comma where there is one.
    """
    start = 0
    while sum(t.size for t in tokens[start:]) > longest:
        stop, size = start, 0
        while stop < len(tokens) and (stop == start or size + tokens[stop].size <= longest):
            size += tokens[stop].size
            stop += 1
        cut = _break_before(tokens, start + (stop - start) // 2, stop)
        yield tokens[start:cut]
        start = cut
    if start < len(tokens):
        yield tokens[start:]


def _break_before(tokens: TokenSentence, first: int, stop: int) -> int:
    for marks in BREAKING_MARKS:
        for place in range(stop - 1, first, -1):
            if tokens[place].form in marks:
                return place + 1
    return stop


def group_by_size(
    items: Iterable[Item], size_of: Callable[[Item], int], largest: int
) -> Iterator[list[Item]]:
    """Yield *items* in order in groups whose sizes add up to at most *largest*; one that is larger
    stands alone.
    """
    group: list[Item] = []
    size = 0
    for item in items:
        own = size_of(item)
        if group and size + own > largest:
            yield group
            group, size = [], 0
        group.append(item)
        size += own
    if group:
        yield group

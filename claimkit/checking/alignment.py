"""A piece of a quotation held against a stretch of a source, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from attrs import frozen

from claimkit.checking.pieces import Bracket, Piece
from claimkit.checking.result import Allowance
from claimkit.checking.shingles import Stream, Window
from claimkit.checking.texts import CheckedText, Range
from claimkit.checking.tokens import Token
from claimkit.checking.weights import has_negation
from claimkit.checking.words import load_check_words
from claimkit.text.dashes import DASH_CHARACTERS

DASHES = frozenset(DASH_CHARACTERS)
MOST_REPLACED = 8  # words of a source for which a bracket may stand
SHORTEST_SHARED = 3  # letters that a word partly in brackets shares with that of the source
EQUAL = "equal"


@frozen
class Edit:
    """Words of a piece that stand for other words of a source; one of both may be none."""

    draft: tuple[Token, ...]
    source: tuple[Token, ...]


@frozen(kw_only=True)
class Match:
    """Where a piece stands in a source.

    Attributes:
        ranges: of words of the source, sorted; more than one where something interrupts them.
        edits: that no allowance covers.
        matched: words of the piece that the source has there.
    """

    piece: Piece
    source: CheckedText
    ranges: tuple[Range, ...]
    edits: tuple[Edit, ...]
    allowances: frozenset[Allowance]
    matched: tuple[Token, ...]

    @property
    def start(self) -> int:
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        return self.ranges[-1][1]

    @property
    def share(self) -> float:
        """The share of the words of the piece that the source has there; those that tell something
        count double.
        """
        return _count(self.matched) / _count(self.piece.words)

    @property
    def changed(self) -> int:
        """How many words differ."""
        return sum(max(len(edit.draft), len(edit.source)) for edit in self.edits)


def match_exactly(piece: Piece, stream: Stream, place: int) -> Match:
    """Return the match of a piece whose words stand at *place* one behind the other."""
    indices = [stream.indices[place + number] for number in range(len(piece.words))]
    return _to_match(piece, stream, dict(enumerate(indices)), [])


def align(piece: Piece, window: Window) -> Match | None:
    """Return how *piece* fits best into *window*; None if nothing of it is there."""
    keys = [word.key for word in piece.words]
    there = window.stream.keys[window.start : window.end]
    opcodes = SequenceMatcher(None, keys, there, autojunk=False).get_opcodes()
    pairs: dict[int, int] = {}
    for tag, first, behind, at, _ in opcodes:
        if tag == EQUAL:
            for number in range(first, behind):
                pairs[number] = window.stream.indices[window.start + at + number - first]
    if not pairs:
        return None
    edits = list(_find_edits(piece, window, opcodes))
    return _to_match(piece, window.stream, pairs, edits)


def _count(words: Sequence[Token]) -> int:
    light = load_check_words().classes["light"]
    return sum(1 if word.key in light else 2 for word in words)


Opcode = tuple[str, int, int, int, int]


@frozen
class _Placed:
    """An edit, and the index of its first word in the piece."""

    index: int
    edit: Edit


def _find_edits(piece: Piece, window: Window, opcodes: Sequence[Opcode]) -> Iterator[_Placed]:
    last = len(opcodes) - 1
    for number, (tag, first, behind, at, to) in enumerate(opcodes):
        if tag == EQUAL:
            continue
        if number == 0:  # what stands before the piece in the source is no part of it
            at = max(at, to - (behind - first))
        if number == last:
            to = min(to, at + behind - first)
        indices = window.stream.indices[window.start + at : window.start + to]
        source = tuple(window.stream.source.words[index] for index in indices)
        if behind > first or source:
            yield _Placed(first, Edit(piece.words[first:behind], source))


def _to_match(
    piece: Piece, stream: Stream, pairs: dict[int, int], edits: Sequence[_Placed]
) -> Match:
    source = stream.source
    judged = [(placed.edit, _judge(piece, placed)) for placed in edits]
    edited = {word for placed in edits for word in placed.edit.source}
    ranges = _to_ranges(sorted(pairs.values()), edited, source)
    looks = {*_compare_looks(piece, source, pairs), *_list_freedoms(piece, ranges)}
    left = [edit for edit, allowance in judged if allowance is None]
    return Match(
        piece=piece,
        source=source,
        ranges=ranges,
        edits=(*left, *_find_turning_brackets(piece, edits)),
        allowances=frozenset(looks.union(allowance for _, allowance in judged if allowance)),
        matched=tuple(piece.words[number] for number in sorted(pairs)),
    )


def _list_freedoms(piece: Piece, ranges: Sequence[Range]) -> Iterator[Allowance]:
    if piece.brackets or piece.changed:
        yield Allowance.BRACKETS
    if len(ranges) > 1:
        yield Allowance.INTERRUPTION


def _find_turning_brackets(piece: Piece, edits: Sequence[_Placed]) -> Iterator[Edit]:
    """Yield the brackets that put in a negation where the source has no other words."""
    at_edits = {placed.index for placed in edits}
    for bracket in piece.brackets:
        if bracket.index not in at_edits and has_negation(bracket.words):
            yield Edit(bracket.words, ())


def _judge(piece: Piece, placed: _Placed) -> Allowance | None:
    """Return the allowance that covers an edit, None for an alteration."""
    edit = placed.edit
    if not edit.draft:
        return _judge_left_out(piece, placed)
    is_one_word = len(edit.draft) == len(edit.source) == 1
    if not is_one_word or placed.index not in piece.changed:
        return None
    return Allowance.BRACKETS if _share_letters(edit.draft[0], edit.source[0]) else None


def _judge_left_out(piece: Piece, placed: _Placed) -> Allowance | None:
    """Return the allowance by which the draft has none of the words of an edit."""
    source = placed.edit.source
    if all(word.key in load_check_words().hesitations for word in source):
        return Allowance.HESITATION
    brackets = [bracket for bracket in piece.brackets if bracket.index == placed.index]
    fits = any(_may_stand_for(bracket, source) for bracket in brackets)
    return Allowance.BRACKETS if fits else None


def _may_stand_for(bracket: Bracket, source: Sequence[Token]) -> bool:
    """Whether a bracket may stand for words of a source: it is no longer way round, and no no is
    lost or put in.
    """
    if len(source) > MOST_REPLACED:
        return False
    return has_negation(bracket.words) == has_negation(source)


def _share_letters(one: Token, other: Token) -> bool:
    shortest = min(SHORTEST_SHARED, len(other.key))
    return one.key[:shortest] == other.key[:shortest]


def _to_ranges(
    indices: Sequence[int], edited: set[Token], source: CheckedText
) -> tuple[Range, ...]:
    """Return *indices* as ranges; words between two that the draft has otherwise part none."""
    ranges: list[list[int]] = []
    for index in indices:
        if ranges and _is_bridged(source.words[ranges[-1][1] : index], edited):
            ranges[-1][1] = index + 1
        else:
            ranges.append([index, index + 1])
    return tuple((first, behind) for first, behind in ranges)


def _is_bridged(between: Sequence[Token], edited: set[Token]) -> bool:
    return all(word in edited for word in between)


def _compare_looks(piece: Piece, source: CheckedText, pairs: dict[int, int]) -> Iterator[Allowance]:
    """Yield in what the words look otherwise than in the source."""
    for number, index in pairs.items():
        word, other = piece.words[number], source.words[index]
        if word.form != other.form:
            same = word.form.casefold() == other.form.casefold()
            is_apostrophe = len(word.form) == len(other.form)
            yield Allowance.CASE if same else _name_look(is_apostrophe)
    for (number, index), (after, behind) in pairwise(sorted(pairs.items())):
        if after == number + 1 and behind == index + 1:
            signs = {piece.words[after].before, source.words[behind].before}
            if len(signs) > 1:
                has_dash = not DASHES.isdisjoint("".join(signs))
                yield Allowance.DASHES if has_dash else Allowance.MARKS


def _name_look(is_apostrophe: bool) -> Allowance:
    return Allowance.MARKS if is_apostrophe else Allowance.FIGURES

"""Where a quotation of a draft stands in the sources: whole, in pieces, or put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from claimkit.checking.alignment import Match, align, match_exactly
from claimkit.checking.pieces import Piece
from claimkit.checking.shingles import ShingleIndex, Stream
from claimkit.checking.texts import CheckedText

LEAST_SHARE = 0.6  # of a piece that is taken for altered; less is not found
LEAST_SPLICED = 0.85  # of the words of a quotation that is put together from several places
SHORTEST_PART = 3  # words
MOST_SKIPPED = 2  # words between two parts that are no two places
MOST_CHAINS = 12
FARTHEST = 150  # words between two pieces of one speech


@frozen(kw_only=True)
class Located:
    """A reading of a quotation: the places of its pieces, in order.

    Attributes:
        is_spliced: whether they do not belong together.
    """

    matches: tuple[Match, ...]
    is_spliced: bool = False

    @property
    def is_exact(self) -> bool:
        return not any(match.edits for match in self.matches)

    @property
    def share(self) -> float:
        return min(match.share for match in self.matches)

    @property
    def changed(self) -> int:
        return sum(match.changed for match in self.matches)


def locate(pieces: Sequence[Piece], index: ShingleIndex) -> list[Located]:
    """Return where the quotation that consists of *pieces* may stand; nothing where too little of
    it does.
    """
    whole = list(_locate_whole(pieces, index))
    if any(located.is_exact for located in whole):
        return whole
    spliced = _splice([part for piece in pieces for part in piece.cut()], index)
    if spliced is not None:
        return [spliced]
    return [located for located in whole if located.share >= LEAST_SHARE]


def _locate_whole(pieces: Sequence[Piece], index: ShingleIndex) -> Iterator[Located]:
    """Yield the readings in which all pieces follow each other in one speech; else, where each is
    somewhere, that they are spliced.
    """
    parts = [part for piece in pieces for part in piece.cut()]
    found = [_find_matches(part, index) for part in parts]
    others = [sorted(matches, key=lambda match: match.start) for matches in found[1:]]
    if not all(found):
        return
    chains = [chain for first in found[0] if (chain := _follow(first, others)) is not None]
    for chain in chains[:MOST_CHAINS]:
        yield Located(matches=chain)
    if not chains:
        yield Located(matches=tuple(matches[0] for matches in found), is_spliced=True)


def _follow(first: Match, others: Iterable[Sequence[Match]]) -> tuple[Match, ...] | None:
    """Return *first* and the nearest of each of *others* behind it in its speech, None where one
    has none.
    """
    chain = [first]
    for matches in others:
        behind = next((match for match in matches if _may_follow(chain[-1], match)), None)
        if behind is None:
            return None
        chain.append(behind)
    return tuple(chain)


def _may_follow(before: Match, match: Match) -> bool:
    if match.source is not before.source:
        return False
    if not before.end <= match.start <= before.end + FARTHEST:
        return False
    return is_one_speech(match.source, before.end - 1, match.start)


def is_one_speech(source: CheckedText, first: int, last: int) -> bool:
    """Whether nobody else says something from the word *first* to the word *last*."""
    numbers = range(source.find_sentence(first), source.find_sentence(last) + 1)
    speakers = {
        claim.speaker.key
        for number in numbers
        for claim in source.claims_by_sentence[number]
        if claim.within is None and claim.speaker.is_given
    }
    return len(speakers) <= 1


def _find_matches(piece: Piece, index: ShingleIndex) -> list[Match]:
    keys = [word.key for word in piece.words]
    exact = [match_exactly(piece, stream, place) for stream, place in index.find_exact(keys)]
    if exact:
        return _drop_twins(exact)
    aligned = [align(piece, window) for window in index.find_windows(keys)]
    found = [match for match in aligned if match is not None]
    return _drop_twins(sorted(found, key=lambda match: (bool(match.edits), -match.share)))


def _drop_twins(matches: Iterable[Match]) -> list[Match]:
    """Return *matches*, each place once: a source has two streams."""
    return list({(match.source.number, match.ranges): match for match in matches}.values())


@frozen
class _Part:
    """A run of words of a quotation, and where they stand in a stream."""

    piece: Piece
    stream: Stream
    place: int

    @property
    def last(self) -> int:
        """The index in the source of its last word."""
        return self.stream.indices[self.place + len(self.piece.words) - 1]

    @property
    def first(self) -> int:
        return self.stream.indices[self.place]


def _splice(pieces: Iterable[Piece], index: ShingleIndex) -> Located | None:
    """Return the places from which a quotation was put together; None where that is not so."""
    listed = list(pieces)
    parts = [part for piece in listed for part in _find_parts(piece, index)]
    words = sum(len(piece.words) for piece in listed)
    covered = sum(len(part.piece.words) for part in parts)
    if covered < LEAST_SPLICED * words or not any(map(_is_apart, parts, parts[1:])):
        return None
    matches = (match_exactly(part.piece, part.stream, part.place) for part in parts)
    return Located(matches=tuple(matches), is_spliced=True)


def _find_parts(piece: Piece, index: ShingleIndex) -> Iterator[_Part]:
    """Yield the longest runs of *piece* that stand somewhere, from left to right."""
    keys = [word.key for word in piece.words]
    start = 0
    last: _Part | None = None
    while start < len(keys):
        length, where = index.find_longest(keys, start)
        if length < SHORTEST_PART:
            start += 1
            continue
        parts = [_Part(Piece(words=piece.words[start : start + length]), *spot) for spot in where]
        last = _choose_nearest(last, parts)
        yield last
        start += length


def _choose_nearest(last: _Part | None, parts: Sequence[_Part]) -> _Part:
    """Return the one of *parts* that is nearest behind *last*."""
    if last is None:
        return parts[0]
    near = [part for part in parts if part.stream is last.stream and part.first > last.last]
    return min(near, key=lambda part: part.first) if near else parts[0]


def _is_apart(one: _Part, other: _Part) -> bool:
    """Whether two parts come from two places: other sources, the wrong order, or two sentences
    with something between them.
    """
    source = one.stream.source
    if source is not other.stream.source or other.first <= one.last:
        return True
    if other.first - one.last - 1 <= MOST_SKIPPED:
        return False
    skipped = other.place - one.place - len(one.piece.words)
    if one.stream is other.stream and skipped <= MOST_SKIPPED:
        return False
    return source.find_sentence(one.last) != source.find_sentence(other.first)

"""Claims within claims: whose content holds which claim, and contents that fit into one another."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import heappop, heappush
from operator import attrgetter

from attrs import define, evolve, field, frozen

from claimkit.contents.pieces import join_over_marks, replace_spans
from claimkit.contents.reporting import CueIndex, cut_content
from claimkit.document import Document
from claimkit.draft import AnyDraft, Draft
from claimkit.model.scheme import CueKind
from claimkit.spans import Spans, intersect_spans, merge_spans, subtract_spans

Holds = Callable[[Draft, Draft], bool]


def find_enclosing(drafts: Sequence[Draft]) -> tuple[int | None, ...]:
    """Return for each of *drafts*, which are in text order, the index of the innermost other one
    whose content holds its cue and all of its content, None where none does.

    Cue and content of a claim are disjoint, so the content that holds both is the longer one, and
    no two claims are within each other.
    """
    return tuple(_find_innermost(drafts, _holds_claim))


def _holds_claim(outer: Draft, inner: Draft) -> bool:
    return outer.content.covers(inner.cue.span, *inner.content.spans)


def _holds_cue(outer: Draft, inner: Draft) -> bool:
    return outer.content.covers(inner.cue.span)


def fit_nested(document: Document, drafts: Sequence[AnyDraft]) -> tuple[AnyDraft, ...]:
    """Return *drafts*, which are in text order, each content fitted to the one that holds its cue.

    Where it goes on beyond that one, the other is too short and gets the rest, if that may be its
    own and holds no claim that has the other's cue or speaker in its content. Otherwise it is too
    long, and is cut off, if its head is left.
    """
    fitted = list(drafts)
    cues = CueIndex.of(drafts)
    holders = tuple(_find_innermost(drafts, _holds_cue))
    for index in sorted(range(len(drafts)), key=lambda index: _measure(drafts[index])):
        holder = holders[index]
        if holder is None:
            continue
        outer, inner = fitted[holder], fitted[index]
        rest = subtract_spans(inner.content.spans, outer.content.spans)
        if not rest or _goes_on_behind(outer, inner, rest):
            continue
        held = [drafts[other] for other in cues.find_in(rest)]
        if _may_take(document, outer, inner, rest, held):
            fitted[holder] = _extend(document, outer, rest)
        else:
            fitted[index] = _cut_off(document, inner, rest)
    return tuple(fitted)


def _goes_on_behind(outer: Draft, inner: Draft, rest: Spans) -> bool:
    """Whether *rest* is how a quotation goes on behind the sentence that a phrase qualifies: “A,”
    Kim wrote, according to Lee. “B.”
    """
    if outer.cue.kind is not CueKind.PHRASE or not inner.content.goes_on:
        return False
    return all(span.start >= outer.cue.sentence.span.end for span in rest)


def _may_take(
    document: Document, outer: Draft, inner: Draft, rest: Spans, held: Iterable[Draft]
) -> bool:
    """Whether *rest*, what the content of *inner* has beyond that of *outer*, may belong to both:
    it stands beside it in the sentence of the cue. A quotation has its borders.

    Args:
        held: the claims whose cues are in *rest*.
    """
    if inner.cue.quoted:
        return False
    if not all(map(inner.cue.sentence.span.covers, rest)):
        return False
    if _is_too_long(rest, outer):
        return False
    if intersect_spans(rest, outer.frame) or any(_reports(draft, outer) for draft in held):
        return False
    return _is_beside(document, rest, outer)


def _is_too_long(rest: Spans, draft: Draft) -> bool:
    """Whether *rest* is longer than the content of *draft* before which it does not stand: what
    stands before it may be a reporting clause alone.
    """
    if rest[-1].end <= draft.content.spans[0].start:
        return False
    return sum(map(len, rest)) > _measure(draft)


def _reports(outer: Draft, inner: Draft) -> bool:
    """Whether the content of *outer* has words of the cue or the speaker of *inner*."""
    return bool(intersect_spans(outer.content.spans, inner.frame))


def _is_beside(document: Document, rest: Spans, draft: Draft) -> bool:
    """Whether *rest* adds no piece to the content of *draft*."""
    whole = join_over_marks(document, merge_spans([*draft.content.spans, *rest]))
    return len(whole) <= len(draft.content.spans)


def _extend(document: Document, draft: AnyDraft, rest: Spans) -> AnyDraft:
    spans = join_over_marks(document, merge_spans([*draft.content.spans, *rest]))
    spans = subtract_spans(spans, draft.frame)
    return evolve(draft, content=replace_spans(document, draft.content, spans))


def _cut_off(document: Document, draft: AnyDraft, rest: Spans) -> AnyDraft:
    """Return *draft* without *rest* in its content; as it is if its head is there."""
    head = draft.content.head
    left = cut_content(document, draft.content, rest)
    if left is None or head is None or not left.overlaps(head.span):
        return draft
    return evolve(draft, content=left)


def _find_innermost(drafts: Sequence[Draft], holds: Holds) -> Iterator[int | None]:
    """Yield for each of *drafts* the index of that with the shortest content that *holds* it."""
    pieces = sorted(_list_pieces(drafts), key=lambda piece: piece.start)
    sweep = _Sweep()
    opened = 0
    for index, draft in enumerate(drafts):
        start = draft.cue.span.start
        while opened < len(pieces) and pieces[opened].start <= start:
            sweep.open(pieces[opened])
            opened += 1
        around = (piece.owner for piece in sweep.find_at(start))
        yield next((i for i in around if i != index and holds(drafts[i], draft)), None)


def _measure(draft: Draft) -> int:
    """Return the length of its content, in code points."""
    return sum(map(len, draft.content.spans))


@frozen
class _Piece:
    """A piece of a content.

    Attributes:
        length: of the whole content, in code points.
        owner: the index of its draft.
        start, end: offsets.
    """

    length: int
    owner: int
    start: int
    end: int


_RANK = attrgetter("length", "owner", "start")


def _list_pieces(drafts: Sequence[Draft]) -> Iterator[_Piece]:
    for owner, draft in enumerate(drafts):
        length = _measure(draft)
        for span in draft.content.spans:
            yield _Piece(length, owner, span.start, span.end)


@define
class _Sweep:
    """The pieces around a place that moves through the text from its start to its end."""

    _around: list[_Piece] = field(init=False, factory=list)  # that of the shortest content first
    _by_end: list[tuple[int, int, _Piece]] = field(init=False, factory=list)  # a heap

    def open(self, piece: _Piece) -> None:
        """Add *piece*, which starts at the place."""
        insort(self._around, piece, key=_RANK)
        heappush(self._by_end, (piece.end, piece.owner, piece))

    def find_at(self, place: int) -> Sequence[_Piece]:
        """Return the pieces that hold *place*, that of the shortest content first."""
        while self._by_end and self._by_end[0][0] <= place:
            _, _, piece = heappop(self._by_end)
            del self._around[bisect_left(self._around, _RANK(piece), key=_RANK)]
        return self._around

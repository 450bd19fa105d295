"""Claims that report each other: a content never holds the reporting clause that reports it.

Each of two contents may hold the other's reporting clause as the rules, or a tagger, see them one
by one: of "Prices will rise, analysts say, the bank believes.", "Prices will rise … the bank
believes" and "Prices will rise, analysts say". One of the two claims reports the other: here the
bank's. So the analysts' content is what it has in common with the bank's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from itertools import chain, takewhile

from attrs import evolve, frozen

from claimkit.contents.extent import find_head
from claimkit.contents.pieces import drop_blank, drop_loose_marks, replace_spans
from claimkit.document import Document
from claimkit.draft import AnyDraft, Draft, DraftContent
from claimkit.model.scheme import CueKind
from claimkit.spans import (
    Span,
    SpanIndex,
    Spans,
    cover_spans,
    intersect_spans,
    merge_spans,
    subtract_spans,
)
from claimkit.tree import Word

# Relations of what a word governs as its own part, not as something that is set beside it
ARGUMENTS = frozenset({"nsubj", "csubj", "obj", "iobj", "ccomp", "xcomp"})
ADVERBIAL = frozenset({CueKind.PHRASE, CueKind.ADVERB})

Cut = Callable[[AnyDraft, Spans], AnyDraft | None]
"""Returns a draft with a content that has nothing of these spans, None if there is none."""


def separate(drafts: Sequence[AnyDraft], cut: Cut[AnyDraft]) -> Iterator[AnyDraft | None]:
    """Yield *drafts*, in text order, so that none has the reporting clause of its own content in
    it: where others report it, *cut* leaves out what they do not report, or else their reporting
    clauses. None for one of which nothing is left.
    """
    reporting = _find_reporting(drafts)
    for index, draft in enumerate(drafts):
        outer = [drafts[number] for number in reporting[index]]
        yield _separate(draft, outer, cut) if outer else draft


def _separate(draft: AnyDraft, reporting: Sequence[Draft], cut: Cut[AnyDraft]) -> AnyDraft | None:
    inside = reduce(intersect_spans, (outer.content.spans for outer in reporting))
    left = cut(draft, subtract_spans(draft.content.spans, inside))
    if left is None and not draft.cue.quoted:
        clauses = chain.from_iterable(map(_find_reporting_clause, reporting))
        left = cut(draft, merge_spans(clauses, gap=1))
    return left


def _find_reporting_clause(draft: Draft) -> Iterator[Span]:
    """Yield the spans of the words around the cue of *draft* that are no part of its content."""
    yield from draft.frame
    for word in draft.cue.head.subtree():
        if not draft.content.overlaps(word.span):
            yield word.span


def cut_content(
    document: Document, content: DraftContent, outside: Iterable[Span]
) -> DraftContent | None:
    """Return *content* without the spans *outside*, None if no word is left."""
    kept = subtract_spans(content.spans, outside)
    spans = drop_blank(document, tuple(drop_loose_marks(document, kept)))
    if not spans:
        return None
    left = replace_spans(document, content, spans)
    if content.head is None or left.overlaps(content.head.span):
        return left
    return evolve(left, head=_find_head(document, spans[0]) or content.head)


def _find_head(document: Document, span: Span) -> Word | None:
    sentence = next(iter(document.sentences_over(span)), None)
    return None if sentence is None else find_head(sentence.words_in(span))


def _find_reporting(drafts: Sequence[Draft]) -> defaultdict[int, list[int]]:
    """Return by the index of each of *drafts* those that report it although it holds their cue or
    speaker.
    """
    reporting: defaultdict[int, list[int]] = defaultdict(list)
    cues = CueIndex.of(drafts)
    for index, outer in enumerate(drafts):
        for held in cues.find_in(outer.content.spans):
            inner = drafts[held]
            if not any(map(inner.content.overlaps, outer.frame)):
                continue
            if not _holds_cue(inner, outer) or _is_outer(outer, inner):
                reporting[held].append(index)
    return reporting


def _holds_cue(outer: Draft, inner: Draft) -> bool:
    return any(map(outer.content.overlaps, inner.cue.spans))


@frozen
class CueIndex:
    """Where the cues of drafts stand, and whose they are."""

    index: SpanIndex
    owners: Sequence[int]

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> CueIndex:
        owned = sorted((span, n) for n, draft in enumerate(drafts) for span in draft.cue.spans)
        return cls(SpanIndex.of(span for span, _ in owned), [n for _, n in owned])

    def find_in(self, spans: Spans) -> list[int]:
        """Return the indices of the drafts of which part of the cue stands in *spans*."""
        held: dict[int, None] = {}
        for span in spans:
            first, behind = self.index.find_over(span)
            held.update(dict.fromkeys(self.owners[first:behind]))
        return list(held)


def _is_outer(one: Draft, other: Draft) -> bool:
    """Whether *one* of two drafts that hold each other's cue reports the other.

    One outside a quotation reports one inside. A colon or dash comes first, then what is set beside
    the clause that it reports, as insertions are; of two insertions the one farther outside.
    """
    if one.cue.quoted is not other.cue.quoted:
        return other.cue.quoted
    for is_so in (_is_by_mark, _is_set_beside):
        if is_so(one) is not is_so(other):
            return is_so(one)
    return _is_farther_out(one, other)


def _is_by_mark(draft: Draft) -> bool:
    return draft.cue.kind is CueKind.PUNCTUATION


def _is_set_beside(draft: Draft) -> bool:
    """Whether the cue hangs on the head of its content, and not as an argument of an argument."""
    if draft.cue.kind in ADVERBIAL:
        return True
    above = tuple(takewhile(lambda word: word is not draft.content.head, draft.cue.head.lineage()))
    if not above or above[-1].parent is not draft.content.head:
        return False
    return any(word.relation not in ARGUMENTS for word in above)


def _is_farther_out(one: Draft, other: Draft) -> bool:
    """Whether the cue of *one* stands farther from what both contents have in common than that of
    *other*: at the end before one at the start, at either before one in the midst.
    """
    common = intersect_spans(one.content.spans, other.content.spans)
    if not common:
        return one.cue.span > other.cue.span
    core = cover_spans(common)
    places = [_place(draft, core) for draft in (one, other)]
    if places[0] != places[1]:
        return places[0] > places[1]
    later = one.cue.span > other.cue.span
    return not later if places[0] == _AT_START else later


_IN_MIDST, _AT_START, _AT_END = range(3)


def _place(draft: Draft, core: Span) -> int:
    """Return where the cue of *draft* stands beside *core*."""
    cue = draft.cue.span
    if cue.start >= core.end:
        return _AT_END
    return _AT_START if cue.end <= core.start else _IN_MIDST

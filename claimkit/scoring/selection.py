"""Which of several drafts stand, and which encloses which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve

from claimkit.draft import Draft, Origin
from claimkit.spans import Span, Spans

NEAR = 60  # drafts in cue order; contents are local, those farther away cannot enclose a cue
Threshold = Callable[[Draft], float]


def select(rivals: Iterable[Sequence[Draft]], threshold: Threshold) -> tuple[Draft, ...]:
    """Return the drafts that stand, in text order: of each cue's *rivals* the most likely, of those
    with the same content the most likely, if they reach their threshold.

    A claim within a claim, or in a quotation, stands by the rules alone if they have one: taggers
    learn from corpora that mark the outermost only.

    Args:
        threshold: the least confidence that a draft must have.
    """
    groups = [drafts for drafts in rivals if drafts]
    likeliest = [max(drafts, key=_confidence_of) for drafts in groups]
    holding = tuple(_find_holding(likeliest, threshold))
    final = (_choose(drafts, best, holding) for drafts, best in zip(groups, likeliest, strict=True))
    kept = [draft for draft in final if draft.confidence >= threshold(draft)]
    return tuple(sorted(_best_by_content(kept), key=lambda draft: draft.cue.spans[0]))


def _confidence_of(draft: Draft) -> float:
    return draft.confidence


def _find_holding(drafts: Iterable[Draft], threshold: Threshold) -> Iterator[Span]:
    """Yield the contents of those of *drafts* that stand and are in no quotation."""
    for draft in drafts:
        if draft.confidence >= threshold(draft) and not draft.cue.quoted:
            yield from draft.content.spans


def _choose(drafts: Sequence[Draft], likeliest: Draft, holding: Sequence[Span]) -> Draft:
    """Return that of *drafts*, all of one cue, that may stand."""
    cue = likeliest.cue.span
    is_nested = likeliest.cue.quoted or any(span.covers(cue) for span in holding)
    return next(_by_rules_alone(drafts), likeliest) if is_nested else likeliest


def _by_rules_alone(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts of the rules as if there were no tagger."""
    for draft in drafts:
        support = draft.support
        if support is None or support.origin is not Origin.RULES or support.ruled is None:
            continue
        yield evolve(draft, support=None, confidence=support.ruled)


def _best_by_content(drafts: Iterable[Draft]) -> Iterable[Draft]:
    """Return of *drafts* with the same content spans only the most likely, the first of several."""
    best: dict[Spans, Draft] = {}
    for draft in drafts:
        rival = best.get(draft.content.spans)
        if rival is None or draft.confidence > rival.confidence:
            best[draft.content.spans] = draft
    return best.values()


def find_enclosing(drafts: Sequence[Draft]) -> tuple[int | None, ...]:
    """Return for each of *drafts*, which are in text order, the index of the innermost other one
    whose content holds its cue, None where none does.
    """
    return tuple(_find_innermost(drafts, index) for index in range(len(drafts)))


def _find_innermost(drafts: Sequence[Draft], index: int) -> int | None:
    cue = drafts[index].cue.span
    near = range(max(0, index - NEAR), min(len(drafts), index + NEAR))
    holding = (i for i in near if i != index and drafts[i].content.covers(cue))
    return min(holding, key=lambda i: sum(map(len, drafts[i].content.spans)), default=None)

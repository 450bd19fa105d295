"""Which drafts are kept, why others are not, and which draft is inside which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from claimkit.document import Document
from claimkit.draft import DraftCue, Origin, PassedOver, WeighedDraft
from claimkit.spans import Span, Spans, to_plain_text

NEAR = 60  # drafts in cue order; contents are local, those farther away cannot enclose a cue
MOST_FIGURES = 6  # of a confidence in words, behind the point
Threshold = Callable[[WeighedDraft], float]


@frozen(kw_only=True)
class Choice:
    """The drafts that are kept, in text order, and the cues of the others."""

    drafts: tuple[WeighedDraft, ...]
    passed_over: tuple[PassedOver, ...]


def select(
    document: Document, rivals: Iterable[Sequence[WeighedDraft]], threshold: Threshold
) -> Choice:
    """Return which drafts are kept.

    Of each cue's *rivals*, and of drafts with the same content, the most probable is kept if it
    reaches its threshold.

    A claim within a claim, or in a quotation, stands by the rules alone if they have one: taggers
    learn from corpora that mark the outermost only.

    Args:
        threshold: the least confidence that a draft must have.
    """
    groups = tuple(filter(None, rivals))
    holding = tuple(_find_holding(map(_find_likeliest, groups), threshold))
    final = [_choose(drafts, holding) for drafts in groups]
    best = _find_best(draft for draft in final if draft.confidence >= threshold(draft))
    return Choice(
        drafts=tuple(sorted(best.values(), key=lambda draft: draft.cue.spans[0])),
        passed_over=tuple(_explain(document, groups, final, best, threshold)),
    )


def _find_likeliest(drafts: Sequence[WeighedDraft]) -> WeighedDraft:
    return max(drafts, key=lambda draft: draft.confidence)


def _find_holding(drafts: Iterable[WeighedDraft], threshold: Threshold) -> Iterator[Span]:
    """Yield the contents of those of *drafts* that stand and are in no quotation."""
    for draft in drafts:
        if draft.confidence >= threshold(draft) and not draft.cue.quoted:
            yield from draft.content.spans


def _choose(drafts: Sequence[WeighedDraft], holding: Sequence[Span]) -> WeighedDraft:
    """Return that of *drafts*, all of one cue, that may stand.

    Args:
        holding: contents that stand themselves; a claim in one of them is nested.
    """
    likeliest = _find_likeliest(drafts)
    if _is_nested(likeliest.cue, holding):
        return next(_find_by_rules_alone(drafts), likeliest)
    return likeliest


def _is_nested(cue: DraftCue, holding: Sequence[Span]) -> bool:
    span = cue.span
    return cue.quoted or any(other.covers(span) for other in holding)


def _find_by_rules_alone(drafts: Sequence[WeighedDraft]) -> Iterator[WeighedDraft]:
    """Yield the drafts of the rules as if there were no tagger."""
    for draft in drafts:
        support = draft.support
        if support is None or support.origin is not Origin.RULES or support.ruled is None:
            continue
        yield evolve(draft, support=None, confidence=support.ruled)


def _find_best(drafts: Iterable[WeighedDraft]) -> Mapping[Spans, WeighedDraft]:
    """Return by content spans the most likely of *drafts*, the first of several."""
    best: dict[Spans, WeighedDraft] = {}
    for draft in drafts:
        rival = best.get(draft.content.spans)
        if rival is None or draft.confidence > rival.confidence:
            best[draft.content.spans] = draft
    return best


def _explain(
    document: Document,
    groups: Iterable[Sequence[WeighedDraft]],
    chosen: Iterable[WeighedDraft],
    best: Mapping[Spans, WeighedDraft],
    threshold: Threshold,
) -> Iterator[PassedOver]:
    """Yield the cues of the drafts that do not stand, with the reason.

    Args:
        groups: all drafts, rivals together; they may have several heads, for the tagger may see one
            cue in words that are two for the rules.
        chosen: of each group the one that may stand.
        best: those that stand, by their content.
    """
    for rivals, rival in zip(groups, chosen, strict=True):
        if rival.confidence < threshold(rival):
            yield _pass_over_unlikely(rival, threshold)
        elif best[rival.content.spans] is not rival:
            cue = _read_cue(document, best[rival.content.spans])
            reason = f"the same content as the claim of ‘{cue}’"
            yield PassedOver(cue=rival.cue, reason=reason)
        yield from _explain_others(document, rivals, rival, threshold)


def _explain_others(
    document: Document,
    rivals: Iterable[WeighedDraft],
    chosen: WeighedDraft,
    threshold: Threshold,
) -> Iterator[PassedOver]:
    """Yield the cues of those of *rivals* whose head is not that of *chosen*, with the reason."""
    for draft in rivals:
        if draft.cue.head is chosen.cue.head:
            continue
        if draft.confidence < threshold(draft):
            yield _pass_over_unlikely(draft, threshold)
        else:
            reason = f"the same attribution as ‘{_read_cue(document, chosen)}’"
            yield PassedOver(cue=draft.cue, reason=reason)


def _read_cue(document: Document, draft: WeighedDraft) -> str:
    """Return the words of the cue of *draft*."""
    return to_plain_text(document.text, draft.cue.spans)


def _pass_over_unlikely(draft: WeighedDraft, threshold: Threshold) -> PassedOver:
    """Return the cue of *draft*, which does not reach its threshold."""
    return PassedOver(cue=draft.cue, reason=_to_shortfall(draft.confidence, threshold(draft)))


def _to_shortfall(confidence: float, threshold: float) -> str:
    """Return in words by how much *confidence* is too low, with as many figures as show it."""
    asked = _to_figures(threshold, lambda shown: shown == round(threshold, MOST_FIGURES))
    shown = _to_figures(confidence, lambda shown: shown < float(asked))
    return f"confidence {shown} is below {asked}"


def _to_figures(number: float, is_enough: Callable[[float], bool]) -> str:
    """Return *number* with two figures behind the point, or with as many as are enough."""
    for figures in range(2, MOST_FIGURES):
        if is_enough(float(f"{number:.{figures}f}")):
            return f"{number:.{figures}f}"
    return f"{number:.{MOST_FIGURES}f}"


def find_enclosing(drafts: Sequence[WeighedDraft]) -> tuple[int | None, ...]:
    """Return for each of *drafts*, which are in text order, the index of the innermost other one
    whose content holds its cue, None where none does.

    Two contents can hold each other's cues: of "A, Lee said, according to Kim", each holds all but
    its own cue. Then the shorter content is within the longer.
    """
    around = [_rank_around(drafts, index) for index in range(len(drafts))]
    enclosing = [ranked[0] if ranked else None for ranked in around]
    for index in sorted(range(len(drafts)), key=lambda i: -_measure(drafts[i])):
        if _leads_to(index, enclosing[index], enclosing):
            outer = (i for i in around[index] if not _leads_to(index, i, enclosing))
            enclosing[index] = next(outer, None)
    return tuple(enclosing)


def _rank_around(drafts: Sequence[WeighedDraft], index: int) -> list[int]:
    """Return which of *drafts* hold the cue of the one at *index*, the shortest content first."""
    cue = drafts[index].cue.span
    near = range(max(0, index - NEAR), min(len(drafts), index + NEAR))
    holding = (i for i in near if i != index and drafts[i].content.covers(cue))
    return sorted(holding, key=lambda i: _measure(drafts[i]))


def _leads_to(wanted: int, index: int | None, enclosing: Sequence[int | None]) -> bool:
    """Whether the draft at *index* is the *wanted* one, or within it."""
    passed: set[int] = set()
    while index is not None and index not in passed:
        passed.add(index)
        index = enclosing[index]
    return wanted in passed


def _measure(draft: WeighedDraft) -> int:
    """Return the length of its content, in code points."""
    return sum(map(len, draft.content.spans))

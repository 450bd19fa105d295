"""Which drafts are kept, and why others are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve

from claimkit.document import Document
from claimkit.draft import Choice, DraftContent, Origin, PassedOver, WeighedDraft
from claimkit.spans import CoverIndex, Span, Spans, bare_spans, cover_spans, to_plain_text
from claimkit.tree import Phrase

MOST_FIGURES = 6  # of a confidence in words, behind the point
Threshold = Callable[[WeighedDraft], float]


def select(
    document: Document, rivals: Iterable[Sequence[WeighedDraft]], threshold: Threshold
) -> Choice:
    """Return which drafts are kept.

    Of each cue's *rivals*, and of drafts with the same content, the most probable is kept if it
    reaches its threshold.

    A claim within a claim, or in a quotation, stands by the rules alone if they have one: taggers
    learn from corpora that mark the outermost only. Where such a claim ends, they may see too.

    Args:
        threshold: the least confidence that a draft must have.
    """
    groups = tuple(filter(None, rivals))
    holding = CoverIndex.of(_find_holding(map(_find_likeliest, groups), threshold))
    chosen = [_choose(drafts, holding) for drafts in groups]
    standing = drop_copies(document, (d for d in chosen if d.confidence >= threshold(d)))
    fallen = _explain(document, groups, chosen, threshold)
    return Choice(drafts=standing.drafts, passed_over=(*fallen, *standing.passed_over))


def drop_copies(document: Document, drafts: Iterable[WeighedDraft]) -> Choice:
    """Return those of *drafts* that have neither a word of the cue nor the content in common with a
    likelier one; of two that are equally likely the first stands.

    Two contents are the same where they differ in marks, stops and blanks alone. A word that heads
    one cue is no part of another: of "reportedly said", two claims may stand.
    """
    drafts = _give_heads_back(tuple(drafts))
    kept: list[WeighedDraft] = []
    passed_over: list[PassedOver] = []
    by_content: dict[Spans, WeighedDraft] = {}
    by_cue: dict[int, WeighedDraft] = {}
    for draft in sorted(drafts, key=lambda draft: -draft.confidence):
        content = bare_spans(document.text, draft.content.spans)
        starts = [word.span.start for word in draft.cue.words]
        if content in by_content:
            cue = _read_cue(document, by_content[content])
            reason = f"the same content as the claim of ‘{cue}’"
            passed_over.append(PassedOver(cue=draft.cue, reason=reason))
        elif rival := next((by_cue[start] for start in starts if start in by_cue), None):
            passed_over.append(_pass_over_rival(document, draft, rival))
        else:
            kept.append(draft)
            by_content[content] = draft
            by_cue.update(dict.fromkeys(starts, draft))
    in_order = sorted(kept, key=lambda draft: draft.cue.span)
    return Choice(drafts=tuple(in_order), passed_over=tuple(passed_over))


def _give_heads_back(drafts: Sequence[WeighedDraft]) -> Iterator[WeighedDraft]:
    """Yield *drafts*, each cue without words that head another one, but for its own head and
    carrier.
    """
    heads = {draft.cue.head.span for draft in drafts}
    for draft in drafts:
        cue = draft.cue
        words = [word for word in cue.words if word.span not in heads]
        own = [word for word in cue.words if word in (cue.head, cue.carrier)]
        kept = Phrase.of([*words, *own])
        yield draft if kept == cue.words else evolve(draft, cue=evolve(cue, words=kept))


def _find_likeliest(drafts: Sequence[WeighedDraft]) -> WeighedDraft:
    return max(drafts, key=lambda draft: draft.confidence)


def _find_holding(drafts: Iterable[WeighedDraft], threshold: Threshold) -> Iterator[Span]:
    """Yield the contents of those of *drafts* that stand and are in no quotation."""
    for draft in drafts:
        if draft.confidence >= threshold(draft) and not draft.cue.quoted:
            yield from draft.content.spans


def _choose(drafts: Sequence[WeighedDraft], holding: CoverIndex) -> WeighedDraft:
    """Return that of *drafts*, all of one cue, that may stand.

    Args:
        holding: contents that stand themselves; a claim in one of them is nested.
    """
    likeliest = _find_likeliest(drafts)
    if likeliest.cue.quoted or holding.covers(likeliest.cue.span):
        return next(_find_by_rules_alone(drafts, holding), likeliest)
    return likeliest


def _find_by_rules_alone(
    drafts: Sequence[WeighedDraft], holding: CoverIndex
) -> Iterator[WeighedDraft]:
    """Yield the drafts of the rules as if there were no tagger, but up to the end that it sees."""
    for draft in drafts:
        support = draft.support
        if support is None or support.origin is not Origin.RULES or support.ruled is None:
            continue
        content = draft.content
        if support.further is not None and _is_held(draft, support.further, holding):
            content = support.further
        yield evolve(draft, content=content, support=None, confidence=support.ruled)


def _is_held(draft: WeighedDraft, content: DraftContent, holding: CoverIndex) -> bool:
    """Whether *content*, of the nested *draft*, goes no farther than what holds it."""
    return draft.cue.quoted or holding.covers(cover_spans(content.spans))


def _explain(
    document: Document,
    groups: Iterable[Sequence[WeighedDraft]],
    chosen: Iterable[WeighedDraft],
    threshold: Threshold,
) -> Iterator[PassedOver]:
    """Yield the cues of the drafts that were not chosen or are too unlikely, with the reason.

    Args:
        groups: all drafts, rivals together; they may have several heads, for the tagger may see one
            cue in words that are two for the rules.
        chosen: of each group the one that may stand.
    """
    for rivals, rival in zip(groups, chosen, strict=True):
        if rival.confidence < threshold(rival):
            yield _pass_over_unlikely(rival, threshold)
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
            yield _pass_over_rival(document, draft, chosen)


def find_fallen(drafts: Iterable[WeighedDraft], threshold: Threshold) -> Iterator[PassedOver]:
    """Yield the cues of those of *drafts* that do not reach their threshold, with the reason."""
    for draft in drafts:
        if draft.confidence < threshold(draft):
            yield _pass_over_unlikely(draft, threshold)


def _pass_over_rival(document: Document, draft: WeighedDraft, standing: WeighedDraft) -> PassedOver:
    """Return the cue of *draft*, which is another reading of the attribution of *standing*."""
    reason = f"the same attribution as ‘{_read_cue(document, standing)}’"
    return PassedOver(cue=draft.cue, reason=reason)


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

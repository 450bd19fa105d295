"""Which of several drafts stand, and which claim encloses which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve

from claimkit.drafts import Draft
from claimkit.model import Claim
from claimkit.scoring.support import Origin
from claimkit.spans import Span, cover_spans

NEAR = 60  # drafts in cue order; contents are local, those farther away cannot enclose a cue


def chosen(
    alternatives: Iterable[Sequence[Draft]], threshold: Callable[[Draft], float]
) -> list[Draft]:
    """Return the drafts that stand, in text order: of each cue's alternatives the most likely, of
    those with the same content the most likely, if they reach their threshold.

    A claim within a claim, or in a quotation, stands by the rules alone if they have one: taggers
    learn from corpora that mark the outermost only.

    Args:
        threshold: the least confidence that a draft must have.
    """
    groups = [drafts for drafts in alternatives if drafts]
    likeliest = [max(drafts, key=_confidence) for drafts in groups]
    outer = [
        draft
        for draft in likeliest
        if draft.confidence >= threshold(draft) and not draft.cue.quoted
    ]
    holding = sorted(
        (span for draft in outer for span in draft.match.content.spans), key=lambda span: span.start
    )
    kept = []
    for drafts, best in zip(groups, likeliest, strict=True):
        nested = best.cue.quoted or _is_held(cover_spans(best.cue.spans), holding)
        final = next(_by_rules_alone(drafts), best) if nested else best
        if final.confidence >= threshold(final):
            kept.append(final)
    return sorted(_without_conflicts(kept), key=lambda draft: draft.cue.spans[0])


def _by_rules_alone(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts of the rules as if there were no tagger."""
    for draft in drafts:
        if (
            draft.support is not None
            and draft.support.origin is Origin.RULES
            and draft.support.ruled is not None
        ):
            yield evolve(draft, support=None, confidence=draft.support.ruled)


def _confidence(draft: Draft) -> float:
    return draft.confidence


def _is_held(cue: Span, holding: Sequence[Span]) -> bool:
    return any(span.covers(cue) for span in holding)


def _without_conflicts(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield *drafts*, of those with the same content spans only the most likely, the first of
    several.
    """
    best: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        spans = draft.match.content.spans
        if spans not in best or draft.confidence > best[spans].confidence:
            best[spans] = draft
    yield from best.values()


def enclosing_claims(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return *claims* with ``within`` set: the index of the innermost other claim whose content
    holds the cue.
    """
    return tuple(
        evolve(claim, within=_innermost(claims, place)) for place, claim in enumerate(claims)
    )


def _innermost(claims: Sequence[Claim], place: int) -> int | None:
    cue = cover_spans(claims[place].cue.spans)
    near = range(max(0, place - NEAR), min(len(claims), place + NEAR))
    holding = [
        i for i in near if i != place and any(span.covers(cue) for span in claims[i].content.spans)
    ]
    return min(holding, key=lambda i: sum(len(s) for s in claims[i].content.spans), default=None)

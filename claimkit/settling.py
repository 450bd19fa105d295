"""Settle the contents of the claims of a text, each beside the others."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from attrs import evolve

from claimkit.contents.floating import find_floating
from claimkit.contents.nesting import fit_nested
from claimkit.contents.reporting import cut_content, separate
from claimkit.contents.spoken import find_spoken, fit_into_turns
from claimkit.document import Document
from claimkit.draft import Choice, PassedOver, WeighedDraft
from claimkit.scoring.selection import Threshold, drop_copies, find_fallen
from claimkit.spans import Spans
from claimkit.transcripts.turns import Turn


def settle(document: Document, drafts: Sequence[WeighedDraft]) -> Choice:
    """Return *drafts*, which are in text order, so that no content holds the reporting clause of a
    claim that reports it, and that nested ones fit. One that has no content of its own then is
    passed over.
    """

    def cut(draft: WeighedDraft, outside: Spans) -> WeighedDraft | None:
        content = cut_content(document, draft.content, outside)
        return None if content is None else evolve(draft, content=content)

    kept: list[WeighedDraft] = []
    passed_over: list[PassedOver] = []
    for draft, left in zip(drafts, separate(drafts, cut), strict=True):
        if left is None:
            passed_over.append(PassedOver(cue=draft.cue, reason="no content of its own"))
        else:
            kept.append(left)
    standing = drop_copies(document, fit_nested(document, kept))
    return Choice(drafts=standing.drafts, passed_over=(*passed_over, *standing.passed_over))


def add_turns(document: Document, choice: Choice, turns: Sequence[Turn]) -> Choice:
    """Return *choice* with the *turns* of a transcript in text order, in place of drafts that read
    their labels otherwise.
    """
    if not turns:
        return choice
    kept = fit_into_turns(document, choice.drafts, turns)
    drafts = sorted((*kept, *find_spoken(document, turns)), key=attrgetter("place"))
    return drop_copies(document, drafts).with_passed_over(choice.passed_over)


def add_floating(document: Document, choice: Choice, threshold: Threshold) -> Choice:
    """Return *choice* with the quotations that none of its drafts holds, in text order; those that
    do not reach their *threshold* are passed over.
    """
    floating = tuple(find_floating(document, choice.drafts))
    fallen = tuple(find_fallen(floating, threshold))
    standing = (draft for draft in floating if draft.confidence >= threshold(draft))
    drafts = sorted((*choice.drafts, *standing), key=attrgetter("place"))
    return Choice(drafts=tuple(drafts), passed_over=(*choice.passed_over, *fallen))

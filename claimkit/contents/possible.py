"""Whether a content can be what a speaker says by a cue."""

from __future__ import annotations

from claimkit.document import Document
from claimkit.draft import TAGGED_CUE, DraftContent, DraftCue, DraftSpeaker
from claimkit.grammar import is_quoted, is_relative_pronoun
from claimkit.model.scheme import Quotation
from claimkit.spans import Span
from claimkit.tree import Word


def may_be_said(
    document: Document, cue: DraftCue, speaker: DraftSpeaker | None, content: DraftContent
) -> bool:
    """Whether *content* neither stands beside the quotation in which *speaker* says it, nor holds
    the noun for which *speaker*, a relative pronoun, stands. What such a pronoun says, it says by a
    verb that the lexicon lists: not "a phrase that came from Berg: “…”".
    """
    if speaker is None:
        return True
    if cue.rule == TAGGED_CUE and is_relative_pronoun(speaker.head):
        return False
    if _is_beside(document, cue, speaker, content):
        return False
    antecedent = _find_antecedent(cue, speaker)
    return antecedent is None or not content.overlaps(antecedent.span)


def _is_beside(
    document: Document, cue: DraftCue, speaker: DraftSpeaker, content: DraftContent
) -> bool:
    """Whether *speaker* speaks in a quotation, and *content* is none: not "“I admit”" of "He was
    wrong — “I admit,” he said".
    """
    if not cue.quoted or content.quotation is not Quotation.INDIRECT:
        return False
    return is_quoted(document, speaker.head) and not _is_in_quotation(document, content.spans[0])


def _is_in_quotation(document: Document, span: Span) -> bool:
    return document.quotation_at(span) is not None


def _find_antecedent(cue: DraftCue, speaker: DraftSpeaker) -> Word | None:
    """Return the noun for which *speaker* stands if it is a relative pronoun: of "records that
    would answer them" the records; else None.
    """
    if not is_relative_pronoun(speaker.head):
        return None
    nouns = (word.parent_as("acl") for word in cue.head.lineage())
    return next(filter(None, nouns), None)

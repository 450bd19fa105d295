"""From drafts to what extraction returns: spans of text in place of words."""

from __future__ import annotations

from claimkit.document import Document
from claimkit.draft import DraftContent, DraftCue, DraftSpeaker
from claimkit.model import Content, Cue, Evidence, Referent, Speaker
from claimkit.spans import to_plain_text


def to_cue(cue: DraftCue, *, negated: bool) -> Cue:
    """Return *cue* as a claim has it.

    Args:
        negated: whether the report is negated, by a word of the cue or of its clause.
    """
    return Cue(
        spans=cue.spans,
        kind=cue.kind,
        lemma=cue.lemma,
        sentence=cue.sentence.index,
        head=cue.head.index,
        stance=cue.entry.stance,
        act=cue.entry.act,
        negated=negated,
        quoted=cue.quoted,
        evidence=Evidence(rule=cue.rule, spans=cue.spans),
    )


def to_speaker(document: Document, speaker: DraftSpeaker, referent: Referent | None) -> Speaker:
    """Return *speaker* as a claim has it, who is *referent*, None while nobody knows."""
    return Speaker(
        spans=(speaker.span,),
        text=to_plain_text(document.text, [speaker.span]),
        sentence=speaker.sentence.index,
        head=speaker.head.index,
        evidence=Evidence(rule=speaker.rule, spans=(speaker.span,)),
        referent=referent,
    )


def to_content(content: DraftContent) -> Content:
    """Return *content* as a claim has it."""
    head = content.head
    return Content(
        spans=content.spans,
        text=content.text,
        quotation=content.quotation,
        quoted=content.quoted,
        head=(head.sentence.index, head.index) if head is not None else None,
        evidence=Evidence(rule=content.rule, spans=content.spans),
    )

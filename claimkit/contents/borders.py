"""Where the content ends and the speaker begins, if the tree tears the speaker's words apart.

“The prince will sell the island, people familiar with the talks said.”: a speaker that stands
behind the content is parted from it by punctuation.
"""

from __future__ import annotations

from itertools import takewhile

from attrs import evolve

from claimkit.contents.reporting import cut_content
from claimkit.document import Document
from claimkit.draft import Draft, DraftSpeaker
from claimkit.grammar import FINITE, NOMINAL
from claimkit.model.scheme import CueKind
from claimkit.spans import cover_spans
from claimkit.tree import Phrase, Word


def give_back_to_speaker(document: Document, draft: Draft) -> Draft:
    """Return *draft*, its speaker with the words from the last comma on that stand in the content
    right before the speaker.
    """
    speaker = draft.speaker
    if speaker is None or not _stands_before_cue(draft, speaker):
        return draft
    words = _find_torn(draft, speaker)
    if not words:
        return draft
    comma = words[0].before
    outside = cover_spans([words.span, *([comma.span] if comma is not None else [])])
    content = cut_content(document, draft.content, (outside,))
    if content is None:
        return draft
    whole = words | speaker.words
    head = next((top for top in whole.tops if top.upos in NOMINAL), speaker.head)
    return evolve(draft, content=content, speaker=evolve(speaker, words=whole, head=head))


def _stands_before_cue(draft: Draft, speaker: DraftSpeaker) -> bool:
    """Whether *speaker* stands right before the verb of *draft*, and its content before both."""
    if draft.cue.kind is not CueKind.VERB:
        return False
    if speaker.sentence is not draft.cue.sentence:
        return False
    if speaker.words[-1].after not in draft.cue.words:
        return False
    return draft.content.spans[0].start < speaker.span.start


def _find_torn(draft: Draft, speaker: DraftSpeaker) -> Phrase:
    """Return the words of the content between the last comma and *speaker*; empty where a comma
    parts them, or where a clause ends before *speaker*.
    """

    def is_held(word: Word) -> bool:
        if word.is_punctuation:
            return False
        return draft.content.overlaps(word.span)

    words = Phrase.of(takewhile(is_held, speaker.words[0].preceding()))
    if not words or words[0].text_before != ",":
        return Phrase()
    return Phrase() if any(map(_opens_clause, words)) else words


def _opens_clause(word: Word) -> bool:
    """Whether *word* belongs to a clause, so that the speaker ends before it."""
    if word.xpos in FINITE:
        return True
    return word.feat("PronType") in {"Int", "Rel"}

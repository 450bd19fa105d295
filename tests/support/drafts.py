"""Drafts for tests, built by hand from the words of a document."""

from __future__ import annotations

from typing import Any

from claimkit.document import Document
from claimkit.draft import DraftContent, DraftCue, DraftSpeaker, Origin, Support, WeighedDraft
from claimkit.lexicons.loader import load
from claimkit.model.scheme import CueKind, Quotation
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.tree import Phrase
from tests.support.builders import span_of


def find_words(document: Document, words: str) -> Phrase:
    """Return the first words of *document* that spell *words*, all in one sentence."""
    span = span_of(document.text, words)
    (sentence,) = document.sentences_over(span)
    return sentence.words_in(span)


def build_cue(document: Document, words: str, **fields: Any) -> DraftCue:
    """Return the cue *words*, which counts as "say"; *fields* are its own."""
    phrase = find_words(document, words)
    defaults: dict[str, Any] = {
        "head": phrase.root,
        "words": phrase,
        "carrier": phrase.root,
        "entry": load("en").verb("say"),
        "kind": CueKind.VERB,
        "lemma": words,
        "negated": False,
        "quoted": False,
        "rule": "test",
    }
    return DraftCue(**{**defaults, **fields})


def build_draft_speaker(document: Document, words: str) -> DraftSpeaker:
    phrase = find_words(document, words)
    return DraftSpeaker(words=phrase, head=phrase.root, rule="test")


def build_content(document: Document, words: str, **fields: Any) -> DraftContent:
    """Return the content *words*, none of them quoted; *fields* are its own."""
    defaults: dict[str, Any] = {
        "spans": (span_of(document.text, words),),
        "text": words,
        "head": find_words(document, words).root,
        "quotation": Quotation.INDIRECT,
        "quoted": (),
        "rule": "test",
    }
    return DraftContent(**{**defaults, **fields})


def build_support(origin: Origin = Origin.TAGGER, **fields: Any) -> Support:
    """Return what a tagger that is sure says, without a rival; *fields* are its own."""
    defaults: dict[str, Any] = {
        "cue": 1,
        "speaker": 1,
        "content": 1,
        "rival": False,
        "same_content": 0,
        "ruled": None,
        "same_speaker": False,
    }
    return Support(origin=origin, **{**defaults, **fields})


def build_draft(
    document: Document,
    cue: str,
    content: str,
    confidence: float = 0.9,
    *,
    speaker: str | None = None,
    **fields: Any,
) -> WeighedDraft:
    """Return the draft of the words *cue*, *content* and *speaker*; *fields* are its own."""
    return WeighedDraft(
        cue=build_cue(document, cue),
        speaker=build_draft_speaker(document, speaker) if speaker is not None else None,
        content=build_content(document, content),
        confidence=confidence,
        **fields,
    )


def build_tagged(
    document: Document,
    cue: str,
    content: str | None = None,
    speaker: str | None = None,
    probability: float = 0.9,
) -> TaggedAttribution:
    """Return the attribution of these words, each part with *probability*."""
    return TaggedAttribution(
        cue=find_words(document, cue),
        speaker=(find_words(document, speaker),) if speaker is not None else (),
        content=(find_words(document, content),) if content is not None else (),
        cue_probability=probability,
        speaker_probability=probability if speaker is not None else 0.0,
        content_probability=probability if content is not None else 0.0,
    )

"""Find the words that may attribute: verbs, nouns, adjectives, phrases, punctuation."""

from __future__ import annotations

from claimkit.cues.found import CueFound
from claimkit.cues.rules import RULES
from claimkit.cues.sayings import is_idle
from claimkit.document import Document
from claimkit.draft import DraftCue
from claimkit.grammar import base_lemma, is_quoted
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import CueKind
from claimkit.rules import answers
from claimkit.tree import Sentence


def find_cues(document: Document, lexicon: Lexicon) -> tuple[DraftCue, ...]:
    """Return the words of *document* that may be cues, in text order; none shares its head with
    another.

    Whether one attributes is decided when a content has been looked for: "announced" does in
    "announced a call", not in "announced by trumpets".
    """
    return tuple(
        cue
        for sentence in document.sentences
        for cue in _find_in_sentence(document, sentence, lexicon)
    )


def _find_in_sentence(document: Document, sentence: Sentence, lexicon: Lexicon) -> list[DraftCue]:
    """Return the cues of *sentence*; a word that an earlier rule took is no cue of a later one."""
    taken: set[int] = set()
    cues: list[DraftCue] = []
    for answered in answers(RULES, document, sentence, lexicon):
        for found in answered.answer:
            heads = {found.head.index, found.carrier.index}
            if taken.isdisjoint(heads) and _may_report(found, lexicon):
                taken |= heads
                cues.append(_to_draft(document, found, lexicon, answered.rule))
    return sorted(cues, key=lambda cue: cue.head.index)


def _may_report(found: CueFound, lexicon: Lexicon) -> bool:
    """Whether the cue is a mark, or has a letter and is no mere turn of speech; a mark that a
    parser takes for a verb reports nothing.
    """
    if found.kind is CueKind.PUNCTUATION:
        return True
    return found.words.has_letter and not is_idle(found.head, lexicon)


def _to_draft(document: Document, found: CueFound, lexicon: Lexicon, rule: str) -> DraftCue:
    return DraftCue(
        head=found.head,
        words=found.words,
        carrier=found.carrier,
        entry=found.entry,
        kind=found.kind,
        lemma=_find_lemma(found, lexicon),
        negated=found.negated,
        quoted=is_quoted(document, found.head),
        by_form=found.by_form,
        rule=rule,
    )


def _find_lemma(found: CueFound, lexicon: Lexicon) -> str:
    """Return the lexicon lemma, of a light verb with its noun: "express hope"."""
    if found.carrier is found.head or lexicon.verb(found.entry.lemma) is found.entry:
        return found.entry.lemma
    return f"{base_lemma(found.head, lexicon)} {found.entry.lemma}"

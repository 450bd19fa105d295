"""Who was told, when, on what occasion and where.

That is what the reporting clause says beside cue, speaker and content.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import StrEnum

from attrs import frozen

from claimkit.draft import Draft, DraftCue
from claimkit.grammar import case_lemma, is_aside
from claimkit.lexicons.schema import Lexicon
from claimkit.model.claim import Circumstances
from claimkit.model.scheme import CueKind
from claimkit.rules import Rule, first, when
from claimkit.spans import Span, merge_spans
from claimkit.tree import Word

# Relations by which the parser marks a time that has no preposition
UNMARKED = frozenset({"obl:tmod", "obl:unmarked"})
OBJECTS = frozenset({"obj", "iobj"})
BEFORE_OCCASIONS = frozenset({"at", "during", "in", "on", "after"})
BEFORE_PLACES = frozenset({"in", "at", "from", "outside"})


class Kind(StrEnum):
    """What a circumstance tells, by its name in ``Circumstances``."""

    AUDIENCE = "audience"
    SAID_WHEN = "said_when"
    OCCASION = "occasion"
    PLACE = "place"


@frozen
class Circumstance:
    """The head word of a circumstance, and what it tells."""

    head: Word
    kind: Kind


def find_circumstances(draft: Draft, lexicon: Lexicon) -> Circumstances:
    """Return the circumstances of the utterance; spans in text order, none inside another part of
    the claim.
    """
    if draft.cue.kind is not CueKind.VERB:
        return Circumstances()
    spans: dict[Kind, list[Span]] = {kind: [] for kind in Kind}
    for circumstance in _find_beside_cue(draft.cue, lexicon):
        span = circumstance.head.subtree(prune=lambda word: is_aside(word, lexicon)).span
        if not _is_taken(draft, span):
            spans[circumstance.kind].append(span)
    return Circumstances(**{kind.value: merge_spans(of_kind) for kind, of_kind in spans.items()})


def _is_taken(draft: Draft, span: Span) -> bool:
    """Whether *span* holds any text of the cue, the speaker or the content of *draft*."""
    if draft.speaker is not None and draft.speaker.overlaps(span):
        return True
    return draft.cue.overlaps(span) or draft.content.overlaps(span)


def _find_beside_cue(cue: DraftCue, lexicon: Lexicon) -> Iterator[Circumstance]:
    """Yield the dependents of the cue's head that are circumstances, and those that the parser
    attached to its object.
    """
    for child in cue.head.children(*OBJECTS, "obl", "advmod", "nmod"):
        answer = first(RULES, child, cue, lexicon)
        if answer is not None:
            yield Circumstance(child, answer.answer)
        if child.relation in OBJECTS:
            yield from _find_on_object(child, lexicon)


def _find_on_object(noun: Word, lexicon: Lexicon) -> Iterator[Circumstance]:
    for word in noun.children("nmod"):
        if is_aside(word, lexicon):
            yield Circumstance(
                word, Kind.SAID_WHEN if word.lemma in lexicon.times else Kind.OCCASION
            )


def _is_time(word: Word, cue: DraftCue, lexicon: Lexicon) -> bool:
    return word.lemma in lexicon.times


def _is_told(word: Word, cue: DraftCue, lexicon: Lexicon) -> bool:
    return word.relation in OBJECTS and cue.entry.tells


def _is_occasion(word: Word, cue: DraftCue, lexicon: Lexicon) -> bool:
    return word.lemma in lexicon.occasions and _is_behind(word, BEFORE_OCCASIONS)


def _is_addressed(word: Word, cue: DraftCue, lexicon: Lexicon) -> bool:
    return _is_behind(word, {"to"})


def _is_place(word: Word, cue: DraftCue, lexicon: Lexicon) -> bool:
    return word.upos == "PROPN" and _is_behind(word, BEFORE_PLACES)


def _is_behind(word: Word, prepositions: Collection[str]) -> bool:
    """Whether *word* is attached to the cue by one of *prepositions*."""
    if word.relation != "obl" or word.deprel in UNMARKED:
        return False
    return case_lemma(word) in prepositions


RULES: tuple[Rule[[Word, DraftCue, Lexicon], Kind], ...] = (
    Rule(
        "circumstances.time", "Kim said on Monday that it rained.", when(_is_time, Kind.SAID_WHEN)
    ),
    Rule("circumstances.told", "Kim told the board that it rained.", when(_is_told, Kind.AUDIENCE)),
    Rule(
        "circumstances.occasion",
        "At a briefing, Kim said that it rained.",
        when(_is_occasion, Kind.OCCASION),
    ),
    Rule(
        "circumstances.to",
        "Kim said to the board that it rained.",
        when(_is_addressed, Kind.AUDIENCE),
    ),
    Rule("circumstances.place", "Kim said in Oslo that it rained.", when(_is_place, Kind.PLACE)),
)

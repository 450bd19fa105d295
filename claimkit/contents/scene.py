"""What content rules look at, and the conditions that they share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from attrs import frozen

from claimkit.clauses.agents import find_given_to_agent, find_heard_clauses
from claimkit.contents.words import load_content_words
from claimkit.document import Document
from claimkit.draft import DraftCue, DraftSpeaker
from claimkit.grammar import (
    case_lemma,
    find_relaying,
    is_agentive,
    is_impersonal,
    is_passive,
    own_subject,
)
from claimkit.lexicons.entries import Frame
from claimkit.lexicons.schema import Lexicon
from claimkit.model.scheme import Act, CueKind, ReferentKind
from claimkit.spans import Span
from claimkit.tree import Phrase, Sentence, Word


@frozen(kw_only=True)
class Scene:
    """All that a content rule may look at."""

    document: Document
    lexicon: Lexicon
    cue: DraftCue
    speaker: DraftSpeaker | None

    @property
    def sentence(self) -> Sentence:
        """The sentence of the cue."""
        return self.cue.sentence

    @property
    def head(self) -> Word:
        """The head word of the cue."""
        return self.cue.head

    @property
    def carrier(self) -> Word:
        """The word of the cue that governs a content."""
        return self.cue.carrier

    @property
    def is_verb(self) -> bool:
        """Whether the cue is a verb, with or without a noun."""
        return self.cue.kind is CueKind.VERB

    @cached_property
    def taken(self) -> Phrase:
        """The words of the cue and of the speaker, if that stands in the same sentence."""
        if self.speaker is None:
            return self.cue.words
        if self.speaker.sentence is not self.sentence:
            return self.cue.words
        return self.cue.words | self.speaker.words

    @cached_property
    def frame(self) -> Span:
        """The span of the words of cue and speaker, and of whoever gives the speaker's words: "the
        paper quoted Kim as saying".
        """
        relaying = self.head if self.cue.entry.relays else find_relaying(self.head, self.lexicon)
        subject = own_subject(relaying) if relaying is not None else None
        return (self.taken | subject.subtree()).span if subject is not None else self.taken.span

    @property
    def tells(self) -> bool:
        """Whether the object of the cue is the one who is told."""
        return self.cue.entry.tells

    def takes(self, *frames: Frame) -> bool:
        """Whether the cue takes a content in one of *frames*."""
        return not set(frames).isdisjoint(self.cue.entry.frames)

    def is_quoted(self, word: Word) -> bool:
        """Whether *word* stands in a quotation."""
        return self.document.quotation_at(word.span) is not None


def is_of(*kinds: CueKind) -> Callable[[Scene], bool]:
    """Return the condition that the cue is of one of *kinds*."""
    return lambda scene: scene.cue.kind in kinds


def takes(*frames: Frame) -> Callable[[Scene], bool]:
    """Return the condition that the cue takes a content in one of *frames*."""
    wanted = frozenset(frames)
    return lambda scene: not wanted.isdisjoint(scene.cue.entry.frames)


def is_strong(scene: Scene) -> bool:
    """Whether the cue attributes without a speaker too: any does in "it is understood"."""
    return not scene.cue.entry.weak or is_impersonal(scene.head)


def has_speaker(scene: Scene) -> bool:
    """Whether the text names a speaker."""
    return scene.speaker is not None


def is_shown(scene: Scene) -> bool:
    """Whether a document, or anything else by which one knows, shows what is so ("files show"), or
    those whose task it is find it out.
    """
    if scene.speaker is None or scene.cue.entry.act is not Act.EVIDENCE:
        return False
    noun = scene.speaker.head
    if noun.lemma in load_content_words().hearings:  # "the inquiry found"
        return True
    return scene.lexicon.speaker_kind(noun.lemma, noun.lower) is ReferentKind.DOCUMENT


def is_heard_in_court(scene: Scene) -> bool:
    """Whether those whose task it is hear the content: "…, a jury heard"."""
    if scene.speaker is None or not scene.cue.entry.hears:
        return False
    return scene.speaker.head.lemma in load_content_words().hearings


def has_able_speaker(scene: Scene) -> bool:
    """Whether there is a speaker that can speak.

    An object or an infinitive alone does not make an attribution.
    """
    if scene.speaker is None:
        return False
    return is_agentive(scene.speaker.head, scene.lexicon) or _is_agent(scene, scene.speaker.head)


def _is_agent(scene: Scene, word: Word) -> bool:
    """Whether *word* is who does what a passive cue says: "was accused by a caller"."""
    return word.parent is scene.head and case_lemma(word) == "by" and is_passive(scene.head)


def find_at_agent(scene: Scene) -> tuple[Word, ...]:
    """Return what the parser attached to the agent of a nominal cue: "reports by divers of a
    wreck"; or to whom somebody has it from: "heard from Kim that".
    """
    if scene.speaker is None:
        return ()
    if scene.cue.entry.hears:
        return find_heard_clauses(scene.speaker.head)
    if scene.cue.kind is not CueKind.NOUN:
        return ()
    cue, agent = scene.cue, scene.speaker.head
    given = find_given_to_agent(cue.carrier, agent, cue.entry, scene.lexicon)
    return (given,) if given is not None else ()

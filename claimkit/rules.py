"""Rules: short functions with a name and an example, in tuples that say the order in which they are
tried; and the one runner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, ParamSpec, TypeVar

from attrs import frozen

from claimkit.document import Document, Sentence, Word
from claimkit.lexicons.schema import CueEntry, Lexicon
from claimkit.model import CueKind

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


@frozen
class Rule(Generic[Asked, Answer]):
    """A rule of one stage.

    Attributes:
        name: stage and shape, "content.ccomp"; stamped into what it finds, for readers: nothing is
            decided by it.
        example: a sentence in which it finds something; the tests hold it to that.
        find: returns its answer, None where the rule has nothing to say.
    """

    name: str
    example: str
    find: Callable[Asked, Answer | None]


class Answered(NamedTuple, Generic[Answer]):
    """What the first rule with an answer says, and which one it is."""

    rule: str
    answer: Answer


def first(
    rules: Iterable[Rule[Asked, Answer]], *args: Asked.args, **kwargs: Asked.kwargs
) -> Answered[Answer] | None:
    """Return the answer of the first of *rules* that has one, None where none has."""
    for rule in rules:
        answer = rule.find(*args, **kwargs)
        if answer is not None:
            return Answered(rule.name, answer)
    return None


def when(holds: Callable[Asked, bool], answer: Answer) -> Callable[Asked, Answer | None]:
    """Return a finder that gives *answer* where *holds* says yes: a row of a table of conditions."""

    def find(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer | None:
        return answer if holds(*args, **kwargs) else None

    return find


@frozen(kw_only=True)
class CueCandidate:
    """A word that may attribute, before a content has been found for it.

    Attributes:
        head: the cue's head word.
        group: the words of the cue, sorted.
        carrier: the word under which the content hangs: the verb itself, or the noun of a light
            verb.
        entry: what the lexicon says of it.
        rule: name of the rule that found it.
    """

    sentence: Sentence
    head: Word
    group: tuple[Word, ...]
    carrier: Word
    entry: CueEntry
    kind: CueKind
    negated: bool
    rule: str


@frozen(kw_only=True)
class SpeakerFound:
    """The words of a speaker, sorted, with their head and the rule that found them."""

    sentence: Sentence
    head: Word
    words: tuple[Word, ...]
    rule: str


@frozen(kw_only=True)
class Scene:
    """All that a content rule may look at."""

    document: Document
    lexicon: Lexicon
    cue: CueCandidate
    speaker: SpeakerFound | None

    @property
    def sentence(self) -> Sentence:
        return self.cue.sentence

    @property
    def taken(self) -> frozenset[int]:
        """Indices of the words that the cue and, if it stands in the same sentence, the speaker
        hold.
        """
        own = {w.index for w in self.cue.group}
        if self.speaker is not None and self.speaker.sentence is self.sentence:
            own |= {w.index for w in self.speaker.words}
        return frozenset(own)

"""A claim that stands on its own, and what was changed for it."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from claimkit.model.claim import Claim
from claimkit.spans import Span


class Change(StrEnum):
    """What a replacement says in other words."""

    SPEAKER = "speaker"  # who said it
    REFERENT = "referent"  # whom a pronoun means
    VERB = "verb"  # its form behind a name
    PLACE = "place"
    TIME = "time"


@frozen(kw_only=True)
class Replacement:
    """Words of the article that others stand for in the sentence, in square brackets.

    Attributes:
        span: of the words in the text of the article.
        words: as they stand there.
        text: what stands for them, without brackets.
        confidence: that it is right, 0 to 1.
        referent: id of whom it names, None where it is not known as a speaker.
    """

    span: Span
    words: str
    text: str
    change: Change
    confidence: float
    referent: str | None = None


@frozen(kw_only=True)
class Left:
    """Words that cannot be understood without the article, and stay, for it is not clear enough
    what they mean.

    Attributes:
        span: of the words in the text of the article.
        reason: why they stay, in words for people.
    """

    span: Span
    words: str
    reason: str


@frozen(kw_only=True)
class Standalone:
    """Who said what, in one sentence. ``str()`` gives it.

    Attributes:
        sentence: with what was replaced in square brackets.
        claim: that it is made of.
        replacements: in text order.
        left: in text order.
    """

    sentence: str
    claim: Claim = field(repr=False)
    replacements: tuple[Replacement, ...] = ()
    left: tuple[Left, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether nothing stays that needs the article to be understood."""
        return not self.left

    def __str__(self) -> str:
        return self.sentence

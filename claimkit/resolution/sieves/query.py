"""The question to a sieve, and its answer."""

from __future__ import annotations

from attrs import frozen

from claimkit.model.scheme import NoName, ReferentKind
from claimkit.resolution.entities.entity import Entity
from claimkit.resolution.sieves.discourse import DiscourseModel
from claimkit.rules import Rule
from claimkit.spans import Spans
from claimkit.tree import Word


@frozen(kw_only=True)
class Query:
    """A word whose referent is asked for.

    Attributes:
        spans: of the speaker, if the word is the head of one. Names joined by "and" count only
            inside them.
    """

    word: Word
    spans: Spans = ()


@frozen(kw_only=True)
class Answer:
    """What a sieve found: an entity, or several that speak together; if there is no name, the
    reason.

    Attributes:
        mentions: of a referent without a name, sorted, if a coreference model gives them.
        share: probability of the link that the sieve used, 0 to 1; 1 if it used none.
    """

    entities: tuple[Entity, ...] = ()
    reason: NoName | None = None
    kind: ReferentKind = ReferentKind.UNKNOWN
    role: str | None = None
    affiliation: str | None = None
    mentions: Spans = ()
    share: float = 1.0


# A step of the resolution. It answers with a referent, or with another word to ask about, or with
# None if it does not apply.
Sieve = Rule[[DiscourseModel, Query], Answer | Query]

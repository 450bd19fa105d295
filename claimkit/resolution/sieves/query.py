"""What a sieve is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen

from claimkit.document import Sentence, Word
from claimkit.model import NoName, ReferentKind
from claimkit.resolution.entities.find import Entity
from claimkit.resolution.sieves.discourse import World
from claimkit.spans import Spans


@frozen(kw_only=True)
class Asked:
    """A word whose referent is asked for.

    Attributes:
        spans: of the speaker, if the word heads one; names joined to the word by "and" count only
            inside them.
    """

    sentence: Sentence
    word: Word
    spans: Spans = ()


@frozen(kw_only=True)
class Resolution:
    """What a sieve found: an entity, or several that speak together; without a name also the
    reason.

    Attributes:
        mentions: of a referent without a name, sorted, where a coreference model gives them.
        share: how sure the step itself is, 0 to 1, where it knows.
    """

    entities: tuple[Entity, ...] = ()
    reason: NoName | None = None
    kind: ReferentKind = ReferentKind.UNKNOWN
    role: str | None = None
    affiliation: str | None = None
    mentions: Spans = ()
    share: float = 1.0


# A sieve answers with a resolution, with another word that stands for the same, or with None where
# it does not apply.
FindReferent = Callable[[World, Asked], Resolution | Asked | None]


@frozen
class Sieve:
    """A step of the resolution; *example* is a text in which it settles a speaker."""

    name: str
    example: str
    find: FindReferent

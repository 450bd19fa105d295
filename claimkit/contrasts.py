"""Claims of one text that contradict each other, by a plain rule over what their contents come down to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import frozen

from claimkit.model import Claim, Level, Polarity

OPPOSED = {Polarity.POSITIVE, Polarity.NEGATIVE}


@frozen(kw_only=True)
class Contrast:
    """Two claims of which one says that something is so and the other that it is not.

    Attributes:
        first, second: in text order.
        predicate: lemma of the predicate that both share.
        shared: lemmas of the arguments that both name, sorted; of a name that one of them gives in part, the whole.
    """

    first: Claim
    second: Claim
    predicate: str
    shared: tuple[str, ...]

    @property
    def same_speaker(self) -> bool:
        """Whether both are credited to one referent."""
        one, other = (claim.speaker.referent if claim.speaker else None for claim in (self.first, self.second))
        return one is not None and other is not None and one.id == other.id


def find_contrasts(claims: Sequence[Claim]) -> tuple[Contrast, ...]:
    """Return the pairs of *claims* with the same predicate, an argument in common and opposite polarity, in text order.

    Nothing is asserted by a claim whose level is underspecified, and a claim does not contrast with one made within it.
    """
    by_predicate: dict[str, list[int]] = {}
    for place, claim in enumerate(claims):
        if claim.proposition is not None and claim.certainty.level is not Level.UNDERSPECIFIED:
            by_predicate.setdefault(claim.proposition.predicate, []).append(place)
    pairs = (pair for places in by_predicate.values() for pair in combinations(places, 2))
    return tuple(_contrasts(claims, sorted(pairs)))


def _contrasts(claims: Sequence[Claim], pairs: Sequence[tuple[int, int]]) -> Iterator[Contrast]:
    for one, other in pairs:
        first, second = claims[one], claims[other]
        if {first.certainty.polarity, second.certainty.polarity} != OPPOSED or first.within == other or second.within == one:
            continue
        if first.proposition is not None and second.proposition is not None:
            shared = tuple(_shared(first.proposition.arguments, second.proposition.arguments))
            if shared:
                yield Contrast(first=first, second=second, predicate=first.proposition.predicate, shared=shared)


def _shared(one: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    """Yield what both name: the same noun, or a name and its last words ("ana lee" and "lee", not "ana lee" and "ana berg")."""
    for argument in sorted({*one, *other}):
        theirs = other if argument in one else one
        if any(_ends_with(argument, name) for name in theirs):
            yield argument


def _ends_with(name: str, words: str) -> bool:
    return name == words or name.endswith(f" {words}")

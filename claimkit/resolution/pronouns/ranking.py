"""The ranker of antecedents: a log-linear model over named features, whose weights anyone can read.

The probability of a candidate is proportional to the exponential of the sum of the weights of its
features. "None of them" is a candidate too (Denis & Baldridge 2008). ``python -m
training.pronouns`` fits it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any

from attrs import frozen

from claimkit.resolution.pronouns.choice import AntecedentChoice, Candidate
from claimkit.resolution.pronouns.order import Anaphor
from claimkit.shipped import read_table

FILE = "pronouns.json"
RIVAL = 0.5  # share of the best one's probability from which another candidate is a rival
PERSON = "person"  # the kind of "he" and "she"
SEVERAL = "several"  # the kind of "they"
# What "they" have in common with a body that goes on speaking
GOING_ON = frozenset({"kind=organization", "reports, since it reported=1"})
SPOKE_LAST = frozenset({"spoke last, same paragraph", "spoke last, next paragraph"})
NO_PERSONS = frozenset({"kind=place", "kind=organization"})
OTHER_GENDER = "gender other"  # how the features of such candidates begin
POSSIBLE = 0.02  # probability from which a candidate may be meant at all
LEAST_ALONE = 0.4  # probability of an only candidate that is enough
CLOSE = 0.8  # the same, from which no one is chosen


@frozen(kw_only=True)
class Ranker:
    """Chooses the antecedents of pronouns.

    Attributes:
        weights: by kind of pronoun, then by feature. A feature that is not in the table has weight
            0.
        right: by sieve, the share of its answers that are right at link probability 0 and at 1, as
            measured. A sieve that is not in the table has (0, 1).
        threshold: by kind of pronoun, the least probability of a choice. Below it none is chosen,
            because a wrong speaker is worse than none.
    """

    weights: Mapping[str, Mapping[str, float]]
    threshold: Mapping[str, float]
    right: Mapping[str, tuple[float, float]]

    @classmethod
    def load(cls, file: Path | None = None) -> Ranker:
        """Return the ranker in *file*, by default the one that comes with claimkit.

        Raises:
            ModelNotFoundError: there is no such file.
            ModelCorruptError: it is damaged.
        """
        return read_table(FILE, cls._build, file)

    @classmethod
    def _build(cls, table: Mapping[str, Any]) -> Ranker:
        right = {sieve: (low, high) for sieve, (low, high) in table["right"].items()}
        return cls(weights=table["weights"], threshold=table["threshold"], right=right)

    def estimate_confidence(self, sieve: str, share: float) -> float:
        """Return the confidence in an answer of *sieve*.

        Args:
            share: the probability of the link that the sieve used, 0 to 1.
        """
        low, high = self.right.get(sieve, (0.0, 1.0))
        return round(low + (high - low) * share, 4)

    def weigh(self, kind: str, candidates: Sequence[Sequence[str]]) -> list[float]:
        """Return the probability of each of *candidates*, given by their features. They add up to
        1.
        """
        table = self.weights.get(kind, {})
        scores = [_sum_weights(table, features) for features in candidates]
        highest = max(scores)
        powers = [math.exp(score - highest) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]

    def __call__(
        self, anaphor: Anaphor, candidates: Sequence[Candidate], nothing: Sequence[str]
    ) -> AntecedentChoice:
        """Return the most likely of *candidates*, or none of them."""
        kind = anaphor.kind
        features = [candidate.features for candidate in candidates]
        *shares, none = self.weigh(kind, [*features, nothing])
        best = max(shares, default=0.0)
        second = sorted(shares)[-2] if len(shares) > 1 else 0.0
        has_rival = second > RIVAL * best
        alone = _find_sure_alone(anaphor, candidates, shares, none)
        if alone is not None:
            least = self.threshold[kind] if kind == SEVERAL else 0.0
            return AntecedentChoice(entity=alone.entity, probability=max(best, least))
        if not shares or best < none or kind not in self.weights:
            is_one_of_them = has_rival and sum(shares) > none
            return AntecedentChoice(entity=None, probability=none, has_rival=is_one_of_them)
        chosen = candidates[shares.index(best)]
        possible = [c for c, share in zip(candidates, shares, strict=True) if share > POSSIBLE]
        if best < self.threshold.get(kind, 1.0) or second > CLOSE * best:
            return AntecedentChoice(entity=None, probability=1 - best, has_rival=has_rival)
        return AntecedentChoice(
            entity=chosen.entity,
            probability=best,
            has_rival=has_rival,
            is_doubtful=_is_doubtful(anaphor, chosen, possible),
        )


def _find_sure_alone(
    anaphor: Anaphor, candidates: Sequence[Candidate], shares: Sequence[float], none: float
) -> Candidate | None:
    """Return the only candidate for a pronoun for a person, or the only one whose gender may be its
    own, where it is likely enough: the pronoun hardly means somebody of whom the text does not
    speak.

    Args:
        none: the probability of no candidate.
    """
    if anaphor.kind == SEVERAL:
        return _find_body_going_on(candidates, shares)
    if anaphor.kind != PERSON:
        return None
    fitting = [at for at, candidate in enumerate(candidates) if not _is_of_other_gender(candidate)]
    if len(fitting) != 1:
        return None
    share = shares[fitting[0]]
    if share < max(shares):  # a given name tells the gender only as a rule
        return None
    return candidates[fitting[0]] if share >= LEAST_ALONE * (share + none) else None


def _find_body_going_on(
    candidates: Sequence[Candidate], shares: Sequence[float]
) -> Candidate | None:
    """Return the body that spoke right before "they" speak, where nobody else is more likely:
    "Big Lantern have denied it. They said …".
    """
    best = max(shares, default=0.0)
    for candidate, share in zip(candidates, shares, strict=True):
        if share < best or SPOKE_LAST.isdisjoint(candidate.features):
            continue
        if GOING_ON.issubset(candidate.features):
            return candidate
    return None


def _is_doubtful(anaphor: Anaphor, chosen: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether name or title of the one *chosen* suggest another gender, and there is somebody else
    whom the pronoun may mean, be it without a name.
    """
    if anaphor.kind != PERSON or not _is_of_other_gender(chosen):
        return False
    persons = [c for c in candidates if NO_PERSONS.isdisjoint(c.features)]
    return not all(map(_is_of_other_gender, persons))


def _is_of_other_gender(candidate: Candidate) -> bool:
    return any(feature.startswith(OTHER_GENDER) for feature in candidate.features)


def _sum_weights(weights: Mapping[str, float], features: Iterable[str]) -> float:
    return sum(map(weights.get, features, repeat(0.0)))

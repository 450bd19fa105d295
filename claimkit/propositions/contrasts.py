"""Claims of one text that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from claimkit.model.claim import Claim
from claimkit.model.proposition import Proposition
from claimkit.model.scheme import Level, Modality, Time
from claimkit.propositions.comparable import pair_comparable
from claimkit.propositions.exclusion import RULES, Assertion, ContrastKind, have_one_speaker
from claimkit.rules import find_answer

# Modalities of what nobody asserts
SUPPOSED = frozenset(
    {Modality.CONDITIONAL, Modality.INTERROGATIVE, Modality.IMPERATIVE, Modality.DESIDERATIVE}
)


@frozen(kw_only=True)
class Contrast:
    """Two claims that cannot both be true.

    Attributes:
        first, second: in text order.
        kind: why not.
        predicate: lemma of the first one's predicate; of opposites the second one's is another.
        shared: what both are about, sorted: the referent's name where it has one, else the lemma.
        values: in what they differ, the first one's and the second one's: polarities, predicates or
            numbers.
    """

    first: Claim
    second: Claim
    kind: ContrastKind
    predicate: str
    shared: tuple[str, ...]
    values: tuple[str, str]

    @property
    def same_speaker(self) -> bool:
        """Whether both claims have the same speaker."""
        return have_one_speaker(self.first, self.second)

    def explain(self) -> str:
        """Return one line: what both are about, and how they differ.

        "number: ‘die’ of person: c1 300, c2 200"
        """
        shared = ", ".join(self.shared)
        first, second = self.values
        differ = f"{self.first.id} {first}, {self.second.id} {second}"
        return f"{self.kind}: ‘{self.predicate}’ of {shared}: {differ}"


def find_contrasts(claims: Sequence[Claim]) -> tuple[Contrast, ...]:
    """Return the pairs of *claims* that cannot both be true, in text order.

    Nothing is asserted by a claim whose level is underspecified, and a claim does not contrast with
    one made within it. Each is compared with the nearest earlier ones that say the like of the
    same, see ``comparable.NEAREST``.
    """
    contrasts: list[Contrast] = []
    for first, second in pair_comparable(_find_assertions(claims)):
        contrast = _find_contrast(first, second)
        if contrast is not None:
            contrasts.append(contrast)
    return tuple(contrasts)


def _find_assertions(claims: Iterable[Claim]) -> Iterator[Assertion]:
    for index, claim in enumerate(claims):
        proposition = claim.proposition
        if proposition is not None and _is_asserted(claim, proposition):
            yield Assertion(index=index, claim=claim, proposition=proposition)


def _is_asserted(claim: Claim, proposition: Proposition) -> bool:
    if claim.certainty.level is Level.UNDERSPECIFIED:
        return False
    return proposition.stated and claim.certainty.modality not in SUPPOSED


def _find_contrast(first: Assertion, second: Assertion) -> Contrast | None:
    """Return the contrast between two assertions, by the first rule that finds one."""
    if _is_within_other(first, second) or not _may_be_of_one_time(first, second):
        return None
    difference = find_answer(RULES, first, second)
    if difference is None:
        return None
    return Contrast(
        first=first.claim,
        second=second.claim,
        kind=difference.kind,
        predicate=first.predicate,
        shared=difference.shared,
        values=difference.values,
    )


def _is_within_other(first: Assertion, second: Assertion) -> bool:
    return first.claim.within == second.claim.id or second.claim.within == first.claim.id


def _may_be_of_one_time(first: Assertion, second: Assertion) -> bool:
    """Whether nothing says that the two speak of different times."""
    times = (set(first.proposition.times), set(second.proposition.times))
    if all(times) and times[0].isdisjoint(times[1]):
        return False
    return {first.claim.certainty.content_time, second.claim.certainty.content_time} != {
        Time.PAST,
        Time.FUTURE,
    }

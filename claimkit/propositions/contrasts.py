"""Claims of one text that cannot both be so, by plain rules over what their contents come down
to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import combinations

from attrs import evolve, frozen

from claimkit.model import (
    Argument,
    Claim,
    Level,
    MarkerCategory,
    Modality,
    Polarity,
    Proposition,
    Role,
    Time,
)
from claimkit.propositions.words import ContrastWords

SUPPOSED = frozenset(
    {Modality.CONDITIONAL, Modality.INTERROGATIVE, Modality.IMPERATIVE, Modality.DESIDERATIVE}
)


class ContrastKind(StrEnum):
    """Why two claims cannot both be so.

    Attributes:
        POLARITY: one says that it is so, the other that it is not.
        OPPOSITES: they say of the same what excludes each other: "is open", "is closed".
        NUMBER: they give different numbers for the same: "300 people died", "200 people died".
    """

    POLARITY = "polarity"
    OPPOSITES = "opposites"
    NUMBER = "number"


@frozen(kw_only=True)
class Contrast:
    """Two claims that cannot both be so.

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
        """Whether both are credited to one referent."""
        return _same_speaker(self.first, self.second)

    def explain(self) -> str:
        """Return one line: what both are about, and in what they differ.

        "number: ‘die’ of person: c1 300, c2 200"
        """
        first, second = self.values
        return f"{self.kind}: ‘{self.predicate}’ of {', '.join(self.shared)}: {self.first.id} {first}, {self.second.id} {second}"


def find_contrasts(claims: Sequence[Claim], words: ContrastWords) -> tuple[Contrast, ...]:
    """Return the pairs of *claims* that cannot both be so, in text order.

    Args:
        words: those of the language of the claims, as its lexicon has them.

    Nothing is asserted by a claim whose level is underspecified, and a claim does not contrast with
    one made within it.
    """
    by_predicate: dict[str, list[int]] = {}
    for place, claim in enumerate(claims):
        if claim.proposition is not None and claim.proposition.stated and _asserts(claim):
            for predicate in {claim.proposition.predicate, *claim.proposition.opposites}:
                by_predicate.setdefault(predicate, []).append(place)
    pairs = sorted({pair for places in by_predicate.values() for pair in combinations(places, 2)})
    return tuple(
        contrast
        for one, other in pairs
        if claims[one].within != other and claims[other].within != one
        for contrast in _contrasts(claims[one], claims[other], Matcher(words=words))
    )


def _asserts(claim: Claim) -> bool:
    return (
        claim.certainty.level is not Level.UNDERSPECIFIED
        and claim.certainty.modality not in SUPPOSED
    )


def _same_speaker(first: Claim, second: Claim) -> bool:
    one, other = (claim.speaker.referent if claim.speaker else None for claim in (first, second))
    return one is not None and other is not None and one.id == other.id


def _contrasts(first: Claim, second: Claim, matcher: Matcher) -> Iterator[Contrast]:
    """Yield the contrast between two claims, by the first rule that finds one."""
    one, other = first.proposition, second.proposition
    if one is None or other is None or not _of_one_time(first, second):
        return
    for kind, find in RULES:
        found = find(first, second, one, other, matcher)
        if found is not None:
            shared, values = found
            yield Contrast(
                first=first,
                second=second,
                kind=kind,
                predicate=one.predicate,
                shared=shared,
                values=values,
            )
            return


Found = tuple[tuple[str, ...], tuple[str, str]]
FindContrast = Callable[[Claim, Claim, Proposition, Proposition, "Matcher"], Found | None]


def _of_polarity(
    first: Claim, second: Claim, one: Proposition, other: Proposition, matcher: Matcher
) -> Found | None:
    """Return what an assertion and a denial have in common, unless what is denied is more
    particular than what is asserted: who did not pay Lee may well have paid.
    """
    polarities = (first.certainty.polarity, second.certainty.polarity)
    if one.predicate != other.predicate or set(polarities) != {
        Polarity.POSITIVE,
        Polarity.NEGATIVE,
    }:
        return None
    positive, negative = (first, second) if polarities[0] is Polarity.POSITIVE else (second, first)
    if not _may_exclude(positive, negative):
        return None
    asserted, denied = (one, other) if positive is first else (other, one)
    if not (
        set(denied.modifiers) <= set(asserted.modifiers)
        and set(denied.times) <= set(asserted.times)
    ):
        return None
    shared = matcher.shared(denied.arguments, asserted.arguments)
    return (shared, (polarities[0].value, polarities[1].value)) if shared else None


def _may_exclude(positive: Claim, negative: Claim) -> bool:
    """Whether levels and modalities let the two exclude each other: what may be so may also not be,
    who can need not.
    """
    if positive.certainty.level is negative.certainty.level is Level.POSSIBLE:
        return False
    modalities = (_root(positive), _root(negative))
    return modalities[0] is modalities[1] or modalities == (None, Modality.DYNAMIC)


def _root(claim: Claim) -> Modality | None:
    """Return the modality if it says what must be or can be done, None otherwise."""
    return (
        claim.certainty.modality
        if claim.certainty.modality in {Modality.DEONTIC, Modality.DYNAMIC}
        else None
    )


def _of_opposites(
    first: Claim, second: Claim, one: Proposition, other: Proposition, matcher: Matcher
) -> Found | None:
    """Return what two opposites are said of, unless either says something more particular, or
    leaves room for the other: what is partly open is partly closed.
    """
    if (
        other.predicate not in one.opposites and one.predicate not in other.opposites
    ) or one.times != other.times:
        return None
    if not _both_positive(first, second) or _root(first) is not _root(second):
        return None
    if one.modifiers != other.modifiers or matcher.words.partial & set(one.modifiers):
        return None
    shared = matcher.shared_by_both(_by_theme(one.arguments), _by_theme(other.arguments))
    return (shared, (one.predicate, other.predicate)) if shared else None


def _both_positive(first: Claim, second: Claim) -> bool:
    certainties = (first.certainty, second.certainty)
    positive = all(certainty.polarity is Polarity.POSITIVE for certainty in certainties)
    return positive and any(certainty.level is not Level.POSSIBLE for certainty in certainties)


def _by_theme(arguments: Sequence[Argument]) -> tuple[Argument, ...]:
    """Return *arguments*, the object of a passive without agent as a subject: who was closed is
    closed.
    """
    if any(argument.role is Role.SUBJECT for argument in arguments):
        return tuple(arguments)
    return tuple(evolve(a, role=Role.SUBJECT) if a.role is Role.OBJECT else a for a in arguments)


def _of_number(
    first: Claim, second: Claim, one: Proposition, other: Proposition, matcher: Matcher
) -> Found | None:
    """Return what is counted, where all else is the same; where nothing else is said, two speakers
    must differ.
    """
    if (
        one.predicate != other.predicate
        or one.modifiers != other.modifiers
        or one.times != other.times
    ):
        return None
    if not _both_positive(first, second) or _is_approximate(first) or _is_approximate(second):
        return None
    loose = matcher.words.inexact | matcher.words.additional
    if any(
        a.number is not None and loose & set(a.modifiers)
        for a in (*one.arguments, *other.arguments)
    ):
        return None
    values, back = (
        _different_numbers(one.arguments, other.arguments),
        _different_numbers(other.arguments, one.arguments),
    )
    if len(values) != 1 or [pair[::-1] for pair in back] != values:
        return None
    left, right = (
        tuple(evolve(a, number=None) for a in arguments)
        for arguments in (one.arguments, other.arguments)
    )
    shared = matcher.shared_by_both(left, right)
    if not shared or (len(left) == 1 and _same_speaker(first, second)):
        return None
    return shared, (f"{values[0][0]:,.10g}", f"{values[0][1]:,.10g}")


def _is_approximate(claim: Claim) -> bool:
    return any(marker.category is MarkerCategory.APPROXIMATOR for marker in claim.certainty.markers)


def _different_numbers(
    one: Sequence[Argument], other: Sequence[Argument]
) -> list[tuple[float, float]]:
    """Return the numbers of each argument of *one* and of the first like it of *other*, where they
    differ and both are known.
    """
    found: list[tuple[float, float]] = []
    for argument in one:
        like = (
            a
            for a in other
            if (a.role, a.case, a.lemma) == (argument.role, argument.case, argument.lemma)
        )
        number = next((a.number for a in like), None)
        if argument.number is not None and number is not None and number != argument.number:
            found.append((argument.number, number))
    return found


RULES: tuple[tuple[ContrastKind, FindContrast], ...] = (
    (ContrastKind.POLARITY, _of_polarity),
    (ContrastKind.OPPOSITES, _of_opposites),
    (ContrastKind.NUMBER, _of_number),
)


def _of_one_time(first: Claim, second: Claim) -> bool:
    """Whether nothing says that the two speak of different times."""
    one, other = first.proposition, second.proposition
    if (
        one is None
        or other is None
        or (one.times and other.times and set(one.times).isdisjoint(other.times))
    ):
        return False
    return {first.certainty.time, second.certainty.time} != {Time.PAST, Time.FUTURE}


@frozen(kw_only=True)
class Matcher:
    """Says of arguments whether they stand for the same.

    Attributes:
        words: those by which claims are compared.
    """

    words: ContrastWords

    def shared(self, inner: Sequence[Argument], outer: Sequence[Argument]) -> tuple[str, ...]:
        """Return the names of what is in both, sorted; empty where *inner* has something that
        *outer* has not.
        """
        found: set[str] = set()
        for argument in inner:
            rivals = [a for a in outer if (a.role, a.case) == (argument.role, argument.case)]
            same = next((rival for rival in rivals if self._is_same(argument, rival)), None)
            if same is None and not self._may_be_same(argument, rivals):
                return ()
            if same is not None and argument.role not in {Role.COMPLEMENT, Role.POSSESSOR}:
                found.add(argument.name or same.name or max(argument.lemma, same.lemma, key=len))
        return tuple(sorted(found - self.words.nameless))

    def shared_by_both(self, one: Sequence[Argument], other: Sequence[Argument]) -> tuple[str, ...]:
        """Return the names of what is in both, sorted; empty where either has something that the
        other has not.
        """
        there, back = self.shared(one, other), self.shared(other, one)
        return tuple(sorted({*there, *back})) if there and back else ()

    def _may_be_same(self, argument: Argument, rivals: Sequence[Argument]) -> bool:
        """Whether nothing is known of what *argument* stands for, or of all its *rivals*."""
        if argument.role is Role.POSSESSOR:
            return (
                not rivals
                or self._is_nameless(argument)
                or any(self._is_nameless(rival) for rival in rivals)
            )
        if argument.role is Role.SUBJECT:
            return any(
                a.referent is None and a.lemma in self.words.collective for a in (argument, *rivals)
            ) and bool(rivals)
        return (
            argument.open and not argument.modifiers and (not rivals or self._is_nameless(argument))
        )

    def _is_nameless(self, argument: Argument) -> bool:
        return argument.referent is None and argument.lemma in self.words.nameless

    def _is_same(self, inner: Argument, outer: Argument) -> bool:
        """Whether *inner* stands for what *outer* does, or for more."""
        if inner.referent is not None and inner.referent == outer.referent:
            return True
        if (
            (inner.name is not None and outer.name is not None)
            or self._is_nameless(inner)
            or self._is_nameless(outer)
        ):
            return False
        if inner.number is not None and inner.number != outer.number:
            return False
        return _is_called(inner.lemma, outer.lemma) and _is_no_narrower(inner, outer)


def _is_called(one: str, other: str) -> bool:
    """Whether both are one noun, or a name and its last words ("ana lee" and "lee", not "ana lee"
    and "ana berg").
    """
    return one == other or one.endswith(f" {other}") or other.endswith(f" {one}")


def _is_no_narrower(inner: Argument, outer: Argument) -> bool:
    """Whether no word narrows *inner* that does not narrow *outer*; of what both take as known
    either may be put briefly.
    """
    narrowed = set(inner.modifiers) <= set(outer.modifiers)
    known = inner.definite and outer.definite and inner.role is not Role.COMPLEMENT
    return narrowed or (known and set(outer.modifiers) <= set(inner.modifiers))

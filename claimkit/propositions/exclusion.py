"""Why two assertions cannot both be true: a table of conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from attrs import evolve, frozen

from claimkit.model.claim import Claim
from claimkit.model.proposition import Argument, Proposition
from claimkit.model.scheme import ArgumentRole, Level, MarkerCategory, Modality, Polarity
from claimkit.propositions.matching import find_shared, find_shared_by_both
from claimkit.propositions.words import load_contrast_words
from claimkit.rules import Rule

# Modalities of what must be or can be done, which is another thing than what is
OF_DEEDS = frozenset({Modality.DEONTIC, Modality.DYNAMIC})


class ContrastKind(StrEnum):
    """Why two claims cannot both be true.

    Attributes:
        POLARITY: one says that it is so, the other that it is not.
        OPPOSITES: they say of the same what excludes each other: "is open", "is closed".
        NUMBER: they give different numbers for the same: "300 people died", "200 people died".
    """

    POLARITY = "polarity"
    OPPOSITES = "opposites"
    NUMBER = "number"


@frozen(kw_only=True)
class Assertion:
    """A claim that asserts something, with its proposition.

    Attributes:
        index: place of the claim among all that are compared.
        proposition: that of the claim.
    """

    index: int
    claim: Claim
    proposition: Proposition

    @property
    def predicate(self) -> str:
        return self.proposition.predicate

    @property
    def arguments(self) -> tuple[Argument, ...]:
        return self.proposition.arguments

    @property
    def polarity(self) -> Polarity:
        return self.claim.certainty.polarity

    @property
    def level(self) -> Level:
        return self.claim.certainty.level

    @property
    def modality_of_deed(self) -> Modality | None:
        """The modality if it says what must or can be done, else None."""
        modality = self.claim.certainty.modality
        return modality if modality in OF_DEEDS else None


@frozen(kw_only=True)
class Difference:
    """How two assertions exclude each other; the fields are those of a Contrast."""

    kind: ContrastKind
    shared: tuple[str, ...]
    values: tuple[str, str]


Condition = Callable[[Assertion, Assertion], bool]


@frozen(kw_only=True)
class Exclusion:
    """A reason why two assertions cannot both be true.

    Attributes:
        conditions: must all hold.
        share: gives the names of what both are about, none where they are about different things.
        tell: gives in what they differ.
    """

    kind: ContrastKind
    conditions: tuple[Condition, ...]
    share: Callable[[Assertion, Assertion], tuple[str, ...]]
    tell: Callable[[Assertion, Assertion], tuple[str, str]]

    def find(self, first: Assertion, second: Assertion) -> Difference | None:
        """Return the difference; None if both may be true."""
        if not all(holds(first, second) for holds in self.conditions):
            return None
        shared = self.share(first, second)
        if not shared:
            return None
        return Difference(kind=self.kind, shared=shared, values=self.tell(first, second))


def _have_one_predicate(first: Assertion, second: Assertion) -> bool:
    return first.predicate == second.predicate


def _have_opposite_predicates(first: Assertion, second: Assertion) -> bool:
    listed = second.predicate in first.proposition.opposites
    return listed or first.predicate in second.proposition.opposites


def _have_opposite_polarities(first: Assertion, second: Assertion) -> bool:
    return {first.polarity, second.polarity} == {Polarity.POSITIVE, Polarity.NEGATIVE}


def _are_both_positive(first: Assertion, second: Assertion) -> bool:
    return {first.polarity, second.polarity} == {Polarity.POSITIVE}


def _is_either_more_than_possible(first: Assertion, second: Assertion) -> bool:
    """Whether not both are only possible: what may be so may also not be."""
    return {first.level, second.level} != {Level.POSSIBLE}


def _are_of_one_modality(first: Assertion, second: Assertion) -> bool:
    """Whether both say what is, what must be or what can be done."""
    return first.modality_of_deed is second.modality_of_deed


def _does_modality_exclude(first: Assertion, second: Assertion) -> bool:
    """Whether both say what is, what must be or what can be done, or one says what cannot be done:
    who can need not, but who cannot does not.
    """
    asserted, denied = _order_by_polarity(first, second)
    impossible = asserted.modality_of_deed is None and denied.modality_of_deed is Modality.DYNAMIC
    return impossible or _are_of_one_modality(first, second)


def _is_no_less_denied(first: Assertion, second: Assertion) -> bool:
    """Whether what is denied names no adverbial and no time that what is asserted does not: who did
    not come on Monday may well have come.
    """
    asserted, denied = _order_by_polarity(first, second)
    outer, inner = asserted.proposition, denied.proposition
    return set(inner.times) <= set(outer.times) and set(inner.modifiers) <= set(outer.modifiers)


def _have_one_setting(first: Assertion, second: Assertion) -> bool:
    """Whether the same adverbs narrow both, and both name the same times."""
    if first.proposition.modifiers != second.proposition.modifiers:
        return False
    return first.proposition.times == second.proposition.times


def _is_either_whole(first: Assertion, second: Assertion) -> bool:
    """Whether no adverb of both leaves room for the other: what is partly open is partly closed."""
    return load_contrast_words().partial.isdisjoint(first.proposition.modifiers)


def _differ_in_one_number(first: Assertion, second: Assertion) -> bool:
    return _find_only_numbers(first, second) is not None


def _are_both_exact(first: Assertion, second: Assertion) -> bool:
    return all(map(_is_exact, (first, second)))


def _is_exact(assertion: Assertion) -> bool:
    """Whether the numbers are meant exactly and come on top of no others."""
    markers = assertion.claim.certainty.markers
    if any(marker.category is MarkerCategory.APPROXIMATOR for marker in markers):
        return False
    counted = (argument for argument in assertion.arguments if argument.number is not None)
    return all(load_contrast_words().loose.isdisjoint(argument.modifiers) for argument in counted)


def _is_of_one_event(first: Assertion, second: Assertion) -> bool:
    """Whether more is said than a number, or two speakers say it: one who gives two numbers mostly
    speaks of two events.
    """
    return len(first.arguments) > 1 or not have_one_speaker(first.claim, second.claim)


def have_one_speaker(first: Claim, second: Claim) -> bool:
    """Whether both claims have the same speaker."""
    ids = (_find_speaker_id(first), _find_speaker_id(second))
    return ids[0] is not None and ids[0] == ids[1]


def _find_speaker_id(claim: Claim) -> str | None:
    """Return the id of the speaker's referent, None where nobody knows who speaks."""
    return None if claim.speaker.referent is None else claim.speaker.referent.id


def _share_denied(first: Assertion, second: Assertion) -> tuple[str, ...]:
    """Return what both name, unless what is denied is more particular than what is asserted: who
    did not pay Lee may well have paid.
    """
    asserted, denied = _order_by_polarity(first, second)
    return find_shared(denied.arguments, asserted.arguments)


def _order_by_polarity(first: Assertion, second: Assertion) -> tuple[Assertion, Assertion]:
    """Return the positive one first."""
    return (first, second) if first.polarity is Polarity.POSITIVE else (second, first)


def _share_themes(first: Assertion, second: Assertion) -> tuple[str, ...]:
    """Return what both name, the object of a passive without agent as a subject: who was closed is
    closed.
    """
    return find_shared_by_both(_to_themes(first.arguments), _to_themes(second.arguments))


def _to_themes(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    if any(argument.role is ArgumentRole.SUBJECT for argument in arguments):
        return arguments
    return tuple(map(_to_theme, arguments))


def _to_theme(argument: Argument) -> Argument:
    if argument.role is not ArgumentRole.OBJECT:
        return argument
    return evolve(argument, role=ArgumentRole.SUBJECT)


def _share_uncounted(first: Assertion, second: Assertion) -> tuple[str, ...]:
    """Return what both name, whatever numbers they give."""
    return find_shared_by_both(_drop_numbers(first.arguments), _drop_numbers(second.arguments))


def _drop_numbers(arguments: Iterable[Argument]) -> tuple[Argument, ...]:
    return tuple(evolve(argument, number=None) for argument in arguments)


def _tell_polarities(first: Assertion, second: Assertion) -> tuple[str, str]:
    return (first.polarity.value, second.polarity.value)


def _tell_predicates(first: Assertion, second: Assertion) -> tuple[str, str]:
    return (first.predicate, second.predicate)


def _tell_numbers(first: Assertion, second: Assertion) -> tuple[str, str]:
    numbers = _find_only_numbers(first, second)
    assert numbers is not None, "a condition of the rule"
    return (f"{numbers[0]:,.10g}", f"{numbers[1]:,.10g}")


def _find_only_numbers(first: Assertion, second: Assertion) -> tuple[float, float] | None:
    """Return the number of an argument of *first* and that of its like of *second*, if these are
    the only numbers in which the two differ.
    """
    there = _pair_numbers(first.arguments, second.arguments)
    back = _pair_numbers(second.arguments, first.arguments)
    if len(there) != 1 or there != [pair[::-1] for pair in back]:
        return None
    return there[0]


def _pair_numbers(
    arguments: Iterable[Argument], others: Iterable[Argument]
) -> list[tuple[float, float]]:
    """Return the numbers of each of *arguments* and of the first like it of *others*, where they
    differ and both are known.
    """
    numbers = _list_numbers(others)
    pairs: list[tuple[float, float]] = []
    for argument in arguments:
        number, rival = argument.number, numbers.get(_to_key(argument))
        if number is not None and rival is not None and number != rival:
            pairs.append((number, rival))
    return pairs


Key = tuple[ArgumentRole, str | None, str]


def _list_numbers(arguments: Iterable[Argument]) -> Mapping[Key, float | None]:
    """Return the number of the first of the *arguments* that are alike, by what makes them so."""
    numbers: dict[Key, float | None] = {}
    for argument in arguments:
        numbers.setdefault(_to_key(argument), argument.number)
    return numbers


def _to_key(argument: Argument) -> Key:
    return (argument.role, argument.case, argument.lemma)


DENIAL = Exclusion(
    kind=ContrastKind.POLARITY,
    conditions=(
        _have_one_predicate,
        _have_opposite_polarities,
        _is_either_more_than_possible,
        _does_modality_exclude,
        _is_no_less_denied,
    ),
    share=_share_denied,
    tell=_tell_polarities,
)
OPPOSITES = Exclusion(
    kind=ContrastKind.OPPOSITES,
    conditions=(
        _have_opposite_predicates,
        _are_both_positive,
        _is_either_more_than_possible,
        _are_of_one_modality,
        _have_one_setting,
        _is_either_whole,
    ),
    share=_share_themes,
    tell=_tell_predicates,
)
NUMBERS = Exclusion(
    kind=ContrastKind.NUMBER,
    conditions=(
        _have_one_predicate,
        _are_both_positive,
        _is_either_more_than_possible,
        _have_one_setting,
        _differ_in_one_number,
        _are_both_exact,
        _is_of_one_event,
    ),
    share=_share_uncounted,
    tell=_tell_numbers,
)
# The first that finds something tells why the two cannot both be so
RULES = (
    Rule(
        "contrast.polarity",
        "Ana Lee said the bridge is safe. Bo Berg denied that the bridge is safe.",
        DENIAL.find,
    ),
    Rule(
        "contrast.opposites",
        "Ana Lee said the bridge is open. Bo Berg said the bridge is closed.",
        OPPOSITES.find,
    ),
    Rule(
        "contrast.number",
        "Ana Lee said the flood killed 300 people. Bo Berg said the flood killed 200 people.",
        NUMBERS.find,
    ),
)

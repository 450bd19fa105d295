"""Which assertions are compared: those that say the like of the same, found without a look at all
pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from claimkit.model.proposition import Argument
from claimkit.model.scheme import ArgumentRole, Polarity
from claimkit.propositions.exclusion import Assertion
from claimkit.propositions.matching import UNNAMED, is_nameless

NEAREST = 20
"""So many earlier assertions are compared with each one, of those that say the like of the same."""

Side = tuple[str, str]  # what is said of something: a word of this module, and a predicate
Topic = tuple[ArgumentRole, str | None, str, str]  # of whom: role, preposition, word, what narrows
ASSERTED, DENIED, COUNTED, EXCLUDED = "asserted", "denied", "counted", "excluded"
WIDE, WHATEVER, REFERENT = "", "*", "="  # in place of a word that narrows; none is a lemma


def pair_comparable(assertions: Iterable[Assertion]) -> list[tuple[Assertion, Assertion]]:
    """Return the pairs of *assertions* that may exclude each other, each once and in text order.

    Of two that exclude each other one denies what the other asserts, their predicates are
    opposites, or both count; and an argument of one is the same as an argument of the other, so
    that it has the same referent or the same last word. Where more than NEAREST earlier ones are so
    like, those nearest are taken: the pairs are linear in the number of assertions.
    """
    groups: defaultdict[tuple[Side, Topic], list[Assertion]] = defaultdict(list)
    pairs: dict[tuple[int, int], tuple[Assertion, Assertion]] = {}
    for assertion in assertions:
        topics = frozenset(_list_wanted_topics(assertion))
        for side in _list_wanted_sides(assertion):
            for topic in topics:
                for earlier in groups.get((side, topic), ())[-NEAREST:]:
                    pairs[earlier.index, assertion.index] = (earlier, assertion)
        topics = frozenset(_list_topics(assertion))
        for side in _list_sides(assertion):
            for topic in topics:
                groups[side, topic].append(assertion)
    return [pairs[indices] for indices in sorted(pairs)]


def _list_sides(assertion: Assertion) -> Iterator[Side]:
    """Yield what *assertion* says, as others look for it."""
    if assertion.polarity is Polarity.NEGATIVE:
        yield DENIED, assertion.predicate
    if assertion.polarity is not Polarity.POSITIVE:
        return
    yield ASSERTED, assertion.predicate
    if _is_counting(assertion):
        yield COUNTED, assertion.predicate
    for predicate in assertion.proposition.opposites:
        yield EXCLUDED, predicate


def _list_wanted_sides(assertion: Assertion) -> Iterator[Side]:
    """Yield what others must say for *assertion* to exclude it."""
    if assertion.polarity is Polarity.NEGATIVE:
        yield ASSERTED, assertion.predicate
    if assertion.polarity is not Polarity.POSITIVE:
        return
    yield DENIED, assertion.predicate
    yield EXCLUDED, assertion.predicate
    if _is_counting(assertion):
        yield COUNTED, assertion.predicate
    for predicate in assertion.proposition.opposites:
        yield ASSERTED, predicate


def _is_counting(assertion: Assertion) -> bool:
    return any(argument.number is not None for argument in assertion.arguments)


def _list_topics(assertion: Assertion) -> Iterator[Topic]:
    """Yield what *assertion* is about, as others look for it."""
    for argument in _list_telling(assertion):
        role, word = _find_role(argument), _find_last_word(argument)
        if argument.referent is not None:
            yield role, argument.case, argument.referent, REFERENT
        yield role, argument.case, word, WHATEVER
        for modifier in argument.modifiers or (WIDE,):
            yield role, argument.case, word, modifier


def _list_wanted_topics(assertion: Assertion) -> Iterator[Topic]:
    """Yield what others must be about to be about the same as *assertion*.

    Of two phrases for the same one has all words that narrow the other. So they share one of these,
    or one of the two has none ("the bridge" and "the old bridge").
    """
    for argument in _list_telling(assertion):
        role, word = _find_role(argument), _find_last_word(argument)
        if argument.referent is not None:
            yield role, argument.case, argument.referent, REFERENT
        if not argument.modifiers:
            yield role, argument.case, word, WHATEVER
            continue
        for modifier in (WIDE, *argument.modifiers):
            yield role, argument.case, word, modifier


def _list_telling(assertion: Assertion) -> Iterator[Argument]:
    """Yield the arguments that tell what *assertion* is about."""
    for argument in assertion.arguments:
        if argument.role not in UNNAMED and not is_nameless(argument):
            yield argument


def _find_role(argument: Argument) -> ArgumentRole:
    """Return the role; that of a subject for an object, which is the subject of a passive."""
    return ArgumentRole.SUBJECT if argument.role is ArgumentRole.OBJECT else argument.role


def _find_last_word(argument: Argument) -> str:
    """Return the last word of the lemma: "lee" of "ana lee", who may be called "lee" too."""
    return argument.lemma.rpartition(" ")[2]

"""Rules: short functions with a name and an example, and the one runner for them.

They stand in tuples, in the order in which they are tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Generic, ParamSpec, TypeVar, TypeVarTuple

from attrs import frozen

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
Things = TypeVarTuple("Things")  # that a condition is asked about, in their order
Seen = TypeVar("Seen")


@frozen
class Rule(Generic[Asked, Answer]):
    """A rule of one stage.

    Attributes:
        name: stage and shape, "content.clause"; stamped into what it finds. The models of
            confidence have weights by name, so renaming a rule of a cue, speaker or content needs
            them to be fitted anew. No code decides by it.
        example: a sentence in which it finds something; the tests hold it to that.
        find: returns its answer, None where the rule has nothing to say.
    """

    name: str
    example: str
    find: Callable[Asked, Answer | None]


@frozen
class Answered(Generic[Answer]):
    """The answer of a rule, and the rule's name."""

    rule: str
    answer: Answer


def answers(
    rules: Iterable[Rule[Asked, Answer]], *args: Asked.args, **kwargs: Asked.kwargs
) -> Iterator[Answered[Answer]]:
    """Yield the answers of those of *rules* that have one, in order; a rule is tried only when the
    answers before it have been taken.
    """
    for rule in rules:
        answer = rule.find(*args, **kwargs)
        if answer is not None:
            yield Answered(rule.name, answer)


def first(
    rules: Iterable[Rule[Asked, Answer]], *args: Asked.args, **kwargs: Asked.kwargs
) -> Answered[Answer] | None:
    """Return the answer of the first of *rules* that has one, None where none has."""
    for rule in rules:
        answer = rule.find(*args, **kwargs)
        if answer is not None:
            return Answered(rule.name, answer)
    return None


def find_answer(
    rules: Iterable[Rule[Asked, Answer]], *args: Asked.args, **kwargs: Asked.kwargs
) -> Answer | None:
    """Return the answer of the first of *rules* that has one, without the name of the rule."""
    for rule in rules:
        answer = rule.find(*args, **kwargs)
        if answer is not None:
            return answer
    return None


def when(holds: Callable[[*Things], bool], answer: Answer) -> Callable[[*Things], Answer | None]:
    """Return a finder that gives *answer* where *holds* says yes: a row of a table of
    conditions.
    """

    def find(*args: *Things) -> Answer | None:
        return answer if holds(*args) else None

    return find


# Conditions made of conditions, for tables. About a hundred are asked of each claim, so they must
# be quick: each takes one value, and loops rather than calling all() or any() on a generator.


def all_of(*conditions: Callable[[Seen], bool]) -> Callable[[Seen], bool]:
    """Return the condition that all of *conditions* hold."""

    def hold(seen: Seen) -> bool:
        for holds in conditions:  # noqa: SIM110
            if not holds(seen):
                return False
        return True

    return hold


def any_of(*conditions: Callable[[Seen], bool]) -> Callable[[Seen], bool]:
    """Return the condition that at least one of *conditions* holds."""

    def hold(seen: Seen) -> bool:
        for holds in conditions:  # noqa: SIM110
            if holds(seen):
                return True
        return False

    return hold


def none_of(*conditions: Callable[[Seen], bool]) -> Callable[[Seen], bool]:
    """Return the condition that none of *conditions* holds."""

    def hold(seen: Seen) -> bool:
        for holds in conditions:  # noqa: SIM110
            if holds(seen):
                return False
        return True

    return hold


def only_if(
    *conditions: Callable[[*Things], bool],
) -> Callable[[Callable[[*Things], Answer | None]], Callable[[*Things], Answer | None]]:
    """Let a finder look only where all *conditions* hold; elsewhere it finds nothing."""

    def limit(find: Callable[[*Things], Answer | None]) -> Callable[[*Things], Answer | None]:
        @wraps(find)
        def find_if(*args: *Things) -> Answer | None:
            for holds in conditions:
                if not holds(*args):
                    return None
            return find(*args)

        return find_if

    return limit

"""What a judge says, and by which rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from attrs import frozen

from claimkit.rules import Rule, first

Seen = TypeVar("Seen")
Answer = TypeVar("Answer")
Given = TypeVar("Given", covariant=True)


@frozen
class Verdict(Generic[Given]):
    """An answer, and the names of the rules that gave it; no names for the default answer."""

    answer: Given
    rules: tuple[str, ...] = ()


def decide(rules: Iterable[Rule[[Seen], Answer]], default: Answer, seen: Seen) -> Verdict[Answer]:
    """Return the answer of the first of *rules* that has one, else *default*."""
    decided = first(rules, seen)
    return Verdict(default) if decided is None else Verdict(decided.answer, (decided.rule,))

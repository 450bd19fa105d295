"""The runner of rules, and what finders are made of."""

from __future__ import annotations

from claimkit.rules import Answered, Rule, answers, find_answer, first, only_if, when


def is_even(number: int) -> bool:
    return number % 2 == 0


def is_small(number: int) -> bool:
    return number < 10


@only_if(is_even, is_small)
def find_half(number: int) -> int | None:
    """Half of a small even number, unless it is nothing."""
    return number // 2 or None


RULES = (
    Rule("number.half", "4", find_half),
    Rule("number.even", "12", when(is_even, 2)),
    Rule("number.small", "3", when(is_small, 1)),
)


def test_the_first_that_answers_decides() -> None:
    """With its name; None where no rule has an answer."""
    assert first(RULES, 4) == Answered("number.half", 2)
    assert first(RULES, 12) == Answered("number.even", 2)
    assert first(RULES, 11) is None


def test_all_answers_come_in_order() -> None:
    assert list(answers(RULES, 4)) == [
        Answered("number.half", 2),
        Answered("number.even", 2),
        Answered("number.small", 1),
    ]


def test_a_finder_looks_only_where_its_conditions_hold() -> None:
    """It stays the function that it was, by name and docstring."""
    assert [find_half(number) for number in (8, 7, 12, 0)] == [4, None, None, None]
    assert find_half.__name__ == "find_half"
    assert find_half.__doc__ == "Half of a small even number, unless it is nothing."


def test_an_answer_without_the_rule() -> None:
    assert [find_answer(RULES, number) for number in (4, 11)] == [2, None]

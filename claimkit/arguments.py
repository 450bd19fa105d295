"""Checks of what users pass in: an error names the argument, what was expected, and what came."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable
from numbers import Real


def check_number(name: str, value: object, least: float, most: float) -> None:
    """Make sure that *value* is a number from *least* to *most*, both included.

    Raises:
        TypeError: it is no number.
        ValueError: it is another number.
    """
    if not isinstance(value, Real) or isinstance(value, bool):
        raise TypeError(f"expected {name} to be a number, got {reprlib.repr(value)}")
    if not least <= value <= most:  # type: ignore[operator]  # as all real numbers can
        raise ValueError(f"expected {name} from {least} to {most}, got {value!r}")


def check_count(name: str, value: object) -> None:
    """Make sure that *value* is a whole number, at least 1.

    Raises:
        TypeError: it is no whole number.
        ValueError: it is less than 1.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"expected {name} to be a whole number, got {reprlib.repr(value)}")
    if value < 1:
        raise ValueError(f"expected {name} to be at least 1, got {value}")


def check_choice(name: str, value: object, choices: Iterable[str]) -> None:
    """Make sure that *value* is one of *choices*.

    Raises:
        ValueError: it is something else.
    """
    known = tuple(choices)
    if value not in known:
        raise ValueError(f"expected {name} to be one of {', '.join(known)}; got {value!r}")


def read_strings(name: str, value: object) -> tuple[str, ...]:
    """Return *value*, one string or several.

    Raises:
        TypeError: it is neither.
    """
    values = tuple(value) if isinstance(value, Iterable) and _may_hold_strings(value) else (value,)
    for item in values:
        if not isinstance(item, str):
            raise TypeError(f"expected {name} to be a str or several, got {reprlib.repr(item)}")
    return values


def _may_hold_strings(value: object) -> bool:
    """Whether *value* is no single value itself; each byte of bytes would be a number."""
    return not isinstance(value, str | bytes)

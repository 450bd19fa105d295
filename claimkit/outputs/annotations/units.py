"""What offsets count: Python's code points, or the UTF-16 units of JavaScript and Java."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from enum import StrEnum

_LAST_OF_ONE_UNIT = "\uffff"


class Unit(StrEnum):
    """What offsets count.

    Attributes:
        CODE_POINTS: characters of Unicode, as in Python and in the specifications of the W3C.
        UTF_16: units of UTF-16, as in JavaScript: an emoji counts two.
    """

    CODE_POINTS = "code-points"
    UTF_16 = "utf-16"


def make_counter(text: str, unit: Unit) -> Callable[[int], int]:
    """Return what turns an offset in *text* in code points into one in *unit*."""
    if unit is Unit.CODE_POINTS:
        return lambda offset: offset
    double = [place for place, sign in enumerate(text) if sign > _LAST_OF_ONE_UNIT]
    return lambda offset: offset + bisect_left(double, offset)

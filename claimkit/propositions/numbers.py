"""The numbers that figures and numerals spell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

HUNDRED, TEN = 100, 10
# Joins the parts of one number behind a hundred, a thousand and so on ("two hundred and fifty")
JOINING = "and"

Numerals = Mapping[str, int]


def to_number(text: str, numerals: Numerals) -> float | None:
    """Return the number that figures and numerals spell, None where they spell none: "1,200",
    "3 million", "two hundred and fifty"; two numbers side by side ("90-95") spell none.

    Args:
        numerals: what each stands for, in lower case.
    """
    forms = text.lower().replace("-", " ").split()
    return _to_sum(_drop_joining(forms, numerals), numerals)


def _drop_joining(forms: Sequence[str], numerals: Numerals) -> list[str]:
    """Return *forms* without each "and" that stands behind a numeral that multiplies."""
    kept: list[str] = []
    for before, form in zip(("", *forms), forms, strict=False):
        is_joining = form == JOINING and _find_scale(before, numerals) > 0
        if not is_joining:
            kept.append(form)
    return kept


def _find_scale(form: str, numerals: Numerals) -> int:
    """Return the value of a numeral that multiplies what stands before it ("hundred", "million"), 0
    of any other word.
    """
    value = numerals.get(form, 0)
    return value if value >= HUNDRED else 0


def _to_sum(forms: Sequence[str], numerals: Numerals, absent: float | None = None) -> float | None:
    """Return the value of numerals around the greatest that multiplies: what stands behind it
    counts less than it does.

    Args:
        absent: the value of no words at all.
    """
    if not forms:
        return absent
    scales = [_find_scale(form, numerals) for form in forms]
    greatest = max(scales)
    if not greatest:
        return _to_small_number(forms, numerals)
    index = scales.index(greatest)
    times = _to_sum(forms[:index], numerals, absent=1.0)
    rest = _to_sum(forms[index + 1 :], numerals, absent=0.0)
    if times is None or rest is None or rest >= greatest:
        return None
    return times * greatest + rest


def _to_small_number(forms: Sequence[str], numerals: Numerals) -> float | None:
    """Return the value of one figure or numeral, or of tens and ones ("twenty one")."""
    if len(forms) == 1:
        return _to_figure(forms[0], numerals)
    values = [numerals.get(form, 0) for form in forms]
    return float(sum(values)) if _are_tens_and_ones(values) else None


def _are_tens_and_ones(values: Sequence[int]) -> bool:
    if len(values) != 2:
        return False
    tens, ones = values
    return tens in range(2 * TEN, HUNDRED, TEN) and ones in range(1, TEN)


def _to_figure(form: str, numerals: Numerals) -> float | None:
    figures = form.replace(",", "")
    if figures.replace(".", "", 1).isdecimal():
        return float(figures)
    value = numerals.get(form)
    return None if value is None else float(value)

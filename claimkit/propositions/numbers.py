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
        if form != JOINING or not _scale_of(before, numerals):
            kept.append(form)
    return kept


def _scale_of(form: str, numerals: Numerals) -> int:
    """Return the value of a numeral that multiplies what stands before it ("hundred", "million"), 0
    of any other word.
    """
    value = numerals.get(form, 0)
    return value if value >= HUNDRED else 0


def _to_sum(forms: Sequence[str], numerals: Numerals) -> float | None:
    """Return the value of numerals around the greatest that multiplies: what stands behind it
    counts less than it does.
    """
    scales = [_scale_of(form, numerals) for form in forms]
    greatest = max(scales, default=0)
    if not greatest:
        return _to_small_number(forms, numerals)
    index = scales.index(greatest)
    before, behind = forms[:index], forms[index + 1 :]
    times = _to_sum(before, numerals) if before else 1.0
    rest = _to_sum(behind, numerals) if behind else 0.0
    if times is None or rest is None or rest >= greatest:
        return None
    return times * greatest + rest


def _to_small_number(forms: Sequence[str], numerals: Numerals) -> float | None:
    """Return the value of one figure or numeral, or of tens and ones ("twenty one")."""
    if len(forms) == 1:
        return _to_figure(forms[0], numerals)
    if len(forms) != 2:
        return None
    tens, ones = (numerals.get(form, 0) for form in forms)
    if tens < 2 * TEN or tens % TEN or not 0 < ones < TEN:
        return None
    return float(tens + ones)


def _to_figure(form: str, numerals: Numerals) -> float | None:
    figures = form.replace(",", "")
    if figures.replace(".", "", 1).isdecimal():
        return float(figures)
    return float(numerals[form]) if form in numerals else None

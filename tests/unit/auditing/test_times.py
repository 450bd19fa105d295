"""Periods as ISO 8601 writes them."""

from __future__ import annotations

import pytest

from claimkit.auditing.times import Period, to_period


@pytest.mark.parametrize(
    ("published", "periods"),
    [
        ("2026-05-04", ("2026-05-04", "2026-W19", "2026-05", "2026")),
        ("2027-01-02T23:00:00+02:00", ("2027-01-02", "2026-W53", "2027-01", "2027")),
        ("0031-05-04", ("0031-05-04", "0031-W18", "0031-05", "0031")),
    ],
)
def test_periods(published: str, periods: tuple[str, ...]) -> None:
    """A week belongs to the year of its Thursday; every year has four digits."""
    assert tuple(to_period(published, period) for period in Period) == periods

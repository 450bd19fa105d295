"""What those are called whom a text names."""

from __future__ import annotations

from collections import Counter

import pytest

from claimkit.model.speaker import ReferentKind
from claimkit.standalone.naming import Names

TEXT = "Mayor Ana Lee met Bo Berg and Kim Berg. Lee left. Berg stayed."
NAMES = Names(TEXT, Counter(["Lee", "Berg", "Berg"]))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Ana Lee", "Lee"),
        ("Bo Berg", "Bo Berg"),  # two have this surname
        ("Lee", "Lee"),
        ("\x1f Lee", "\x1f Lee"),  # one word, though it has a space
        (" ", " "),  # a record may say so
    ],
)
def test_how_a_person_is_called_after_the_first_time(name: str, short: str) -> None:
    assert NAMES.shorten(name, ReferentKind.PERSON) == short

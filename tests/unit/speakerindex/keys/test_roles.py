"""Roles as keys."""

from __future__ import annotations

import pytest

from claimkit.speakerindex.keys.roles import to_role_key


@pytest.mark.parametrize(
    ("text", "words", "office"),
    [
        ("Mayor", "mayor", "mayor"),
        ("former Oslo mayor", "mayor oslo", "mayor"),
        ("the mayor of Oslo", "mayor oslo", "mayor"),
        ("Vice President", "president vice", None),
        ("Ohio Gov.", "governor ohio", "governor"),
        ("NATO spokesman", "nato spokesman", None),
        ("Mr.", "", None),
    ],
)
def test_roles(text: str, words: str, office: str | None) -> None:
    role = to_role_key(text)
    assert (" ".join(sorted(role.words)), role.office) == (words, office)

"""Gender as a cue: titles before given names, and nothing from names that both bear."""

from __future__ import annotations

import pytest

from claimkit.lexicons.loader import load
from claimkit.resolution.mentions.gender import Gender, judge_gender_of_name, judge_gender_of_words

LEXICON = load("en")


@pytest.mark.parametrize(
    ("name", "titles", "gender"),
    [
        ("Nina Park", (), Gender.FEMALE),
        ("Tom Reed", (), Gender.MALE),
        ("Jordan Pike", (), Gender.UNKNOWN),
        ("Qwertine Pike", (), Gender.UNKNOWN),
        ("Tom Reed", ("ms",), Gender.FEMALE),
        ("Jordan Pike", ("dr", "mr"), Gender.MALE),
        ("Nina Park", ("mayor",), Gender.FEMALE),
    ],
)
def test_names(name: str, titles: tuple[str, ...], gender: Gender) -> None:
    """A title decides; then the given name, if nine in ten who bear it are of one gender."""
    assert judge_gender_of_name(name.split()[0], titles, LEXICON) is gender


def test_nouns() -> None:
    """Words that name a gender tell it, others nothing."""
    assert [
        judge_gender_of_words((w,)) for w in ("spokeswoman", "spokesman", "spokesperson")
    ] == list(Gender)

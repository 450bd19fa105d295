"""Names as keys."""

from __future__ import annotations

import pytest

from claimkit.lexicons.loader import load
from claimkit.speakerindex.keys.names import split_person_name, strip_accents, to_name_key

LEXICON = load("en")


@pytest.mark.parametrize(
    ("text", "given", "middle", "surname", "suffix"),
    [
        ("Ana Lee", "ana", "", "lee", None),
        ("  ANA   LEE ", "ana", "", "lee", None),
        ("Mr. Bo Berg", "bo", "", "berg", None),
        ("Dr Ana Maria Lee", "ana", "maria", "lee", None),
        ("Ana M. Lee", "ana", "m", "lee", None),
        ("J.D. Lee", "j", "d", "lee", None),
        ("J. D. Lee", "j", "d", "lee", None),
        ("JD Lee", "j", "d", "lee", None),
        ("BO LEE", "bo", "", "lee", None),
        ("Bo Lee, Jr.", "bo", "", "lee", "jr"),
        ("Bo Lee III", "bo", "", "lee", "iii"),
        ("Lee", None, "", "lee", None),
        ("Mayor Lee", None, "", "lee", None),
        ("van Gogh", None, "", "van gogh", None),
        ("Ursula von der Leyen", "ursula", "", "von der leyen", None),
        ("Conan O’Brien", "conan", "", "o'brien", None),
        ("Ana (Annie) Lee", "ana", "", "lee", None),
        ("Mr.", None, "", "mr", None),
        ("...", None, "", "...", None),
    ],
)
def test_person_names(
    text: str, given: str | None, middle: str, surname: str, suffix: str | None
) -> None:
    name = split_person_name(text, LEXICON)
    assert (name.given, " ".join(name.middle), name.surname, name.suffix) == (
        given,
        middle,
        surname,
        suffix,
    )


@pytest.mark.parametrize(
    ("text", "full"), [("Ana Lee", True), ("Lee", False), ("A. Lee", False), ("J.D. Lee", True)]
)
def test_full_names(text: str, full: bool) -> None:
    assert split_person_name(text, LEXICON).is_full is full


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The World Health Organization (WHO)", "world health organization"),
        ("U.N.", "un"),
        ("Fjord  Ferries, Inc.", "fjord ferries inc"),
        ("The", "the"),
        ("(WHO)", "(who)"),
    ],
)
def test_name_keys(text: str, key: str) -> None:
    assert to_name_key(text) == key


def test_accents() -> None:
    assert strip_accents("søren müller-łopez") == "soren muller-lopez"

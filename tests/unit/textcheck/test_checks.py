"""What a text looks like that is no English prose."""

from __future__ import annotations

import re

import pytest

from claimkit import inputs
from claimkit.text.plain.plaintext import PlainText
from claimkit.text.plain.read import read_plain
from claimkit.textcheck.checks import CHECKS, find_warnings

ENGLISH = (
    "The bridge is perfectly safe for all who use it, Ana Lee told the council on Monday, and she "
    "added that the repair had been paid for. Bo Berg denied that it might be closed. "
)


def codes(text: str) -> list[str]:
    return [warning.code for warning in find_warnings(read_plain(text))]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_examples(check: object) -> None:
    """Each check finds its example, and no other does."""
    assert [f"text.{code}" for code in codes(check.example)] == [check.name]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Non.",
        ENGLISH,
        ENGLISH.replace("Berg", "Bérg — «sí» — Großmann, Çelik & São"),
        "He wrote 5 < 6 & 7 > 3 and <inaudible>.",
        "REDS 3 BLUES 1",
        "Rovers 3 United 1\n" * 40,
        "Goals\n12\nPoints\n30\n",
        "A self-\nmade man spoke.",
        "❤️ 👩‍👩‍👧 \u2068Ana\u2069 no\xadthing",
        "Le Monde et La Stampa: Ana Lee said so. " + ENGLISH,
        ENGLISH + "Moscow (Москва) is far. ",
    ],
)
def test_no_warning(text: str) -> None:
    """Good prose, short texts and lists are let pass."""
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Die Brücke ist sicher, und der Stadtrat hat nicht gewusst, dass sie vor dem Winter " * 3,
         "in German"),
        ("Le pont est sûr, et la ville ne savait pas que les travaux de la rue étaient pour " * 3,
         "in French"),
        ("Мост безопасен, и город не знал об этом до конца года. " * 3, "in Cyrillic letters"),
        ("桥是安全的。" * 20, "in Chinese letters"),
        ("<p>Ana</p>", "2 places with tags"),
        ("Ana &amp; Bo", "1 place with tags"),
        (ENGLISH.upper() * 2, "100% of the letters"),
    ],
)  # fmt: skip
def test_message(text: str, says: str) -> None:
    """The message says what it looks like, and how often."""
    (warning,) = find_warnings(read_plain(text))
    assert says in warning.message
    assert "\n" not in warning.message


def test_span() -> None:
    """The span is the first evidence, in the text as it was given."""
    text = "Ana Lee said <b>no</b>."
    (warning,) = find_warnings(read_plain(text))
    assert warning.span is not None
    assert warning.span.of(text) == "<b>"


def test_a_text_that_was_parsed_as_it_is() -> None:
    """Warnings do not hang on whether the text was read."""
    assert [w.code for w in find_warnings(PlainText.of("<p>Ana</p>"))] == ["markup"]


def test_advice_names_readers_that_exist() -> None:
    """What a warning says to call can be called."""
    messages = [
        warning.message for rule in CHECKS for warning in find_warnings(read_plain(rule.example))
    ]
    named = {name for message in messages for name in re.findall(r"\bread_\w+", message)}
    assert named == {"read_feed", "read_html", "read_pdf", "read_srt", "read_vtt"}
    assert named < set(inputs.__all__)

"""Lemmas as edits of the form."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.parsing.lemmas import Lemmatizer, apply_edit, find_edit


@pytest.mark.parametrize(
    ("form", "lemma", "edit"),
    [
        ("bridge", "bridge", "lower|0|"),
        ("Cities", "city", "lower|3|y"),
        ("went", "go", "lower|4|go"),
        ("Oslo", "Oslo", "as-is|0|"),
        ("LEE", "Lee", "title|0|"),
        ("9,000", "9000", "number|0|"),
        ("n't", "not", "lower|2|ot"),
    ],
)
def test_edits(form: str, lemma: str, edit: str) -> None:
    assert find_edit(form, lemma) == edit
    assert apply_edit(form, edit) == lemma


@given(st.text(min_size=1), st.text(min_size=1))
def test_every_lemma_has_an_edit(form: str, lemma: str) -> None:
    """What find_edit finds makes the lemma again, whatever the characters."""
    assert apply_edit(form, find_edit(form, lemma)) == lemma


def test_an_edit_that_does_not_fit() -> None:
    """Dropping more letters than there are, or all of them, makes nothing."""
    assert apply_edit("as", "lower|3|e") is None
    assert apply_edit("as", "lower|2|") is None


def test_known_first_then_the_likeliest_that_makes_a_known_lemma(tmp_path: Path) -> None:
    own = Lemmatizer(
        {
            ("rose", "VERB"): ("rise",),
            ("shout", "VERB"): ("shout",),
            ("left", "VERB"): ("leave", "left"),
        }
    )
    own.save(tmp_path / "lemmas.tsv")
    for lemmatizer in (own, Lemmatizer.read((tmp_path / "lemmas.tsv").read_text(encoding="utf-8"))):
        assert lemmatizer.find_lemma("Rose", "VERB", ["lower|1|"]) == "rise"
        assert lemmatizer.find_lemma("Rose", "PROPN", ["as-is|0|"]) == "Rose"
        assert lemmatizer.find_lemma("left", "VERB", ["lower|1|", "lower|0|"]) == "left"
        assert lemmatizer.find_lemma("left", "VERB", ["lower|1|"]) == "leave"
        assert lemmatizer.find_lemma("shouted", "VERB", ["lower|1|", "lower|2|"]) == "shout"
        assert lemmatizer.find_lemma("flummoxed", "VERB", ["lower|2|", "lower|1|"]) == "flummox"
        assert lemmatizer.find_lemma("as", "ADP", ["lower|3|e"]) == "as"

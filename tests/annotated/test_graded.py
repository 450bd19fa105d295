"""Graded judgements: tokens back to text, words found again, the map of time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated.findings import find_finding
from annotated.graded import read_findings, read_predicates, to_strength
from annotated.happened import Happened
from annotated.predicates import find_word_at, join_tokens, read_predicate
from claimkit import Level, Polarity, Span
from claimkit.certainty.markers.index import MarkerIndex
from claimkit.lexicons.loader import load
from claimkit.testing import StubParser, read_conllu
from tests.support.annotated import MODAL_TREE

TEXT = "Lee may go."
index = MarkerIndex(load("en"))


@given(st.lists(st.text(st.characters(categories=["L", "P"]), min_size=1, max_size=5), max_size=8))
def test_tokens_stand_where_they_are_said_to(tokens: list[str]) -> None:
    joined = join_tokens(tokens)
    assert [span.of(joined.text) for span in joined.spans] == tokens


def test_text_of_tokens() -> None:
    tokens = ["He", "did", "n't", "go", "(", "yet", ")", "."]
    assert join_tokens(tokens).text == "He didn't go (yet)."


def test_predicate() -> None:
    """The rules' certainty, and when it happens, without a word of content."""
    document = read_conllu(MODAL_TREE)
    word = find_word_at(document, Span(8, 10))
    assert word is not None
    predicate = read_predicate(document, word, index)
    assert (predicate.certainty.level, predicate.certainty.polarity) == (
        Level.POSSIBLE,
        Polarity.POSITIVE,
    )
    assert predicate.when == (
        "own=future epistemic",
        "tag=VB",
        "clause=root finite -",
        "above=- finite",
    )
    assert not predicate.asserted
    assert find_word_at(document, Span(20, 22)) is None


@pytest.mark.parametrize(
    ("words", "head"),
    [
        (
            (
                "Conclusions/NOUN/0/root :/PUNCT/1/punct Sleep/NOUN/5/nsubj may/AUX/5/aux "
                "help/VERB/1/appos"
            ),
            "help",
        ),
        (
            (
                "Results/NOUN/2/nsubj suggest/VERB/0/root that/SCONJ/5/mark sleep/NOUN/5/nsubj "
                "helps/VERB/2/ccomp"
            ),
            "helps",
        ),
        (
            (
                "Sleep/NOUN/2/nsubj helps/VERB/0/root mice/NOUN/2/obj which/PRON/5/nsubj "
                "rest/VERB/3/acl:relcl"
            ),
            "helps",
        ),
    ],
)
def test_what_was_found(words: str, head: str) -> None:
    """Below a heading, and under a reporting verb; a clause that hangs on something else is not
    it.
    """
    rows = [word.split("/") for word in words.split()]
    lines = [
        f"{n}\t{word}\t{word.lower().rstrip('s')}\t{upos}\t_\t_\t{above}\t{deprel}\t_\t_"
        for n, (word, upos, above, deprel) in enumerate(rows, 1)
    ]
    text = " ".join(row[0] for row in rows)
    document = read_conllu("\n".join([f"# text = {text}", *lines, "", ""]))
    assert find_finding(document, index.lexicon).text == head


def test_reading_files(tmp_path: Path) -> None:
    """Predicates by token, findings by split."""
    parser = StubParser.of(MODAL_TREE)
    uds, science = tmp_path / "uds.jsonl", tmp_path / "science.jsonl"
    row = {
        "tokens": ["Lee", "may", "go", "."],
        "targets": [{"i": 2, "form": "go", "factuality": -1.5}],
    }
    uds.write_text(json.dumps(row) + "\n", encoding="utf-8")
    rows = [
        {"finding": TEXT, "sentence-level-certainty": 3.0, "split": split}
        for split in ("train", "val")
    ]
    science.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (predicate,) = read_predicates(uds, parser, index)
    (finding,) = read_findings(science, parser, index, "val")
    assert (predicate.value, predicate.certainty.level) == (-1.5, Level.POSSIBLE)
    assert (to_strength(finding), finding.certainty.level) == (pytest.approx(1.2), Level.POSSIBLE)


@given(st.floats(-9, 9), st.lists(st.sampled_from("ab"), unique=True))
def test_map_stays_on_its_scale(score: float, when: list[str]) -> None:
    model = Happened(intercept=1.0, weights={"score": 1.0, "a": 2.0})
    assert -3 <= model.predict(score, when) <= 3


def test_map_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = Happened(intercept=1.0, weights={"a": 2.0, "score": 1.0})
    model.write(tmp_path / "map.json", "a note")
    assert Happened.load(tmp_path / "map.json") == model

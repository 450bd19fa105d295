"""Graded judgements: tokens back to text, words found again, features, and the ridge."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit import Level, Polarity
from claimkit.certainty.markers import MarkerIndex
from claimkit.lexicons.loader import load
from claimkit.testing import StubParser, document_from_conllu
from training.certainty import fit_score, strength_of
from training.graded import Judged, Ridge, fit_ridge, mean_error, pearson, read_findings, read_predicates
from training.predicates import joined, read_predicate, word_at

TEXT = "Lee may go."
CONLLU = """# text = Lee may go.
1\tLee\tLee\tPROPN\tNNP\tNumber=Sing\t3\tnsubj\t_\t_
2\tmay\tmay\tAUX\tMD\tVerbForm=Fin\t3\taux\t_\t_
3\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""
index = MarkerIndex.of(load("en"))


@given(st.lists(st.text(st.characters(categories=["L", "P"]), min_size=1, max_size=5), max_size=8))
def test_tokens_stand_where_they_are_said_to(tokens: list[str]) -> None:
    text, offsets = joined(tokens)
    assert [text[start:end] for start, end in offsets] == tokens


def test_text_of_tokens() -> None:
    assert joined(["He", "did", "n't", "go", "(", "yet", ")", "."])[0] == "He didn't go (yet)."


def test_predicate() -> None:
    """The rules' certainty, and features without a word of content."""
    document = document_from_conllu(CONLLU)
    found = word_at(document, 8, 10)
    assert found is not None
    predicate = read_predicate(document, *found, index)
    assert (predicate.certainty.level, predicate.certainty.polarity) == (Level.POSSIBLE, Polarity.POSITIVE)
    assert "verb=VB may" in predicate.features
    assert not any("go" in name.split() or "lee" in name.lower().split() for name in predicate.features)
    assert word_at(document, 20, 22) is None


def test_reading_files(tmp_path: Path) -> None:
    """Predicates by token, findings by split."""
    parser = StubParser.of(CONLLU)
    uds, science = tmp_path / "uds.jsonl", tmp_path / "science.jsonl"
    row = {"tokens": ["Lee", "may", "go", "."], "targets": [{"i": 2, "form": "go", "factuality": -1.5}]}
    uds.write_text(json.dumps(row) + "\n", encoding="utf-8")
    rows = [{"finding": TEXT, "sentence-level-certainty": 3.0, "split": split} for split in ("train", "val")]
    science.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (predicate,) = read_predicates(uds, parser, index)
    (finding,) = read_findings(science, parser, index, "val")
    assert (predicate.value, predicate.certainty.level) == (-1.5, Level.POSSIBLE)
    assert (strength_of(finding), finding.features["modal=may"]) == (pytest.approx(1.2), 1)


def test_levels_get_their_means() -> None:
    """Of the findings here, the certain ones are judged 6, the possible ones 1."""
    document = document_from_conllu(CONLLU)
    possible = read_predicate(document, document.sentences[0], document.sentences[0].word(3), index).certainty
    plain = document_from_conllu(CONLLU.replace("may\tmay\tAUX\tMD", "will\twill\tAUX\tMD"), "Lee will go.")
    certain = read_predicate(plain, plain.sentences[0], plain.sentences[0].word(3), index).certainty
    middle = attrs.evolve(certain, level=Level.PROBABLE)
    findings = [Judged(n, c, {}, v) for n, (c, v) in enumerate([(certain, 6.0), (middle, 3.5), (possible, 1.0)] * 2)]
    weights = fit_score([], findings).weights
    assert [weights[f"level={level}"] for level in ("certain", "probable", "possible")] == [3.0, 1.5, 0.0]


@given(st.floats(-9, 9), st.dictionaries(st.sampled_from("ab"), st.floats(-9, 9)))
def test_ridge_stays_on_its_scale(score: float, features: dict[str, float]) -> None:
    model = Ridge(intercept=1.0, bounds=(-3.0, 3.0), weights={"score": 1.0, "a": 2.0})
    assert -3 <= model.predict(score, features) <= 3


def test_ridge_learns() -> None:
    """A feature that decides gets the weight; one too rare gets none."""
    document = document_from_conllu(CONLLU)
    certainty = read_predicate(document, document.sentences[0], document.sentences[0].word(3), index).certainty
    samples = [Judged(n, certainty, {"up": float(n % 2), **({"rare": 1.0} if not n else {})}, n % 2 * 2.0) for n in range(40)]
    model = fit_ridge(samples, [0.0] * 40, bounds=(0, 2), strength=0.1, least_count=2, least_weight=0.01)
    assert model.weights["up"] == pytest.approx(2, abs=0.05)
    assert "rare" not in model.weights
    predicted = [model.predict(0.0, sample.features) for sample in samples]
    values = [sample.value for sample in samples]
    assert pearson(predicted, values) == pytest.approx(1)
    assert mean_error(predicted, values) < 0.05

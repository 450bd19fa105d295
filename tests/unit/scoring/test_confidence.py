"""Confidence: named features in, a probability out, by a table that people can read."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimkit import ModelNotFoundError
from claimkit.contents.rules import RULES
from claimkit.draft import Origin, Support
from claimkit.lexicons.loader import load
from claimkit.proposals import RuledCues, propose_by_rules
from claimkit.scoring.confidence import ConfidenceModels, LogisticModel
from claimkit.scoring.features import find_features
from tests.support.parses import read_parse

THAT_CLAUSE = "The mayor did not say whether the school would close."


def test_probability() -> None:
    """Weights add up to log-odds; a feature that the table lacks counts nothing."""
    model = LogisticModel(intercept=-1.0, weights={"lemma=say": 2.0, "words": 0.5}, threshold=0.5)
    assert model.probability({"lemma=say": 1, "words": 2, "lemma=roar": 1}) == pytest.approx(
        0.8808, abs=1e-4
    )
    assert model.probability({}) == pytest.approx(0.2689, abs=1e-4)


@given(st.dictionaries(st.sampled_from("abc"), st.floats(-1e6, 1e6)))
def test_a_probability_whatever_the_features(features: dict[str, float]) -> None:
    model = LogisticModel(intercept=0.3, weights={"a": 5.0, "b": -7.0}, threshold=0.5)
    assert 0 <= model.probability(features) <= 1


def test_round_trip(tmp_path: Path) -> None:
    shipped = ConfidenceModels.load()
    shipped.save(tmp_path / "confidence.json")
    assert ConfidenceModels.load(tmp_path / "confidence.json") == shipped


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match=r"none\.json: not found"):
        ConfidenceModels.load(tmp_path / "none.json")


def test_the_shipped_models_know_the_rules() -> None:
    """Frequent rules have a weight of their own, and thresholds are neither 0 nor 1.

    Five are newer than the models: they count as the known rules on average until these are fitted
    again.
    """
    models = ConfidenceModels.load()
    names = ("list", "headline", "announced", "amount", "viewed")
    newer = {f"content=content.{name}" for name in names}
    assert {f"content={rule.name}" for rule in RULES} - set(models.rules.weights) <= newer
    assert any(name.startswith("content by tagger") for name in models.neural.weights)
    assert 0 < models.rules.threshold < 1
    assert 0 < models.neural.threshold < 1


def test_features_of_a_draft() -> None:
    """What a linguist would name: the rule, the cue, who speaks, negation."""
    document = read_parse(THAT_CLAUSE)
    (draft,) = propose_by_rules(RuledCues.of(document, load("en")))
    alone = find_features(draft)
    assert {
        "content=content.clause",
        "lemma=say",
        "speaker class=NOUN",
        "is=negated",
        "quotation=indirect",
    } <= set(alone)
    support = Support(
        origin=Origin.RULES,
        cue=0.5,
        speaker=0.9,
        content=1.0,
        rival=True,
        same_content=0.75,
        ruled=0.5,
        same_speaker=True,
    )
    tagged = find_features(evolve(draft, support=support))
    assert tagged["cue by rules, rival"] == 0
    assert tagged["same content by rules, rival"] == 0.75
    # cut: certainty has no log-odds
    assert tagged["content by rules, rival"] == pytest.approx(6.907, abs=1e-3)

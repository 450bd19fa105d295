"""Fitting the models of confidence."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from claimkit.draft import Draft
from claimkit.lexicons.loader import load
from claimkit.proposals import RuledCues
from claimkit.scoring.confidence import LogisticModel
from claimkit.tagging.protocol import Tagger
from tests.support.annotated import SPANS, annotate
from training import confidence
from training.confidence import (
    Sample,
    find_best_threshold,
    fit,
    measure_calibration_error,
    propose_neural_samples,
)


def samples(count: int) -> list[Sample]:
    """Return samples in which "said" is right four times in five, "looked" once in five, and a rare
    feature tells nothing.
    """
    rng = random.Random(3)
    found = []
    for number in range(count):
        lemma, share = ("say", 0.8) if number % 2 else ("look", 0.2)
        features = {f"lemma={lemma}": 1.0, f"rare={number}": 1.0}
        found.append(
            Sample(document=number // 4, cue=number, features=features, right=rng.random() < share)
        )
    return found


def test_fit() -> None:
    """Probabilities come out as the shares were; rare features get no weight."""
    model, report = fit(samples(2000), gold=1200, strength=1.0, least_count=5)
    assert set(model.weights) == {"lemma=say", "lemma=look"}
    assert model.probability({"lemma=say": 1}) == pytest.approx(0.8, abs=0.03)
    assert model.probability({"lemma=look": 1}) == pytest.approx(0.2, abs=0.03)
    assert 0.2 < model.threshold < 0.8
    assert report["calibration_error"] < 0.05


def test_find_best_threshold_lets_one_draft_of_a_cue_stand() -> None:
    """Of one cue's two drafts the less likely does not count, right or not."""
    drafts = [Sample(0, 1, {}, True), Sample(0, 1, {}, True), Sample(0, 2, {}, False)]
    threshold, f1 = find_best_threshold(drafts, [0.9, 0.8, 0.3], gold=1)
    assert threshold == 0.9  # the highest of those that do as well
    assert f1 == 1.0


def test_measure_calibration_error() -> None:
    assert measure_calibration_error([0.25] * 4, [True, False, False, False]) == pytest.approx(0)
    assert measure_calibration_error([0.95] * 4, [True, True, False, False]) == pytest.approx(0.45)


class SilentTagger:
    """Sees nothing."""

    def tag(self, document: object, cues: Sequence[object] = ()) -> tuple[()]:
        return ()


def test_drafts_of_the_rules_are_read_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the tagger sees is fitted to them, and to their quotations, as in use."""
    read: list[list[Draft]] = []

    def read_twice(_: RuledCues, drafts: Sequence[Draft], __: Tagger) -> Iterator[tuple[Draft]]:
        read.extend([list(drafts), list(drafts)])
        yield from ()

    monkeypatch.setattr(confidence, "propose_with_tagger", read_twice)
    model = LogisticModel(intercept=0.0, weights={}, threshold=0.5, shares={})
    assert not list(propose_neural_samples([annotate(SPANS)], SilentTagger(), model, load("en")))
    once, again = read
    assert [draft.cue.span.of("“No,” said Lee.") for draft in once] == ["said"]
    assert once == again

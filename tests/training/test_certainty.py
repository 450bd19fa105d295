"""The score and the map of time, fitted to what people judged."""

from __future__ import annotations

import attrs
import pytest

from annotated.graded import Judged, correlate, measure_error, predict_finding
from annotated.predicates import judge_word
from claimkit import Level
from claimkit.certainty.markers.index import MarkerIndex
from claimkit.lexicons.loader import load
from claimkit.testing import read_conllu
from tests.support.annotated import MODAL_TREE
from training.certainty import fit_both, fit_score
from training.ridge import fit_ridge

index = MarkerIndex(load("en"))


def judged_level(level: Level, value: float, place: int) -> Judged:
    document = read_conllu(MODAL_TREE)
    certainty = judge_word(document, document.sentences[0].word(3), index)
    return Judged(
        text=place, certainty=attrs.evolve(certainty, level=level, markers=()), value=value
    )


def test_levels_get_their_means() -> None:
    """Of the findings here, the certain ones are judged 6, the possible ones 1; the penalty pulls
    but little.
    """
    values = {Level.CERTAIN: 6.0, Level.PROBABLE: 3.5, Level.POSSIBLE: 1.0}
    findings = [
        judged_level(level, value, place) for place in range(200) for level, value in values.items()
    ]
    model = fit_score([], findings)
    assert [predict_finding(model, finding) for finding in findings[:3]] == pytest.approx(
        list(values.values()), abs=0.05
    )


def test_what_is_to_come_has_not_happened() -> None:
    """The map of time learns it, the score does not."""
    past = [
        attrs.evolve(judged_level(Level.CERTAIN, 3.0, n), when=("own=past none",))
        for n in range(200)
    ]
    future = [attrs.evolve(s, value=-3.0, when=("own=future none",), asserted=False) for s in past]
    score, happened = fit_both([*past, *future], [])
    assert score.weights == {"level=certain": pytest.approx(3.0, abs=0.2)}
    assert happened.predict(2.8, past[0].when) > 2 > -2 > happened.predict(2.8, future[0].when)


def test_ridge_learns() -> None:
    """A feature that decides gets the weight; one too rare gets none."""
    rows = [{"up": float(n % 2), **({"rare": 1.0} if not n else {})} for n in range(40)]
    values = [n % 2 * 2.0 for n in range(40)]
    weights, intercept = fit_ridge(rows, values, strength=0.1, least_count=2, intercept=True)
    assert weights == {"up": pytest.approx(2, abs=0.05)}
    predicted = [intercept + weights["up"] * row["up"] for row in rows]
    assert correlate(predicted, values) == pytest.approx(1)
    assert measure_error(predicted, values) < 0.05

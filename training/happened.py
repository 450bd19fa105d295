"""The map from score to whether it has happened, for UDS alone: its people were asked not how sure
it is, but whether it *happened*, so that what is still to come, is ordered or wished counts as not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

from claimkit.certainty.score import HIGHEST
from training.graded import Judged
from training.ridge import Features, fit_ridge

SCORE = "score"
STRENGTH = 20.0
LEAST_COUNT = 40
LEAST_WEIGHT = 0.03


@frozen(kw_only=True)
class Happened:
    """A sum of the score, times its weight, and of weights for when it happens, from −3 to 3."""

    intercept: float
    weights: Mapping[str, float] = field(repr=False)

    def predict(self, score: float, when: Sequence[str]) -> float:
        total = self.intercept + sum(
            self.weights.get(name, 0.0) * value for name, value in _row(score, when).items()
        )
        return min(HIGHEST, max(-HIGHEST, total))

    @classmethod
    def load(cls, file: Path) -> Happened:
        table = json.loads(file.read_text(encoding="utf-8"))
        return cls(intercept=table["intercept"], weights=table["weights"])

    @classmethod
    def fit(cls, samples: Sequence[Judged], scores: Sequence[float]) -> Happened:
        """Return the map that *samples* show, whose certainties have *scores*."""
        rows = [_row(score, sample.when) for sample, score in zip(samples, scores, strict=True)]
        values = [sample.value for sample in samples]
        weights, intercept = fit_ridge(
            rows, values, strength=STRENGTH, least_count=LEAST_COUNT, intercept=True
        )
        heavy = {
            name: round(weight, 2)
            for name, weight in weights.items()
            if abs(weight) >= LEAST_WEIGHT
        }
        return cls(intercept=round(intercept, 2), weights=dict(sorted(heavy.items())))

    def write(self, file: Path, note: str) -> None:
        table = {"note": note, "intercept": self.intercept, "weights": dict(self.weights)}
        file.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _row(score: float, when: Sequence[str]) -> Features:
    return {SCORE: score, **dict.fromkeys(when, 1.0)}

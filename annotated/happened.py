"""The map from score to whether it has happened, for UDS alone: its people were asked not how sure
it is, but whether it *happened*, so that what is still to come, is ordered or wished counts as not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import field, frozen

from claimkit.certainty.score import HIGHEST

SCORE = "score"
FILE = Path(__file__).with_name("uds_time.json")


@frozen(kw_only=True)
class Happened:
    """A sum of the score, times its weight, and of weights for when it happens, from −3 to 3."""

    intercept: float
    weights: Mapping[str, float] = field(repr=False)

    def predict(self, score: float, when: Sequence[str]) -> float:
        """Return whether it happened, from −3 to 3."""
        total = self.intercept
        for name, value in to_features(score, when).items():
            total += self.weights.get(name, 0.0) * value
        return min(HIGHEST, max(-HIGHEST, total))

    @classmethod
    def load(cls, file: Path = FILE) -> Happened:
        """Return the map in *file*, that for UDS by default."""
        table = json.loads(file.read_text(encoding="utf-8"))
        return cls(intercept=table["intercept"], weights=table["weights"])

    def write(self, file: Path, note: str) -> None:
        table = {"note": note, "intercept": self.intercept, "weights": dict(self.weights)}
        file.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def to_features(score: float, when: Sequence[str]) -> dict[str, float]:
    """Return the features that the map weighs, by name."""
    return {SCORE: score, **dict.fromkeys(when, 1.0)}

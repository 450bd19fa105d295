"""How sure a claim is: logistic regression over named features, its weights in a table that people
can read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import exp
from pathlib import Path

from attrs import evolve, field, frozen

from claimkit.draft import Draft
from claimkit.scoring.features import find_features
from claimkit.shipped import read_table

FILE = "confidence.json"


@frozen(kw_only=True)
class LogisticModel:
    """Turns features into a probability.

    Attributes:
        weights: by feature; a feature without weight counts nothing.
        threshold: the least confidence of a claim that the extractor returns unless told otherwise.
    """

    intercept: float
    weights: Mapping[str, float] = field(repr=False)
    threshold: float

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the estimate, 0 to 1, that content and speaker are right."""
        score = self.intercept + sum(
            self.weights.get(name, 0.0) * value for name, value in features.items()
        )
        return 1 / (1 + exp(-score)) if score > -700 else 0.0

    def weigh(self, draft: Draft) -> Draft:
        """Return *draft* with the confidence that this model has in it."""
        return evolve(draft, confidence=self.probability(find_features(draft)))


@frozen(kw_only=True)
class ConfidenceModels:
    """One model for claims that the rules alone have found, one for those that a tagger has looked
    at.
    """

    rules: LogisticModel
    neural: LogisticModel

    def choose_for(self, draft: Draft) -> LogisticModel:
        """Return the model that tells how sure *draft* is."""
        return self.rules if draft.support is None else self.neural

    def weigh(self, draft: Draft) -> Draft:
        """Return *draft* with its confidence."""
        return self.choose_for(draft).weigh(draft)

    @classmethod
    def load(cls, file: Path | None = None) -> ConfidenceModels:
        """Return the models in *file*, those that come with claimkit by default.

        Raises:
            ModelNotFoundError: there is no such file.
        """
        tables = read_table(FILE, file)
        return cls(**{name: LogisticModel(**tables[name]) for name in ("rules", "neural")})

    def save(self, file: Path) -> None:
        """Write the models to *file*, the heaviest weights first."""
        tables = {
            name: {
                "intercept": model.intercept,
                "threshold": model.threshold,
                "weights": dict(sorted(model.weights.items(), key=lambda item: -abs(item[1]))),
            }
            for name, model in (("rules", self.rules), ("neural", self.neural))
        }
        file.write_text(json.dumps(tables, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

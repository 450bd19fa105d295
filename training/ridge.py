"""Linear regression with a penalty on large weights, over features by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

Features = Mapping[str, float]


def fit_ridge(
    rows: Sequence[Features],
    values: Sequence[float],
    *,
    strength: float,
    least_count: int,
    weights: Sequence[float] | None = None,
    intercept: bool = False,
) -> tuple[dict[str, float], float]:
    """Return the weight of each feature, and the intercept (0 without one), that predict *values*
    from *rows*.

    Args:
        strength: of the penalty.
        least_count: rows that a feature must stand in to get a weight.
        weights: how much each row counts, by default all the same.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import Ridge

    counts = Counter(name for row in rows for name in row)
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(
        [{k: v for k, v in row.items() if counts[k] >= least_count} for row in rows]
    )
    solver = Ridge(alpha=strength, fit_intercept=intercept).fit(
        table, values, sample_weight=weights
    )
    return dict(zip(vectorizer.get_feature_names_out(), solver.coef_.tolist(), strict=True)), float(
        solver.intercept_
    )

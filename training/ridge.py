"""Linear regression with a penalty on large weights, over features by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import Ridge

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
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(row.keys())
    frequent = frozenset(name for name, count in counts.items() if count >= least_count)
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([select_features(row, frequent) for row in rows])
    solver = Ridge(alpha=strength, fit_intercept=intercept)
    solver.fit(table, values, sample_weight=weights)
    names = vectorizer.get_feature_names_out()
    return dict(zip(names, solver.coef_.tolist(), strict=True)), float(solver.intercept_)


def select_features(row: Features, names: frozenset[str]) -> dict[str, float]:
    return {name: value for name, value in row.items() if name in names}

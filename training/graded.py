"""Graded judgements: predicates and findings with what people said of them, and the ridge that predicts it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from attrs import field, frozen

from claimkit.certainty.markers import MarkerIndex
from claimkit.model import Certainty
from claimkit.parsing.protocol import Parser
from training.findings import read_finding
from training.predicates import joined, read_predicate, word_at

AT_ONCE = 200  # texts parsed together
HIGHEST = 3.0
SCORE = "score"


@frozen
class Judged:
    """A predicate or finding that people have judged.

    Attributes:
        text: number of the text that it stands in.
        certainty: by the rules.
        features: what else is known of it, by name.
        value: mean of the judgements, on the scale of its set.
    """

    text: int
    certainty: Certainty
    features: Mapping[str, float]
    value: float


@frozen(kw_only=True)
class Ridge:
    """A linear model over named features, the score of the certainty among them, cut to the scale of its set.

    Attributes:
        bounds: lowest and highest value.
    """

    intercept: float
    bounds: tuple[float, float]
    weights: Mapping[str, float] = field(repr=False)

    def predict(self, score: float, features: Mapping[str, float]) -> float:
        total = self.intercept + self.weights.get(SCORE, 0.0) * score
        total += sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        low, high = self.bounds
        return min(high, max(low, total))

    @classmethod
    def load(cls, file: Path, name: str) -> Ridge:
        """Return the model under key *name* of *file*."""
        table = json.loads(file.read_text(encoding="utf-8"))[name]
        return cls(intercept=table["intercept"], bounds=tuple(table["bounds"]), weights=table["weights"])


def read_predicates(file: Path, parser: Parser, index: MarkerIndex) -> Iterator[Judged]:
    """Yield the judged predicates of a file with ``tokens`` and ``targets`` a line; the texts are parsed anew."""
    rows = _rows(file)
    texts = [joined(row["tokens"]) for row in rows]
    documents = _parsed(parser, [text for text, _ in texts])
    for number, (row, (_, offsets), document) in enumerate(zip(rows, texts, documents, strict=True)):
        for target in row["targets"]:
            found = word_at(document, *offsets[target["i"]])
            if found is not None:
                predicate = read_predicate(document, *found, index)
                yield Judged(number, predicate.certainty, predicate.features, float(target["factuality"]))


def read_findings(file: Path, parser: Parser, index: MarkerIndex, split: str) -> Iterator[Judged]:
    """Yield the judged findings of *split*."""
    rows = [row for row in _rows(file) if row["split"] == split]
    documents = _parsed(parser, [row["finding"] for row in rows])
    for number, (row, document) in enumerate(zip(rows, documents, strict=True)):
        finding = read_finding(document, index)
        yield Judged(number, finding.certainty, finding.features, float(row["sentence-level-certainty"]))


def _rows(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _parsed(parser: Parser, texts: Sequence[str]) -> Iterator:
    for start in range(0, len(texts), AT_ONCE):
        yield from parser.parse_many(texts[start : start + AT_ONCE])


def fit_ridge(
    samples: Sequence[Judged], scores: Sequence[float], *, bounds: tuple[float, float], strength: float, least_count: int,
    least_weight: float,
) -> Ridge:  # fmt: skip
    """Return the ridge of *samples*, whose certainties have *scores*.

    Args:
        least_count: samples that a feature must stand in to get a weight.
        least_weight: smaller weights are left out.
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import Ridge as Solver

    counts = Counter(name for sample in samples for name in sample.features)
    kept = [
        {SCORE: score, **{name: value for name, value in sample.features.items() if counts[name] >= least_count}}
        for sample, score in zip(samples, scores, strict=True)
    ]
    vectorizer = DictVectorizer()
    solver = Solver(alpha=strength).fit(vectorizer.fit_transform(kept), [sample.value for sample in samples])
    weights = zip(vectorizer.get_feature_names_out(), solver.coef_.tolist(), strict=True)
    heavy = {name: round(weight, 3) for name, weight in weights if abs(weight) >= least_weight or name == SCORE}
    return Ridge(
        intercept=round(float(solver.intercept_), 3), bounds=bounds,
        weights=dict(sorted(heavy.items(), key=lambda item: -abs(item[1]))),
    )  # fmt: skip


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    return float(np.corrcoef(one, other)[0, 1])


def mean_error(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the mean absolute difference."""
    return float(np.abs(np.asarray(one) - np.asarray(other)).mean())

"""Fit the models of confidence: logistic regression on drafts that are right or wrong by an
annotated corpus.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np
from attrs import define, field
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from annotated.attributions import Annotated
from claimkit.draft import Draft
from claimkit.lexicons.schema import Lexicon
from claimkit.proposals import RuledCues, propose_by_rules, propose_with_tagger
from claimkit.scoring.confidence import LogisticModel
from claimkit.scoring.features import find_features
from claimkit.scoring.new_rules import Shares, find_rules
from claimkit.spans import Span, Spans, count_overlap, measure_agreement, merge_spans
from claimkit.tagging.protocol import Tagger

ROLES = ("source", "cue", "content")
LEAST_JACCARD = 0.5
LEAST_WEIGHT = 0.005  # smaller ones are left out of the table
FOLDS = 5


@define(frozen=True)
class Sample:
    """A draft: its document's and its cue's number, its features, whether its content and its
    speaker are right, and the rules that found its parts, by kind.
    """

    document: int
    cue: int
    features: Mapping[str, float]
    right: bool
    rules: Mapping[str, str] = field(factory=dict)


@define(frozen=True)
class GoldAttribution:
    """The annotated spans of an attribution."""

    source: Spans
    cue: Spans
    content: Spans

    @classmethod
    def of(cls, spans: Mapping[str, Any]) -> GoldAttribution:
        return cls(*(merge_spans(Span(*pair) for pair in spans[role]) for role in ROLES))

    def is_agreed(self, draft: Draft) -> bool:
        """Return whether contents overlap by half and speakers at all, or neither has one."""
        if measure_agreement(draft.content.spans, self.content) < LEAST_JACCARD:
            return False
        if draft.speaker is None:
            return not self.source
        return count_overlap((draft.speaker.span,), self.source) > 0


@define(frozen=True)
class GoldDocument:
    """The attributions annotated in a document, and its number in the corpus."""

    number: int
    attributions: tuple[GoldAttribution, ...]

    @classmethod
    def of(cls, number: int, annotated: Annotated) -> GoldDocument:
        return cls(number, tuple(map(GoldAttribution.of, annotated.spans)))

    def find_samples(self, alternatives: Sequence[Iterable[Draft]]) -> Iterator[Sample]:
        """Yield the drafts for each cue that are not within a content or a quotation; the corpus
        marks outermost claims only.
        """
        for cue, drafts in enumerate(alternatives):
            for draft in drafts:
                if not self.is_nested(draft):
                    yield self.build_sample(cue, draft)

    def is_nested(self, draft: Draft) -> bool:
        if draft.cue.quoted:
            return True
        contents = chain.from_iterable(gold.content for gold in self.attributions)
        return any(span.covers(draft.cue.span) for span in contents)

    def build_sample(self, cue: int, draft: Draft) -> Sample:
        right = any(gold.is_agreed(draft) for gold in self.attributions)
        return Sample(self.number, cue, find_features(draft), right, find_rules(draft))


def propose_rule_samples(corpus: Iterable[Annotated], lexicon: Lexicon) -> Iterator[Sample]:
    """Yield what the rules alone propose."""
    for number, annotated in enumerate(corpus):
        drafts = propose_by_rules(RuledCues.of(annotated.document, lexicon))
        gold = GoldDocument.of(number, annotated)
        yield from gold.find_samples([[draft] for draft in drafts])


def propose_neural_samples(
    corpus: Iterable[Annotated], tagger: Tagger, rules: LogisticModel, lexicon: Lexicon
) -> Iterator[Sample]:
    """Yield what rules and tagger propose.

    Args:
        tagger, rules: neither fitted on *corpus*: what they have learnt by heart says nothing of
            how often they are right.
    """
    for number, annotated in enumerate(corpus):
        ruled = RuledCues.of(annotated.document, lexicon)
        drafts = [*map(rules.weigh, propose_by_rules(ruled))]
        groups = propose_with_tagger(ruled, drafts, tagger)
        gold = GoldDocument.of(number, annotated)
        yield from gold.find_samples([list(filter(has_support, group)) for group in groups])


def has_support(draft: Draft) -> bool:
    """Return whether the tagger has said something of *draft*."""
    return draft.support is not None


def fit(
    samples: Sequence[Sample],
    gold: int,
    *,
    strength: float,
    least_count: int,
    given_up: float = 0.0,
) -> tuple[LogisticModel, dict[str, Any]]:
    """Return the model of *samples*, and what cross-validation over documents says of it.

    Args:
        gold: annotated attributions in the documents, for recall.
        strength: of regularisation, the inverse of scikit-learn's C.
        least_count: samples that a feature must stand in to get a weight.
        given_up: F1 that a higher threshold may cost.
    """
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(keep_frequent(samples, least_count))
    right = np.array([sample.right for sample in samples])
    documents = np.array([sample.document for sample in samples])
    regression = LogisticRegression(C=1 / strength, max_iter=2000)
    folds = list(GroupKFold(FOLDS).split(matrix, right, documents))
    shares = cross_val_predict(regression, matrix, right, cv=folds, method="predict_proba")
    unseen = shares[:, 1]
    threshold, f1 = find_best_threshold(samples, unseen, gold, given_up)
    regression.fit(matrix, right)
    model = LogisticModel(
        intercept=round(float(regression.intercept_[0]), 4),
        weights=round_weights(vectorizer.get_feature_names_out(), regression.coef_[0].tolist()),
        threshold=threshold,
        shares=measure_shares(samples),
    )
    return model, {
        "samples": len(samples),
        "right": int(right.sum()),
        "weights": len(model.weights),
        "f1": round(f1, 4),
        "threshold": threshold,
        "calibration_error": round(measure_calibration_error(unseen, right), 4),
    }


def keep_frequent(samples: Sequence[Sample], least_count: int) -> Iterator[dict[str, float]]:
    """Yield the features of *samples*, those that are too rare left out."""
    counts: Counter[str] = Counter()
    for sample in samples:
        counts.update(sample.features.keys())
    for sample in samples:
        yield {n: value for n, value in sample.features.items() if counts[n] >= least_count}


def round_weights(names: Iterable[str], weights: Iterable[float]) -> dict[str, float]:
    """Return the *weights* of *names* that count for something."""
    rounded = {}
    for name, weight in zip(names, weights, strict=True):
        if abs(weight) >= LEAST_WEIGHT:
            rounded[name] = round(weight, 4)
    return rounded


def measure_shares(samples: Iterable[Sample]) -> Shares:
    """Return by kind and name in which share of *samples* each rule took part, 0 where no feature
    says so.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sample in samples:
        features = {name.partition(" ")[0] for name in sample.features}
        for kind, rule in sample.rules.items():
            counts[kind][rule] += f"{kind}={rule}" in features
    return {kind: to_shares(of_kind) for kind, of_kind in counts.items()}


def to_shares(counts: Counter[str]) -> dict[str, float]:
    total = counts.total() or 1
    return {rule: round(count / total, 4) for rule, count in counts.most_common()}


def find_best_threshold(
    samples: Sequence[Sample], confidences: Sequence[float], gold: int, given_up: float = 0.0
) -> tuple[float, float]:
    """Return the highest threshold whose F1 is at most *given_up* below the best, and that F1, when
    of each cue only the most likely draft stands.
    """
    likeliest = find_likeliest(samples, confidences)
    options = []
    for percent in range(5, 96):
        threshold = percent / 100
        kept = [right for confidence, right in likeliest if confidence >= threshold]
        options.append((threshold, 2 * sum(kept) / (len(kept) + gold)))
    least_f1 = max(f1 for _, f1 in options) - given_up
    return max(option for option in options if option[1] >= least_f1)


def find_likeliest(
    samples: Iterable[Sample], confidences: Iterable[float]
) -> list[tuple[float, bool]]:
    """Return for each cue the confidence of its likeliest draft, and whether it is right."""
    best: dict[tuple[int, int], tuple[float, bool]] = {}
    for sample, confidence in zip(samples, confidences, strict=True):
        key, answer = (sample.document, sample.cue), (float(confidence), sample.right)
        best[key] = max(best.get(key, answer), answer)
    return list(best.values())


def measure_calibration_error(
    confidences: Sequence[float], right: Sequence[bool], bins: int = 10
) -> float:
    """Return the expected calibration error (Naeini et al. 2015): mean distance of confidence and
    share, over equal bins.
    """
    p, y = np.asarray(confidences), np.asarray(right)
    numbers = np.minimum((p * bins).astype(int), bins - 1)
    error = 0.0
    for number in np.unique(numbers):
        mask = numbers == number
        error += mask.sum() * abs(p[mask].mean() - y[mask].mean())
    return float(error / len(p))

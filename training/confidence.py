"""Fit the models of confidence: logistic regression on drafts that are right or wrong by an
annotated corpus.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from attrs import define, field
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from annotated.attributions import Annotated
from claimkit.cues.find import find_cues
from claimkit.draft import Draft
from claimkit.lexicons.schema import Lexicon
from claimkit.proposals import propose_by_rules, propose_with_tagger
from claimkit.scoring.confidence import LogisticModel
from claimkit.scoring.features import find_features
from claimkit.scoring.new_rules import Shares, find_rules
from claimkit.spans import Span, Spans, count_overlap, measure_agreement, merge_spans
from claimkit.tagging.protocol import Tagger

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


def rule_samples(corpus: Iterable[Annotated], lexicon: Lexicon) -> Iterator[Sample]:
    """Yield what the rules alone propose outside annotated contents and quotations; the corpus
    marks outermost claims only.
    """
    for number, annotated in enumerate(corpus):
        gold = _gold(annotated)
        cues = find_cues(annotated.document, lexicon)
        drafts = propose_by_rules(annotated.document, cues, lexicon)
        for cue, draft in enumerate(drafts):
            if not _is_nested(draft, gold):
                yield _sample(number, cue, draft, gold)


def neural_samples(
    corpus: Iterable[Annotated], tagger: Tagger, rules: LogisticModel, lexicon: Lexicon
) -> Iterator[Sample]:
    """Yield what rules and tagger propose, likewise.

    Args:
        tagger, rules: neither fitted on *corpus*: what they have learnt by heart says nothing of
            how often they are right.
    """
    for number, annotated in enumerate(corpus):
        gold = _gold(annotated)
        cues = find_cues(annotated.document, lexicon)
        drafts = map(rules.weigh, propose_by_rules(annotated.document, cues, lexicon))
        groups = propose_with_tagger(annotated.document, cues, drafts, tagger, lexicon)
        for cue, alternatives in enumerate(groups):
            for draft in alternatives:
                if draft.support is not None and not _is_nested(draft, gold):
                    yield _sample(number, cue, draft, gold)


def _gold(annotated: Annotated) -> list[dict[str, Spans]]:
    return [
        {
            role: merge_spans(Span(*pair) for pair in own[role])
            for role in ("source", "cue", "content")
        }
        for own in annotated.spans
    ]


def _is_nested(draft: Draft, gold: Sequence[Mapping[str, Spans]]) -> bool:
    cue = draft.cue.span
    return draft.cue.quoted or any(span.covers(cue) for own in gold for span in own["content"])


def _sample(number: int, cue: int, draft: Draft, gold: Sequence[Mapping[str, Spans]]) -> Sample:
    speaker = (draft.speaker.span,) if draft.speaker is not None else ()
    right = any(
        measure_agreement(draft.content.spans, own["content"]) >= LEAST_JACCARD
        and (count_overlap(speaker, own["source"]) > 0 or not (speaker or own["source"]))
        for own in gold
    )
    return Sample(number, cue, find_features(draft), right, find_rules(draft))


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
    counts = Counter(name for sample in samples for name in sample.features)
    kept = [
        {name: value for name, value in s.features.items() if counts[name] >= least_count}
        for s in samples
    ]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(kept)
    right = np.array([sample.right for sample in samples])
    documents = np.array([sample.document for sample in samples])
    regression = LogisticRegression(C=1 / strength, max_iter=2000)
    folds = GroupKFold(FOLDS).split(matrix, right, documents)
    unseen = cross_val_predict(regression, matrix, right, cv=list(folds), method="predict_proba")[
        :, 1
    ]
    threshold, f1 = best_threshold(samples, unseen, gold, given_up)
    regression.fit(matrix, right)
    weights = dict(
        zip(vectorizer.get_feature_names_out(), regression.coef_[0].tolist(), strict=True)
    )
    model = LogisticModel(
        intercept=round(float(regression.intercept_[0]), 4),
        weights={
            name: round(weight, 4)
            for name, weight in weights.items()
            if abs(weight) >= LEAST_WEIGHT
        },
        threshold=threshold,
        shares=measure_shares(samples),
    )
    report = {
        "samples": len(samples),
        "right": int(right.sum()),
        "weights": len(model.weights),
        "f1": round(f1, 4),
    }
    return model, {
        **report,
        "threshold": threshold,
        "calibration_error": round(calibration_error(unseen, right), 4),
    }


def measure_shares(samples: Iterable[Sample]) -> Shares:
    """Return by kind and name in which share of *samples* each rule took part, 0 where no feature
    says so.
    """
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sample in samples:
        for kind, rule in sample.rules.items():
            features = {name.partition(" ")[0] for name in sample.features}
            counts[kind][rule] += f"{kind}={rule}" in features
    return {kind: _to_shares(of_kind) for kind, of_kind in counts.items()}


def _to_shares(counts: Counter[str]) -> dict[str, float]:
    total = counts.total() or 1
    return {rule: round(count / total, 4) for rule, count in counts.most_common()}


def best_threshold(
    samples: Sequence[Sample], confidences: Sequence[float], gold: int, given_up: float = 0.0
) -> tuple[float, float]:
    """Return the highest threshold whose F1 is at most *given_up* below the best, and that F1, when
    of each cue only the most likely draft stands.
    """
    best: dict[tuple[int, int], tuple[float, bool]] = {}
    for sample, confidence in zip(samples, confidences, strict=True):
        key = (sample.document, sample.cue)
        best[key] = max(best.get(key, (-1.0, False)), (float(confidence), sample.right))
    options = []
    for percent in range(5, 96):
        kept = [right for confidence, right in best.values() if confidence >= percent / 100]
        options.append((2 * sum(kept) / (len(kept) + gold), percent / 100))
    best_f1 = max(f1 for f1, _ in options)
    threshold, f1 = max((threshold, f1) for f1, threshold in options if f1 >= best_f1 - given_up)
    return threshold, f1


def calibration_error(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Return the expected calibration error (Naeini et al. 2015): mean distance of confidence and
    share, over equal bins.
    """
    p, y = np.asarray(confidences), np.asarray(right)
    places = np.minimum((p * bins).astype(int), bins - 1)
    own = [places == place for place in range(bins) if (places == place).any()]
    return float(sum(mask.sum() * abs(p[mask].mean() - y[mask].mean()) for mask in own) / len(p))

"""``python -m training.certainty --uds TRAIN.jsonl --science FILE.jsonl``: fit the weights of the
score and write them.

One table of weights serves both sets: what each level means on a scale to 3, and what each category
of marker and each modal verb adds. It is written into ``certainty.json``. The map of time for UDS
is for the benchmark alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from attrs import frozen

from annotated import happened
from annotated.graded import (
    Judged,
    Numbers,
    measure_agreement,
    predict_finding,
    read_findings,
    read_predicates,
    score_sample,
    to_strength,
)
from annotated.happened import Happened, to_features
from claimkit.certainty.score import FILE, ScoreModel, is_asserted, list_features
from training.options import OUT, THREADS
from training.ridge import fit_ridge

FOLDS = 5
STRENGTH = 10.0
LEAST_COUNT = 10
MAP_STRENGTH = 20.0
MAP_LEAST_COUNT = 40
MAP_LEAST_WEIGHT = 0.03
# Readers of findings were asked how certain, those of predicates whether it happened, which hedges
# elsewhere do not bear on: so that the thousand findings are not lost among eight thousand
# predicates, one of them counts as this many
OF_FINDING = 100.0
NOTE = (
    "Fitted on the training parts of UDS It-Happened v2 (White et al. 2016, Rudinger et al. 2018; "
    "on UD_English-EWT; CC BY-SA 4.0) and of the science certainty data of Pei & Jurgens 2021 "
    "(MIT); see NOTICE. Offered under CC BY-SA 4.0."
)


@frozen
class Target:
    """What the score of *sample* should be, and how much that counts."""

    sample: Judged
    strength: float
    weight: float


def fit_score(predicates: Iterable[Judged], findings: Iterable[Judged]) -> ScoreModel:
    """Return the weights of the score, from the predicates that are asserted and the findings."""
    rows, values, counts = [], [], []
    for target in find_targets(predicates, findings):
        rows.append(dict.fromkeys(list_features(target.sample.certainty), 1.0))
        values.append(target.strength)
        counts.append(target.weight)
    weights, _ = fit_ridge(rows, values, strength=STRENGTH, least_count=LEAST_COUNT, weights=counts)
    return ScoreModel(weights={name: round(weight, 2) for name, weight in sorted(weights.items())})


def find_targets(predicates: Iterable[Judged], findings: Iterable[Judged]) -> Iterator[Target]:
    """Yield what asserts something."""
    for sample in predicates:
        if sample.asserted and is_asserted(sample.certainty):
            yield Target(sample, sample.value, 1.0)
    for sample in findings:
        if is_asserted(sample.certainty):
            yield Target(sample, to_strength(sample), OF_FINDING)


def fit_time_map(samples: Sequence[Judged], scores: Sequence[float]) -> Happened:
    """Return the map of time that *samples* show, whose certainties have *scores*."""
    weights, intercept = fit_ridge(
        [to_features(score, sample.when) for sample, score in zip(samples, scores, strict=True)],
        [sample.value for sample in samples],
        strength=MAP_STRENGTH,
        least_count=MAP_LEAST_COUNT,
        intercept=True,
    )
    heavy = {}
    for name, weight in sorted(weights.items()):
        if abs(weight) >= MAP_LEAST_WEIGHT:
            heavy[name] = round(weight, 2)
    return Happened(intercept=round(intercept, 2), weights=heavy)


def fit_both(
    predicates: Sequence[Judged], findings: Sequence[Judged]
) -> tuple[ScoreModel, Happened]:
    """Return the score, and the map of time on top of it."""
    score = fit_score(predicates, findings)
    return score, fit_time_map(predicates, [score_sample(score, sample) for sample in predicates])


def cross_validate(predicates: Sequence[Judged], findings: Sequence[Judged]) -> dict[str, Numbers]:
    """Return how well findings and predicates are predicted over folds of whole texts, the latter
    also without the score.
    """
    fitted = [fit_without(fold, predicates, findings) for fold in range(FOLDS)]
    happened, by_time_alone, certain = [], [], []
    for sample in predicates:
        fold = fitted[sample.text % FOLDS]
        happened.append(fold.time_map.predict(score_sample(fold.score, sample), sample.when))
        by_time_alone.append(fold.time_alone.predict(0.0, sample.when))
    for sample in findings:
        certain.append(predict_finding(fitted[sample.text % FOLDS].score, sample))
    return {
        "uds": measure_agreement(happened, predicates),
        "uds, without score": measure_agreement(by_time_alone, predicates),
        "science": measure_agreement(certain, findings),
    }


@frozen
class Fitted:
    """What is fitted together: the score, the map of time on top of it, and one without it."""

    score: ScoreModel
    time_map: Happened
    time_alone: Happened


def fit_without(fold: int, predicates: Iterable[Judged], findings: Iterable[Judged]) -> Fitted:
    """Return what the texts outside *fold* show."""
    seen = [sample for sample in predicates if sample.text % FOLDS != fold]
    others = [sample for sample in findings if sample.text % FOLDS != fold]
    return Fitted(*fit_both(seen, others), fit_time_map(seen, [0.0] * len(seen)))


@click.command()
@click.option(
    "--uds",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="UDS It-Happened, train.",
)
@click.option(
    "--science",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Science certainty.",
)
@OUT
@click.option(
    "--time-map",
    default=happened.FILE,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the map for UDS goes.",
)
@THREADS
def main(uds: Path, science: Path, out: Path, time_map: Path, threads: int) -> None:
    """Fit the weights of the score on the training parts of both sets."""
    import torch

    from claimkit.certainty.markers.index import MarkerIndex
    from claimkit.lexicons.loader import load
    from claimkit.parsing.embedded import EmbeddedParser
    from claimkit.shipped import write_sums

    torch.set_num_threads(threads)
    parser, index = EmbeddedParser(model_dir=out), MarkerIndex(load("en"))
    predicates = list(read_predicates(uds, parser, index))
    findings = list(read_findings(science, parser, index, "train"))
    click.echo(json.dumps(cross_validate(predicates, findings)))
    score, by_time = fit_both(predicates, findings)
    table = {"note": NOTE, "score": dict(score.weights)}
    (out / FILE).write_text(
        json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    by_time.write(time_map, NOTE)
    write_sums(out)
    click.echo(json.dumps(table["score"], indent=1))


if __name__ == "__main__":
    main()

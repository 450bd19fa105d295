"""``python -m training.certainty --uds TRAIN.jsonl --science FILE.jsonl``: fit the weights of the
score and write them.

One table of weights serves both sets: what each level means on a scale to 3, and what each category
of marker and each modal verb adds. It is written into ``certainty.json``. The map of time for UDS
is for the benchmark alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

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
from claimkit.certainty.score import FILE, ScoreModel, is_asserted, names_of
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
    "Fitted on the training parts of UDS It-Happened v2 (White et al. 2016, Rudinger et al. 2018; on UD_English-EWT; "
    "CC BY-SA 4.0) and of the science certainty data of Pei & Jurgens 2021 (MIT); see NOTICE. Offered under CC BY-SA 4.0."
)


def fit_score(predicates: Sequence[Judged], findings: Sequence[Judged]) -> ScoreModel:
    """Return the weights of the score, from the predicates that are asserted and the findings."""
    rows = [(s, s.value, 1.0) for s in predicates if s.asserted] + [
        (s, to_strength(s), OF_FINDING) for s in findings
    ]
    rows = [row for row in rows if is_asserted(row[0].certainty)]
    weights, _ = fit_ridge(
        [dict.fromkeys(names_of(sample.certainty), 1.0) for sample, _, _ in rows],
        [value for _, value, _ in rows],
        strength=STRENGTH,
        least_count=LEAST_COUNT,
        weights=[weight for _, _, weight in rows],
    )
    return ScoreModel(weights={name: round(weight, 2) for name, weight in sorted(weights.items())})


def fit_time_map(samples: Sequence[Judged], scores: Sequence[float]) -> Happened:
    """Return the map of time that *samples* show, whose certainties have *scores*."""
    rows = [to_features(score, sample.when) for sample, score in zip(samples, scores, strict=True)]
    values = [sample.value for sample in samples]
    weights, intercept = fit_ridge(
        rows, values, strength=MAP_STRENGTH, least_count=MAP_LEAST_COUNT, intercept=True
    )
    heavy = {
        name: round(weight, 2)
        for name, weight in weights.items()
        if abs(weight) >= MAP_LEAST_WEIGHT
    }
    return Happened(intercept=round(intercept, 2), weights=dict(sorted(heavy.items())))


def fit_both(
    predicates: Sequence[Judged], findings: Sequence[Judged]
) -> tuple[ScoreModel, Happened]:
    """Return the score, and the map of time on top of it."""
    score = fit_score(predicates, findings)
    return score, fit_time_map(predicates, [score_sample(score, sample) for sample in predicates])


def cross_validated(predicates: Sequence[Judged], findings: Sequence[Judged]) -> dict[str, Numbers]:
    """Return how well findings and predicates are predicted over folds of whole texts, the latter
    also without the score.
    """
    happened, timed, found = [0.0] * len(predicates), [0.0] * len(predicates), [0.0] * len(findings)
    for fold in range(FOLDS):
        seen = [s for s in predicates if s.text % FOLDS != fold]
        score, by_time = fit_both(seen, [s for s in findings if s.text % FOLDS != fold])
        without = fit_time_map(seen, [0.0] * len(seen))
        for place, sample in enumerate(predicates):
            if sample.text % FOLDS == fold:
                happened[place] = by_time.predict(score_sample(score, sample), sample.when)
                timed[place] = without.predict(0.0, sample.when)
        for place, sample in enumerate(findings):
            if sample.text % FOLDS == fold:
                found[place] = predict_finding(score, sample)
    return {
        "uds": measure_agreement(happened, predicates),
        "uds, without score": measure_agreement(timed, predicates),
        "science": measure_agreement(found, findings),
    }


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
@click.option(
    "--out",
    default="claimkit/models/en",
    type=click.Path(file_okay=False, path_type=Path),
    help="The model's folder.",
)
@click.option(
    "--time-map",
    default=happened.FILE,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the map for UDS goes.",
)
@click.option("--threads", default=2, help="CPU threads.")
def main(uds: Path, science: Path, out: Path, time_map: Path, threads: int) -> None:
    """Fit the weights of the score on the training parts of both sets."""
    import torch

    from claimkit.certainty.markerindex import MarkerIndex
    from claimkit.lexicons.loader import load
    from claimkit.parsing.embedded import EmbeddedParser
    from training.export import write_checksums

    torch.set_num_threads(threads)
    parser, index = EmbeddedParser(model_dir=out), MarkerIndex(load("en"))
    predicates = list(read_predicates(uds, parser, index))
    findings = list(read_findings(science, parser, index, "train"))
    click.echo(json.dumps(cross_validated(predicates, findings)))
    score, by_time = fit_both(predicates, findings)
    table = {"note": NOTE, "score": dict(score.weights)}
    (out / FILE).write_text(
        json.dumps(table, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    by_time.write(time_map, NOTE)
    write_checksums(out)
    click.echo(json.dumps(table["score"], indent=1))


if __name__ == "__main__":
    main()

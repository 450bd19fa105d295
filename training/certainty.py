"""``python -m training.certainty --uds TRAIN.jsonl --science FILE.jsonl``: fit the weights of the
score and write them.

One table of weights serves both sets: what each level means on a scale to 3, and what each category
of marker and each modal verb adds. It is written into ``certainty.json``. The map of time for UDS
is for the benchmark alone, and lies with it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from claimkit.certainty.score import FILE, HIGHEST, ScoreModel, is_asserted, names_of
from training.graded import Judged, mean_error, pearson, read_findings, read_predicates
from training.happened import Happened
from training.ridge import fit_ridge

SCALE = (1.0, 6.0)  # of the science set
FOLDS = 5
STRENGTH = 10.0
LEAST_COUNT = 10
# Readers of findings were asked how certain, those of predicates whether it happened, which hedges
# elsewhere do not bear on: so that the thousand findings are not lost among eight thousand
# predicates, one of them counts as this many
OF_FINDING = 100.0
MAP = Path(__file__).parents[1] / "benchmarks" / "uds_time.json"
NOTE = (
    "Fitted on the training parts of UDS It-Happened v2 (White et al. 2016, Rudinger et al. 2018; on UD_English-EWT; "
    "CC BY-SA 4.0) and of the science certainty data of Pei & Jurgens 2021 (MIT); see NOTICE. Offered under CC BY-SA 4.0."
)
Numbers = dict[str, float]


def fit_score(predicates: Sequence[Judged], findings: Sequence[Judged]) -> ScoreModel:
    """Return the weights of the score, from the predicates that are asserted and the findings."""
    rows = [(s, s.value, 1.0) for s in predicates if s.asserted] + [
        (s, strength_of(s), OF_FINDING) for s in findings
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


def strength_of(finding: Judged) -> float:
    """Return the certainty of *finding* on the scale of the score, 0 to 3."""
    low, high = SCALE
    return (finding.value - low) / (high - low) * HIGHEST


def found_by(model: ScoreModel, finding: Judged) -> float:
    """Return the certainty of *finding* by its score, on the scale of the science set."""
    low, high = SCALE
    return low + abs(score_by(model, finding)) / HIGHEST * (high - low)


def score_by(model: ScoreModel, sample: Judged) -> float:
    return model.scored(sample.certainty).score


def fit_both(
    predicates: Sequence[Judged], findings: Sequence[Judged]
) -> tuple[ScoreModel, Happened]:
    """Return the score, and the map of time on top of it."""
    score = fit_score(predicates, findings)
    return score, Happened.fit(predicates, [score_by(score, sample) for sample in predicates])


def cross_validated(predicates: Sequence[Judged], findings: Sequence[Judged]) -> dict[str, Numbers]:
    """Return how well findings and predicates are predicted over folds of whole texts, the latter
    also without the score.
    """
    happened, timed, found = [0.0] * len(predicates), [0.0] * len(predicates), [0.0] * len(findings)
    for fold in range(FOLDS):
        seen = [s for s in predicates if s.text % FOLDS != fold]
        score, by_time = fit_both(seen, [s for s in findings if s.text % FOLDS != fold])
        without = Happened.fit(seen, [0.0] * len(seen))
        for place, sample in enumerate(predicates):
            if sample.text % FOLDS == fold:
                happened[place] = by_time.predict(score_by(score, sample), sample.when)
                timed[place] = without.predict(0.0, sample.when)
        for place, sample in enumerate(findings):
            if sample.text % FOLDS == fold:
                found[place] = found_by(score, sample)
    return {
        "uds": agreement(happened, predicates),
        "uds, without score": agreement(timed, predicates),
        "science": agreement(found, findings),
    }


def agreement(predicted: Sequence[float], samples: Sequence[Judged]) -> Numbers:
    """Return the number of *samples*, Pearson's r and the mean absolute error of *predicted*."""
    values = [sample.value for sample in samples]
    return {
        "n": len(values),
        "r": round(pearson(predicted, values), 3),
        "mae": round(mean_error(predicted, values), 3),
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
    default=MAP,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the map for UDS goes.",
)
@click.option("--threads", default=2, help="CPU threads.")
def main(uds: Path, science: Path, out: Path, time_map: Path, threads: int) -> None:
    """Fit the weights of the score on the training parts of both sets."""
    import torch

    from claimkit.certainty.markers import MarkerIndex
    from claimkit.lexicons.loader import load
    from claimkit.parsing.embedded import EmbeddedParser
    from training.export import write_checksums

    torch.set_num_threads(threads)
    parser, index = EmbeddedParser(model_dir=out), MarkerIndex.of(load("en"))
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

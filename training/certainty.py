"""``python -m training.certainty --uds TRAIN.jsonl --science FILE.jsonl``: fit the weights of the score and write them.

Three tables go into ``certainty.json``. *score*: what each level means on a scale to 3 (means of both sets, of predicates and
findings that are said to be so now or in the past), and what markers of the content add (ridge on the rest). *happened* and
*finding*: what else predicts the answers of either set; claimkit itself does not use them, the benchmarks do.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np

from claimkit.certainty.score import FILE, HIGHEST, ScoreModel, names_of
from claimkit.model import Level, Modality, Polarity, Time
from training.graded import Judged, Ridge, fit_ridge, mean_error, pearson, read_findings, read_predicates

SCALE = (1.0, 6.0)  # of the science set
FOLDS = 5
HAPPENED: dict[str, Any] = {"bounds": (-HIGHEST, HIGHEST), "strength": 30.0, "least_count": 60, "least_weight": 0.03}
FINDING: dict[str, Any] = {"bounds": SCALE, "strength": 30.0, "least_count": 8, "least_weight": 0.01}
OF_REST = {"strength": 20.0, "least_count": 30, "least_weight": 0.02}
NOTE = (
    "Fitted on the training parts of UDS It-Happened v2 (White et al. 2016, Rudinger et al. 2018; on UD_English-EWT; "
    "CC BY-SA 4.0) and of the science certainty data of Pei & Jurgens 2021 (MIT); see NOTICE. Offered under CC BY-SA 4.0."
)


def fit_score(predicates: Sequence[Judged], findings: Sequence[Judged]) -> ScoreModel:
    """Return the weights of the score: of each level its mean, of what else a certainty has what it adds to that."""
    rows = [(sample, sample.value) for sample in predicates if is_asserted(sample)]
    rows += [(sample, strength_of(sample)) for sample in findings]
    rows = [(sample, value) for sample, value in rows if sample.certainty.level is not Level.UNDERSPECIFIED]
    levels = {
        level: float(np.mean([value for sample, value in rows if sample.certainty.level is level]))
        for level in (Level.CERTAIN, Level.PROBABLE, Level.POSSIBLE)
    }
    rest = [
        Judged(place, sample.certainty, _beside_level(sample), value - levels[sample.certainty.level])
        for place, (sample, value) in enumerate(rows)
    ]
    added = fit_ridge(rest, [0.0] * len(rest), bounds=(-HIGHEST, HIGHEST), **OF_REST)
    weights = {f"level={level}": round(mean, 2) for level, mean in levels.items()}
    weights |= {name: round(weight, 2) for name, weight in added.weights.items() if name != "score"}
    return ScoreModel(weights=weights)


def is_asserted(sample: Judged) -> bool:
    """Whether *sample* is said to be so, now or before: only then is what happened what is so."""
    certainty = sample.certainty
    asserted = certainty.polarity is Polarity.POSITIVE and certainty.modality in {Modality.NONE, Modality.EPISTEMIC}
    return asserted and certainty.time in {Time.PAST, Time.PRESENT} and "is=own" in sample.features


def strength_of(finding: Judged) -> float:
    """Return the certainty of *finding* on the scale of the score, 0 to 3."""
    low, high = SCALE
    return (finding.value - low) / (high - low) * HIGHEST


def _beside_level(sample: Judged) -> dict[str, float]:
    return {name: 1.0 for name in names_of(sample.certainty) if not name.startswith("level=")}


def scores_of(model: ScoreModel, samples: Sequence[Judged]) -> list[float]:
    return [model.scored(sample.certainty).score for sample in samples]


def cross_validated(samples: Sequence[Judged], scores: Sequence[float], settings: dict[str, Any]) -> dict[str, float]:
    """Return Pearson's r and mean absolute error over folds of whole texts."""
    predicted = [0.0] * len(samples)
    for fold in range(FOLDS):
        seen = [place for place, sample in enumerate(samples) if sample.text % FOLDS != fold]
        model = fit_ridge([samples[p] for p in seen], [scores[p] for p in seen], **settings)
        for place, sample in enumerate(samples):
            if sample.text % FOLDS == fold:
                predicted[place] = model.predict(scores[place], sample.features)
    values = [sample.value for sample in samples]
    return {"r": round(pearson(predicted, values), 3), "mae": round(mean_error(predicted, values), 3)}


def _table(model: Ridge) -> dict[str, Any]:
    return {"intercept": model.intercept, "bounds": list(model.bounds), "weights": dict(model.weights)}


@click.command()
@click.option(
    "--uds", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), help="UDS It-Happened, train."
)
@click.option("--science", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Science certainty.")
@click.option("--out", default="claimkit/models/en", type=click.Path(file_okay=False, path_type=Path), help="The model's folder.")
@click.option("--threads", default=2, help="CPU threads.")
def main(uds: Path, science: Path, out: Path, threads: int) -> None:
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
    model = fit_score(predicates, findings)
    scores = {"happened": scores_of(model, predicates), "finding": scores_of(model, findings)}
    tables: dict[str, Any] = {"note": NOTE, "score": dict(model.weights)}
    for name, samples, settings in (("happened", predicates, HAPPENED), ("finding", findings, FINDING)):
        tables[name] = _table(fit_ridge(samples, scores[name], **settings))
        report = {"samples": len(samples), "weights": len(tables[name]["weights"])}
        click.echo(json.dumps({"set": name, **report, **cross_validated(samples, scores[name], settings)}))
    (out / FILE).write_text(json.dumps(tables, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    write_checksums(out)
    click.echo(json.dumps(tables["score"], indent=1))


if __name__ == "__main__":
    main()

"""``python -m benchmarks.certainty --uds FILE --science FILE --megaveridicality FILE --meantime
FILE``: certainty against what people judged, from raw text.

*UDS*: predicates with a mean answer from −3 to 3 to whether the event happened; the score goes
through a map of time (``annotated/happened.py``) there, as what is to come has not. *Science*:
findings with a certainty from 1 to 6, the split "val"; the score, stretched to that scale.
*MEANTIME*: events of news with a factuality from −3 to 3 in FactBank's manner, what is certain to
come included. *MegaVeridicality*: see ``benchmarks/veridicality.py``. Score and map were fitted on
the training parts of the first two (``python -m training.certainty``), never on what is measured
here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import fmean

import click

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
from annotated.happened import Happened
from benchmarks.reports import (
    FILE,
    group_by,
    json_option,
    measure_f1,
    measure_share,
    print_table,
    write_numbers,
)
from benchmarks.veridicality import Side, judge_verbs
from claimkit.certainty.markers.index import MarkerIndex
from claimkit.certainty.score import HIGHEST, ScoreModel
from claimkit.extractor import Extractor, Tier
from claimkit.lexicons.loader import load
from claimkit.model.certainty import Certainty
from claimkit.model.scheme import Level, Polarity, Time
from claimkit.parsing.protocol import Parser

Predict = Callable[[Judged], float]
SIZES = {Level.CERTAIN: 3.0, Level.PROBABLE: 2.0, Level.POSSIBLE: 1.0, Level.UNDERSPECIFIED: 0.0}
SIGNS = {Polarity.POSITIVE: 1.0, Polarity.NEGATIVE: -1.0, Polarity.UNKNOWN: 0.0}
CALIBRATED = (Level.CERTAIN, Level.PROBABLE, Level.POSSIBLE)


def predict_so(certainty: Certainty) -> float:
    """Return whether it is so by the enums alone, in equal steps."""
    return SIZES[certainty.level] * SIGNS[certainty.polarity]


def predict_happened(certainty: Certainty) -> float:
    """Return whether it has happened by the enums alone: what is to come has not."""
    return -HIGHEST if certainty.content_time is Time.FUTURE else predict_so(certainty)


def compare(samples: Sequence[Judged], predict: Predict) -> Numbers:
    """Return Pearson's r and the mean absolute error of *predict*."""
    return measure_agreement(list(map(predict, samples)), samples)


def score_uncertain(samples: Iterable[Judged]) -> Numbers:
    """Return how well the rules find what is not said to be certainly so."""
    right = found = wanted = 0
    for sample in samples:
        is_found, is_wanted = sample.certainty.factbank != "CT+", sample.value < HIGHEST
        right += is_found and is_wanted
        found += is_found
        wanted += is_wanted
    return {
        "wanted": wanted,
        "precision": right / max(1, found),
        "recall": right / max(1, wanted),
        "f1": measure_f1(right, found, wanted),
    }


def calibrate(
    samples: Iterable[Judged], value: Predict, scores: ScoreModel
) -> Iterator[list[object]]:
    """Yield for each level its number among *samples*, the mean score and the mean of what people
    judged.
    """
    by_level = group_by(samples, lambda sample: sample.certainty.level)
    for level in CALIBRATED:
        members = by_level.get(level, [])
        if members:
            score = fmean(abs(score_sample(scores, sample)) for sample in members)
            yield [level.value, len(members), score, fmean(map(value, members))]


def print_calibration(
    title: str, samples: Iterable[Judged], value: Predict, scores: ScoreModel
) -> None:
    print_table(title, ["", "n", "score", "judged"], calibrate(samples, value, scores))


def measure_predicates(
    samples: Sequence[Judged], scores: ScoreModel, happened: Happened
) -> dict[str, Numbers]:
    """Return how well score and map of time predict *samples*, and what either does alone; print
    the score's calibration.
    """
    asserted = [sample for sample in samples if sample.asserted]
    title = "score of what is said to be so now or before, uds"
    print_calibration(title, asserted, lambda sample: sample.value, scores)

    def predict_timed(sample: Judged) -> float:
        return happened.predict(score_sample(scores, sample), sample.when)

    score = partial(score_sample, scores)
    return {
        "uds, score and map of time": compare(samples, predict_timed),
        "uds, score alone": compare(samples, score),
        "uds, score alone, asserted": compare(asserted, score),
        "uds, rules": compare(samples, lambda sample: predict_happened(sample.certainty)),
    }


def measure_events(samples: Sequence[Judged]) -> dict[str, Numbers]:
    return {
        "meantime, rules": compare(samples, lambda sample: predict_so(sample.certainty)),
        "meantime, not certain": score_uncertain(samples),
    }


def measure_findings(samples: Sequence[Judged], scores: ScoreModel) -> dict[str, Numbers]:
    """Return how well the score predicts *samples*; print its calibration."""
    print_calibration("score of findings, science", samples, to_strength, scores)
    return {"science, score": compare(samples, partial(predict_finding, scores))}


def measure_verbs(file: Path, parser: Parser) -> dict[str, Numbers]:
    """Print the verbs on the wrong side; return the shares on the right one."""
    verbs = list(judge_verbs(file, Extractor(parser, tier=Tier.RULES, min_confidence=0)))
    wrong = [verb for verb in verbs if not verb.right]
    rows = [[verb.verb, verb.sentence, verb.ours, f"{verb.mean:+.1f}"] for verb in wrong]
    print_table("on the wrong side", ["verb", "sentence", "claimkit", "annotators"], rows)
    committed = [verb for verb in verbs if verb.ours is not Side.OPEN]
    names, wrong_names = {verb.verb for verb in verbs}, {verb.verb for verb in wrong}
    numbers = {
        "verbs": len(names),
        "sentences": len(verbs),
        "verbs_right": len(names - wrong_names) / len(names),
        "sentences_right": measure_share(verb.right for verb in verbs),
        "committed_right": measure_share(verb.right for verb in committed),
        "committed": len(committed),
    }
    return {"megaveridicality": numbers}


@click.command()
@click.option("--uds", type=FILE, help="UDS It-Happened v2, the development part.")
@click.option("--science", type=FILE, help="Science certainty, sentence level.")
@click.option("--megaveridicality", type=FILE, help="Veridicality by verb and frame.")
@click.option("--meantime", type=FILE, help="MEANTIME, any part.")
@json_option
def main(
    uds: Path | None,
    science: Path | None,
    megaveridicality: Path | None,
    meantime: Path | None,
    json_file: Path | None,
) -> None:
    """Measure certainty on the sets given."""
    from claimkit.parsing.embedded import EmbeddedParser

    parser, index, scores = EmbeddedParser(), MarkerIndex(load("en")), ScoreModel.load()
    numbers: dict[str, Numbers] = {}
    if uds is not None:
        predicates = list(read_predicates(uds, parser, index))
        numbers |= measure_predicates(predicates, scores, Happened.load())
    if meantime is not None:
        numbers |= measure_events(list(read_predicates(meantime, parser, index)))
    if science is not None:
        numbers |= measure_findings(list(read_findings(science, parser, index, "val")), scores)
    if megaveridicality is not None:
        numbers |= measure_verbs(megaveridicality, parser)
    print_numbers(numbers)
    write_numbers(json_file, numbers)


def print_numbers(numbers: Mapping[str, Numbers]) -> None:
    """Print a row a set, filled up to the longest."""
    rows = []
    for name, row in numbers.items():
        rows.append([name, *(f"{key} {value:.3f}" for key, value in row.items())])
    width = max(map(len, rows), default=0)
    filled = [row + [""] * (width - len(row)) for row in rows]
    print_table("certainty", [""] * width, filled)


if __name__ == "__main__":
    main()

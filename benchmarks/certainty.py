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

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

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
from benchmarks.reports import json_option, print_table, write_numbers
from benchmarks.veridicality import Side, judged_verbs
from claimkit.certainty.markerindex import MarkerIndex
from claimkit.certainty.score import HIGHEST, ScoreModel
from claimkit.extractor import Extractor, Tier
from claimkit.lexicons.loader import load
from claimkit.model import Certainty, Level, Polarity, Time
from claimkit.parsing.protocol import Parser

Predict = Callable[[Judged], float]
path_option = click.Path(exists=True, dir_okay=False, path_type=Path)


def by_rules(certainty: Certainty) -> float:
    """Return whether it is so by the enums alone, in equal steps."""
    size = {
        Level.CERTAIN: 3.0,
        Level.PROBABLE: 2.0,
        Level.POSSIBLE: 1.0,
        Level.UNDERSPECIFIED: 0.0,
    }[certainty.level]
    return {Polarity.POSITIVE: size, Polarity.NEGATIVE: -size, Polarity.UNKNOWN: 0.0}[
        certainty.polarity
    ]


def happened_by_rules(certainty: Certainty) -> float:
    """Return whether it has happened by the enums alone: what is to come has not."""
    return -HIGHEST if certainty.time is Time.FUTURE else by_rules(certainty)


def compared(samples: Sequence[Judged], predict: Predict) -> Numbers:
    """Return Pearson's r and the mean absolute error of *predict*."""
    return measure_agreement([predict(s) for s in samples], samples)


def not_certain(samples: Sequence[Judged]) -> Numbers:
    """Return how well the rules find what is not said to be certainly so."""
    pairs = [(s.certainty.factbank != "CT+", s.value < HIGHEST) for s in samples]
    right, found, wanted = (
        sum(w) for w in ([f and g for f, g in pairs], [f for f, _ in pairs], [g for _, g in pairs])
    )
    return {
        "wanted": wanted,
        "precision": right / max(1, found),
        "recall": right / max(1, wanted),
        "f1": 2 * right / (found + wanted),
    }


def calibration(
    samples: Sequence[Judged], value: Predict, scores: ScoreModel
) -> Iterator[list[object]]:
    """Yield for each level its number among *samples*, the mean score and the mean of what people
    judged.
    """
    for level in (Level.CERTAIN, Level.PROBABLE, Level.POSSIBLE):
        own = [s for s in samples if s.certainty.level is level]
        if own:
            score = sum(abs(score_sample(scores, s)) for s in own) / len(own)
            yield [level.value, len(own), score, sum(value(s) for s in own) / len(own)]


def measured_predicates(
    samples: Sequence[Judged], scores: ScoreModel, happened: Happened
) -> dict[str, Numbers]:
    """Return how well score and map of time predict *samples*, and what either does alone; print
    the score's calibration.
    """
    asserted = [s for s in samples if s.asserted]
    rows = list(calibration(asserted, lambda s: s.value, scores))
    print_table(
        "score of what is said to be so now or before, uds", ["", "n", "score", "judged"], rows
    )
    return {
        "uds, score and map of time": compared(
            samples, lambda s: happened.predict(score_sample(scores, s), s.when)
        ),
        "uds, score alone": compared(samples, lambda s: score_sample(scores, s)),
        "uds, score alone, asserted": compared(asserted, lambda s: score_sample(scores, s)),
        "uds, rules": compared(samples, lambda s: happened_by_rules(s.certainty)),
    }


def measured_verbs(file: Path, parser: Parser) -> Numbers:
    """Print the verbs on the wrong side; return the shares on the right one."""
    extractor = Extractor(parser, tier=Tier.RULES, min_confidence=0)
    verbs = list(judged_verbs(file, extractor))
    wrong = [[v.verb, v.sentence, v.ours, f"{v.mean:+.1f}"] for v in verbs if not v.right]
    print_table("on the wrong side", ["verb", "sentence", "claimkit", "annotators"], wrong)
    names = {v.verb for v in verbs}
    all_right = names - {v.verb for v in verbs if not v.right}
    committed = [v for v in verbs if v.ours is not Side.OPEN]
    return {
        "verbs": len(names),
        "sentences": len(verbs),
        "verbs_right": len(all_right) / len(names),
        "sentences_right": share(v.right for v in verbs),
        "committed_right": share(v.right for v in committed),
        "committed": len(committed),
    }


def share(holds: Iterable[bool]) -> float:
    known = list(holds)
    return sum(known) / len(known) if known else 0.0


@click.command()
@click.option("--uds", type=path_option, help="UDS It-Happened v2, the development part.")
@click.option("--science", type=path_option, help="Science certainty, sentence level.")
@click.option("--megaveridicality", type=path_option, help="Veridicality by verb and frame.")
@click.option("--meantime", type=path_option, help="MEANTIME, any part.")
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
        numbers |= measured_predicates(
            list(read_predicates(uds, parser, index)), scores, Happened.load()
        )
    if meantime is not None:
        events = list(read_predicates(meantime, parser, index))
        numbers["meantime, rules"] = compared(events, lambda s: by_rules(s.certainty))
        numbers["meantime, not certain"] = not_certain(events)
    if science is not None:
        findings = list(read_findings(science, parser, index, "val"))
        numbers["science, score"] = compared(findings, lambda s: predict_finding(scores, s))
        rows = list(calibration(findings, to_strength, scores))
        print_table("score of findings, science", ["", "n", "score", "judged"], rows)
    if megaveridicality is not None:
        numbers["megaveridicality"] = measured_verbs(megaveridicality, parser)
    shown = [
        [name, *(f"{key} {value:.3f}" for key, value in own.items())]
        for name, own in numbers.items()
    ]
    width = max(len(row) for row in shown)
    print_table("certainty", [""] * width, [row + [""] * (width - len(row)) for row in shown])
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()

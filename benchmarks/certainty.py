"""``python -m benchmarks.certainty --uds FILE --science FILE --megaveridicality FILE --meantime FILE``: certainty against what
people judged, from raw text.

*UDS, MEANTIME*: predicates with a mean answer from −3 to 3 to whether the event happened. *Science*: findings with a certainty
from 1 to 6; the split "val". *MegaVeridicality*: see ``benchmarks/veridicality.py``. Weights were fitted on other parts of the
first and third of these sets (``python -m training.certainty``), never on what is measured here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import resources
from pathlib import Path

import click

from benchmarks.reports import json_option, print_table, write_numbers
from benchmarks.veridicality import Side, judged_verbs
from claimkit.certainty.markers import MarkerIndex
from claimkit.certainty.score import FILE, HIGHEST, ScoreModel
from claimkit.extractor import Extractor, Tier
from claimkit.lexicons.loader import load
from claimkit.model import Certainty, Level, Polarity, Time
from claimkit.parsing.protocol import Parser
from training.graded import Judged, Ridge, mean_error, pearson, read_findings, read_predicates

Numbers = dict[str, float]
Predict = Callable[[Judged], float]
NOT_CERTAIN = HIGHEST - 0.75  # below this, by the judges, it did not surely happen; MEANTIME's own grades are far apart
path_option = click.Path(exists=True, dir_okay=False, path_type=Path)


def by_rules(certainty: Certainty) -> float:
    """Return whether it happened by the enums alone: what is certain and past or present is 3, what is future −3."""
    if certainty.level is Level.UNDERSPECIFIED or certainty.time is Time.FUTURE:
        return -HIGHEST if certainty.time is Time.FUTURE else 0.0
    size = {Level.CERTAIN: 3.0, Level.PROBABLE: 2.0, Level.POSSIBLE: 1.0}[certainty.level]
    return {Polarity.POSITIVE: size, Polarity.NEGATIVE: -size, Polarity.UNKNOWN: 0.0}[certainty.polarity]


def compared(samples: Sequence[Judged], predict: Predict) -> Numbers:
    """Return Pearson's r and the mean absolute error of *predict*."""
    predicted, values = [predict(s) for s in samples], [s.value for s in samples]
    return {"n": len(samples), "r": pearson(predicted, values), "mae": mean_error(predicted, values)}


def not_certain(samples: Sequence[Judged], predict: Predict) -> float:
    """Return the F1 of finding what did not surely happen."""
    pairs = [(predict(s) < NOT_CERTAIN - 1, s.value < NOT_CERTAIN) for s in samples]
    right = sum(found and wanted for found, wanted in pairs)
    return 2 * right / max(1, sum(found for found, _ in pairs) + sum(wanted for _, wanted in pairs))


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
        "verbs": len(names), "sentences": len(verbs), "verbs_right": len(all_right) / len(names),
        "sentences_right": share(v.right for v in verbs), "committed_right": share(v.right for v in committed),
        "committed": len(committed),
    }  # fmt: skip


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
    uds: Path | None, science: Path | None, megaveridicality: Path | None, meantime: Path | None, json_file: Path | None
) -> None:
    """Measure certainty on the sets given."""
    from claimkit.parsing.embedded import EmbeddedParser

    parser, index, scores = EmbeddedParser(), MarkerIndex.of(load("en")), ScoreModel.load()
    table = Path(str(resources.files("claimkit") / "models" / "en" / FILE))

    def by_table(name: str) -> Predict:
        model = Ridge.load(table, name)
        return lambda sample: model.predict(scores.scored(sample.certainty).score, sample.features)

    numbers: dict[str, Numbers] = {}
    for name, file in (("uds", uds), ("meantime", meantime)):
        if file is not None:
            samples = list(read_predicates(file, parser, index))
            for kind, predict in (("weights", by_table("happened")), ("rules", lambda s: by_rules(s.certainty))):
                numbers[f"{name}, {kind}"] = {
                    **compared(samples, predict),
                    "not_certain_f1": not_certain(samples, predict),
                }
    if science is not None:
        findings = list(read_findings(science, parser, index, "val"))
        numbers["science, weights"] = compared(findings, by_table("finding"))
        numbers["science, score alone"] = compared(findings, lambda s: 1 + 5 / 3 * abs(scores.scored(s.certainty).score))
    if megaveridicality is not None:
        numbers["megaveridicality"] = measured_verbs(megaveridicality, parser)
    rows = [[name, *(f"{key} {value:.3f}" for key, value in own.items())] for name, own in numbers.items()]
    width = max(len(row) for row in rows)
    print_table("certainty", [""] * width, [row + [""] * (width - len(row)) for row in rows])
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()

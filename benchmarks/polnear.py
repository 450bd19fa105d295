"""``python -m benchmarks.polnear GOLD.jsonl``: claimkit on a PolNeAR part, by the attribution
scorer.

``--rules`` lists, for each content rule, how many of its claims are right; ``--errors N`` prints N
errors of each kind.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from attrs import frozen

from benchmarks.extractors import load_extractor, precision_option
from benchmarks.predict import Row, predict
from benchmarks.reports import (
    FILE,
    json_option,
    print_table,
    read_rows,
    tier_option,
    write_numbers,
)
from benchmarks.scorer import score_attributions as scorer
from claimkit import Extractor

LEAST_JACCARD = 0.5


@frozen
class Aligned:
    """A claim and the annotated attribution that it is aligned with."""

    claim: Row
    predicted: scorer.Att
    annotated: scorer.Att

    @property
    def speaker_right(self) -> bool:
        """Whether the speakers overlap."""
        return bool(scorer.same_or_hit(self.predicted.w["source"], self.annotated.w["source"]))

    @property
    def is_named(self) -> bool:
        """Whether the annotated source is a name or a noun."""
        return bool(self.annotated.srctype == "other")


def align_claims(gold: Sequence[Row], found: Sequence[Row]) -> Iterator[Aligned]:
    """Yield the claims of all documents that are aligned with an annotated attribution."""
    for row, own in zip(gold, found, strict=True):
        document = scorer.Doc(row["text"])
        annotated = [scorer.Att(document, attribution) for attribution in row["attributions"]]
        predicted = [scorer.Att(document, claim) for claim in own["attributions"]]
        for index, match in scorer.align(predicted, annotated, LEAST_JACCARD):
            yield Aligned(own["attributions"][index], predicted[index], annotated[match])


def write_predictions(rows: Sequence[Row], target: Path, extractor: Extractor) -> None:
    """Write what *extractor* finds in *rows* to *target*, in the scorer's schema."""
    with target.open("w", encoding="utf-8") as out:
        for row, attributions in predict(rows, extractor):
            record = {"doc_id": row["doc_id"], "attributions": attributions}
            out.write(json.dumps(record) + "\n")


def score_rules(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[str, int, int, float]]:
    """Return ``(rule, claims, right ones, share)``, most frequent rule first; right: aligned, and
    the speakers overlap.
    """
    claims: Counter[str] = Counter()
    for row in found:
        claims.update(claim["rule"] for claim in row["attributions"])
    right = Counter(a.claim["rule"] for a in align_claims(gold, found) if a.speaker_right)
    return [(rule, count, right[rule], right[rule] / count) for rule, count in claims.most_common()]


def count_named_speakers(gold: Sequence[Row], found: Sequence[Row]) -> tuple[int, int]:
    """Return how many aligned claims whose annotated source is a name or a noun have a speaker that
    overlaps it, and how many such claims there are.
    """
    right = total = 0
    for aligned in align_claims(gold, found):
        if aligned.is_named:
            total += 1
            right += bool(aligned.predicted.w["source"] & aligned.annotated.w["source"])
    return right, total


@click.command()
@click.argument("files", nargs=-1, required=True, type=FILE)
@click.option("--errors", default=0, help="Print this many errors of each kind.")
@click.option("--rules", is_flag=True, help="Also print how often each content rule is right.")
@click.option("--boot", default=1000, help="Bootstrap resamples for the intervals.")
@click.option(
    "--versus",
    type=click.Path(exists=True, dir_okay=False),
    help="Predictions of another system, for the paired difference.",
)
@tier_option
@precision_option
@json_option
def main(
    files: tuple[Path, ...],
    errors: int,
    rules: bool,
    boot: int,
    versus: str | None,
    tier: str,
    precision: str,
    json_file: Path | None,
) -> None:
    """Score claimkit on the gold attributions in FILES."""
    numbers = {}
    extractor = load_extractor(tier, precision)
    other = scorer.load(versus) if versus else None
    for path in files:
        gold, found = scorer.load(str(path)), predict_file(path, extractor)
        result, data = scorer.run(gold, found, LEAST_JACCARD, boot, other, False)
        scorer.table(result)
        result["named_speakers"] = report_named_speakers(gold, found)
        if rules:
            columns = ["rule", "claims", "right", "share"]
            print_table("Right claims by content rule", columns, score_rules(gold, found))
        if errors:
            scorer.errors(data, errors, sys.stdout)
        numbers[str(path)] = result
    write_numbers(json_file, numbers)


def predict_file(path: Path, extractor: Extractor) -> list[Row]:
    """Return what *extractor* finds in the texts in *path*, as the scorer reads it, and print how
    fast.
    """
    rows = read_rows(path)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "predicted.jsonl"
        began = time.process_time()
        write_predictions(rows, target, extractor)
        seconds = time.process_time() - began
        words = sum(len(row["text"].split()) for row in rows)
        click.echo(f"{words / seconds:.0f} words per CPU-second")
        found: list[Row] = scorer.load(str(target))
    return found


def report_named_speakers(gold: Sequence[Row], found: Sequence[Row]) -> dict[str, int]:
    right, total = count_named_speakers(gold, found)
    claims = f"of {total} aligned claims with a name or a noun as source"
    click.echo(f"{claims}, {right / max(1, total):.3f} have a speaker that overlaps it")
    return {"right": right, "of": total}


if __name__ == "__main__":
    main()

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
from pathlib import Path
from typing import Any

import click

from benchmarks.predict import to_attributions
from benchmarks.reports import json_option, print_table, read_rows, write_numbers
from benchmarks.scorer import score_attributions as scorer
from claimkit import Extractor
from claimkit.extractor import Tier


def predicted(rows: list[dict[str, Any]], target: Path, tier: str) -> None:
    """Write claimkit's attributions of *rows* to *target*, in the scorer's schema."""
    with target.open("w", encoding="utf-8") as out:
        for row, claims in zip(
            rows, Extractor(tier=tier).extract_many(row["text"] for row in rows), strict=True
        ):
            out.write(
                json.dumps({"doc_id": row["doc_id"], "attributions": to_attributions(claims)})
                + "\n"
            )


def by_rule(
    gold: list[dict[str, Any]], found: list[dict[str, Any]]
) -> list[tuple[str, int, int, float]]:
    """Return ``(rule, claims, right ones, share)``, most frequent rule first; right: aligned, and
    the speakers overlap.
    """
    claims: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row, own in zip(gold, found, strict=True):
        document = scorer.Doc(row["text"])
        golds = [scorer.Att(document, a) for a in row["attributions"]]
        preds = [scorer.Att(document, a) for a in own["attributions"]]
        claims.update(a["rule"] for a in own["attributions"])
        for place, match in scorer.align(preds, golds, 0.5):
            if scorer.same_or_hit(preds[place].w["source"], golds[match].w["source"]):
                right[own["attributions"][place]["rule"]] += 1
    return [(rule, count, right[rule], right[rule] / count) for rule, count in claims.most_common()]


def named_speakers(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> tuple[int, int]:
    """Return how many aligned claims whose annotated source is a name or a noun have a speaker that
    overlaps it, and how many such claims there are.
    """
    right = of = 0
    for row, own in zip(gold, found, strict=True):
        document = scorer.Doc(row["text"])
        golds = [scorer.Att(document, a) for a in row["attributions"]]
        preds = [scorer.Att(document, a) for a in own["attributions"]]
        pairs = [
            (preds[p], golds[g])
            for p, g in scorer.align(preds, golds, 0.5)
            if golds[g].srctype == "other"
        ]
        of += len(pairs)
        right += sum(bool(pred.w["source"] & annotated.w["source"]) for pred, annotated in pairs)
    return right, of


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--errors", default=0, help="Print this many errors of each kind.")
@click.option("--rules", is_flag=True, help="Also print how often each content rule is right.")
@click.option("--boot", default=1000, help="Bootstrap resamples for the intervals.")
@click.option(
    "--versus",
    type=click.Path(exists=True, dir_okay=False),
    help="Predictions of another system, for the paired difference.",
)
@click.option(
    "--tier",
    type=click.Choice([t.value for t in Tier]),
    default=Tier.NEURAL.value,
    show_default=True,
)
@json_option
def main(
    files: tuple[Path, ...],
    errors: int,
    rules: bool,
    boot: int,
    versus: str | None,
    tier: str,
    json_file: Path | None,
) -> None:
    """Score claimkit on the gold attributions in FILES."""
    numbers = {}
    for path in files:
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "predicted.jsonl"
            began = time.process_time()
            predicted(read_rows(path), target, tier)
            seconds = time.process_time() - began
            gold, found = scorer.load(str(path)), scorer.load(str(target))
        other = scorer.load(versus) if versus else None
        result, data = scorer.run(gold, found, 0.5, boot, other, False)
        scorer.table(result)
        click.echo(
            f"{sum(len(r['text'].split()) for r in gold) / seconds:.0f} words per CPU-second, loading included"
        )
        right, of = named_speakers(gold, found)
        click.echo(
            f"of {of} aligned claims with a name or a noun as source, {right / max(1, of):.3f} have a speaker that overlaps it"
        )
        result["named_speakers"] = {"right": right, "of": of}
        if rules:
            print_table(
                "Right claims by content rule",
                ["rule", "claims", "right", "share"],
                by_rule(gold, found),
            )
        if errors:
            scorer.errors(data, errors, sys.stdout)
        numbers[str(path)] = result
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()

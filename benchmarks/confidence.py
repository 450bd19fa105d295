"""``python -m benchmarks.confidence GOLD.jsonl``: whether confidence means what it says, and what a
threshold costs.

A claim is right if its content is aligned with an annotated one (Jaccard ≥ 0.5) and the speakers
overlap. The expected calibration error is the mean distance between confidence and share of right
claims over ten bins of equal width (Naeini et al. 2015).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from benchmarks.predict import to_attributions
from benchmarks.reports import json_option, print_table, read_rows, write_numbers
from benchmarks.scorer import score_attributions as scorer
from claimkit import Extractor
from claimkit.document import Document, Phrase
from claimkit.extractor import Tier
from claimkit.tagging.protocol import TaggedAttribution, Tagger

BINS = 10
Bin = tuple[float, int, float, float]
Point = tuple[float, float, float, float]
THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@frozen
class Judged:
    """An outermost claim: its confidence and whether it is right."""

    confidence: float
    right: bool


class Remembering:
    """A tagger that tags each document once, however often it is asked: thresholds change nothing
    before it.
    """

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self._known: dict[str, tuple[TaggedAttribution, ...]] = {}

    def tag(self, document: Document, cues: Sequence[Phrase] = ()) -> tuple[TaggedAttribution, ...]:
        """Return what the tagger said or says."""
        if document.text not in self._known:
            self._known[document.text] = self._tagger.tag(document, cues)
        return self._known[document.text]


def judged(
    rows: Sequence[dict[str, Any]], documents: Sequence[Document], extractor: Extractor
) -> list[Judged]:
    """Return the claims of *extractor* in *rows*, parsed as *documents*, each beside the annotated
    attributions.
    """
    found = []
    for row, parsed in zip(rows, documents, strict=True):
        document = scorer.Doc(row["text"])
        own = to_attributions(extractor.extract_document(parsed))
        gold = [scorer.Att(document, a) for a in row["attributions"]]
        predicted = [scorer.Att(document, a) for a in own]
        right = {
            p
            for p, g in scorer.align(predicted, gold, 0.5)
            if scorer.same_or_hit(predicted[p].w["source"], gold[g].w["source"])
        }
        found += [Judged(a["confidence"], place in right) for place, a in enumerate(own)]
    return found


def bins_of(claims: Sequence[Judged]) -> list[Bin]:
    """Return for each bin that holds claims its lower border, their number, mean confidence and
    share of right ones.
    """
    rows = []
    for place in range(BINS):
        own = [c for c in claims if min(int(c.confidence * BINS), BINS - 1) == place]
        if own:
            mean, share = (
                sum(c.confidence for c in own) / len(own),
                sum(c.right for c in own) / len(own),
            )
            rows.append((place / BINS, len(own), mean, share))
    return rows


def point_of(threshold: float, claims: Sequence[Judged], gold: int) -> Point:
    """Return threshold, precision, recall and F1."""
    right = sum(c.right for c in claims)
    return (
        threshold,
        right / len(claims) if claims else 1.0,
        right / gold,
        2 * right / (len(claims) + gold),
    )


def draw(path: Path, table: Sequence[Bin], curve: Sequence[Point]) -> None:
    """Draw both as pictures side by side; needs matplotlib."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    left.plot([0, 1], [0, 1], color="0.8")
    left.plot([row[2] for row in table], [row[3] for row in table], marker="o")
    left.set(
        xlabel="confidence",
        ylabel="share of right claims",
        title="Reliability",
        xlim=(0, 1),
        ylim=(0, 1),
    )
    right.plot([row[2] for row in curve], [row[1] for row in curve], marker="o")
    for threshold, precision, recall, _ in curve[::2]:
        right.annotate(
            f"{threshold:g}", (recall, precision), textcoords="offset points", xytext=(4, 4)
        )
    right.set(
        xlabel="recall",
        ylabel="precision",
        title="Claim + speaker at each min_confidence",
        xlim=(0, 1),
        ylim=(0, 1),
    )
    figure.savefig(path)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--tier",
    type=click.Choice([t.value for t in Tier]),
    default=Tier.NEURAL.value,
    show_default=True,
)
@click.option(
    "--picture",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also draw both, as SVG, PDF or PNG.",
)
@json_option
def main(file: Path, tier: str, picture: Path | None, json_file: Path | None) -> None:
    """Hold the confidence of claimkit's claims against the gold attributions in FILE."""
    rows = read_rows(file)
    gold = sum(len(row["attributions"]) for row in rows)
    extractor = Extractor(tier=tier)
    documents = list(extractor.parser.parse_many([row["text"] for row in rows]))
    tagger = Remembering(extractor.tagger) if extractor.tagger is not None else None

    def found(least: float | None) -> list[Judged]:
        return judged(
            rows,
            documents,
            Extractor(extractor.parser, tier=tier, tagger=tagger, min_confidence=least),
        )

    returned, everything = found(None), found(0)
    table, curve = (
        bins_of(everything),
        [point_of(least, found(least), gold) for least in THRESHOLDS],
    )
    print_table("Reliability", ["from", "claims", "confidence", "right"], table)
    print_table("Threshold", ["min_confidence", "precision", "recall", "F1"], curve)
    errors = {
        name: error_of(own)
        for name, own in (("all", everything), ("returned by default", returned))
    }
    click.echo(
        "  ".join(
            f"expected calibration error, {name}: {value:.3f}" for name, value in errors.items()
        )
    )
    if picture is not None:
        draw(picture, table, curve)
    write_numbers(json_file, {"bins": table, "curve": curve, "calibration_error": errors})


def error_of(claims: Sequence[Judged]) -> float:
    """Return the expected calibration error."""
    return sum(count * abs(mean - share) for _, count, mean, share in bins_of(claims)) / len(claims)


if __name__ == "__main__":
    main()

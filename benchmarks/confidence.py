"""``python -m benchmarks.confidence GOLD.jsonl``: whether confidence means what it says, and what a
threshold costs.

A claim is right if its content is aligned with an annotated one (Jaccard ≥ 0.5) and the speakers
overlap. The expected calibration error is the mean distance between confidence and share of right
claims over ten bins of equal width (Naeini et al. 2015).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import astuple, frozen

from benchmarks.predict import to_attributions
from benchmarks.reports import (
    FILE,
    NEW_FILE,
    group_by,
    json_option,
    measure_share,
    print_table,
    read_rows,
    tier_option,
    write_numbers,
)
from benchmarks.scorer import score_attributions as scorer
from claimkit import Extractor
from claimkit.document import Document
from claimkit.tagging.protocol import TaggedAttribution, Tagger
from claimkit.tree import Phrase

BINS = 10
LEAST_JACCARD = 0.5
THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@frozen
class Bin:
    """Claims of about one confidence, from *start* on: their number, mean confidence, and share of
    right ones.
    """

    start: float
    claims: int
    confidence: float
    right: float


@frozen
class Point:
    """What a threshold gives."""

    threshold: float
    precision: float
    recall: float
    f1: float


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


@frozen
class Corpus:
    """Annotated documents, and our parses of them."""

    rows: tuple[dict[str, Any], ...]
    documents: tuple[Document, ...]

    @property
    def gold(self) -> int:
        """How many attributions are annotated."""
        return sum(len(row["attributions"]) for row in self.rows)

    def judge_claims(self, extractor: Extractor) -> list[Judged]:
        """Return the claims of *extractor*, each beside the annotated attributions."""
        judged: list[Judged] = []
        for row, document in zip(self.rows, self.documents, strict=True):
            judged += judge_document(row, to_attributions(extractor.extract_document(document)))
        return judged


def judge_document(row: dict[str, Any], attributions: Sequence[dict[str, Any]]) -> Iterator[Judged]:
    """Yield *attributions*, found in the text of *row*."""
    document = scorer.Doc(row["text"])
    gold = [scorer.Att(document, attribution) for attribution in row["attributions"]]
    predicted = [scorer.Att(document, attribution) for attribution in attributions]
    right = set()
    for index, match in scorer.align(predicted, gold, LEAST_JACCARD):
        if scorer.same_or_hit(predicted[index].w["source"], gold[match].w["source"]):
            right.add(index)
    for index, attribution in enumerate(attributions):
        yield Judged(attribution["confidence"], index in right)


def fill_bins(claims: Iterable[Judged]) -> list[Bin]:
    """Return the bins that hold claims."""
    groups = group_by(claims, lambda claim: min(int(claim.confidence * BINS), BINS - 1))
    bins = []
    for number, members in sorted(groups.items()):
        confidence = sum(claim.confidence for claim in members) / len(members)
        right = measure_share(claim.right for claim in members)
        bins.append(Bin(number / BINS, len(members), confidence, right))
    return bins


def measure_threshold(threshold: float, claims: Sequence[Judged], gold: int) -> Point:
    """Return what *threshold* gives, which leaves *claims*; without claims none is wrong."""
    right = sum(claim.right for claim in claims)
    precision = right / len(claims) if claims else 1.0
    return Point(threshold, precision, right / gold, 2 * right / (len(claims) + gold))


def measure_error(claims: Sequence[Judged]) -> float:
    """Return the expected calibration error."""
    error = sum(bin.claims * abs(bin.confidence - bin.right) for bin in fill_bins(claims))
    return error / len(claims)


def draw(path: Path, bins: Sequence[Bin], curve: Sequence[Point]) -> None:
    """Draw both as pictures side by side; needs matplotlib."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 4), layout="constrained")
    left, right = figure.subplots(1, 2)
    draw_bins(left, bins)
    draw_curve(right, curve)
    figure.savefig(path)


def draw_bins(axes: Any, bins: Sequence[Bin]) -> None:
    axes.plot([0, 1], [0, 1], color="0.8")
    axes.plot([bin.confidence for bin in bins], [bin.right for bin in bins], marker="o")
    axes.set(xlabel="confidence", ylabel="share of right claims", title="Reliability")
    axes.set(xlim=(0, 1), ylim=(0, 1))


def draw_curve(axes: Any, curve: Sequence[Point]) -> None:
    recalls = [point.recall for point in curve]
    axes.plot(recalls, [point.precision for point in curve], marker="o")
    for point in curve[::2]:
        axes.annotate(
            f"{point.threshold:g}",
            (point.recall, point.precision),
            textcoords="offset points",
            xytext=(4, 4),
        )
    title = "Claim + speaker at each min_confidence"
    axes.set(xlabel="recall", ylabel="precision", title=title, xlim=(0, 1), ylim=(0, 1))


@click.command()
@click.argument("file", type=FILE)
@tier_option
@click.option("--picture", type=NEW_FILE, help="Also draw both, as SVG, PDF or PNG.")
@json_option
def main(file: Path, tier: str, picture: Path | None, json_file: Path | None) -> None:
    """Hold the confidence of claimkit's claims against the gold attributions in FILE."""
    default = Extractor(tier=tier)
    tagger = Remembering(default.tagger) if default.tagger is not None else None
    rows = read_rows(file)
    documents = default.parser.parse_many([row["text"] for row in rows])
    corpus = Corpus(tuple(rows), tuple(documents))

    def find(least: float | None) -> list[Judged]:
        extractor = Extractor(default.parser, tier=tier, tagger=tagger, min_confidence=least)
        return corpus.judge_claims(extractor)

    everything = find(0)
    bins = fill_bins(everything)
    curve = [measure_threshold(least, find(least), corpus.gold) for least in THRESHOLDS]
    errors = {"all": measure_error(everything), "returned by default": measure_error(find(None))}
    print_all(bins, curve, errors)
    if picture is not None:
        draw(picture, bins, curve)
    numbers = {"bins": list(map(astuple, bins)), "curve": list(map(astuple, curve))}
    write_numbers(json_file, {**numbers, "calibration_error": errors})


def print_all(bins: Iterable[Bin], curve: Iterable[Point], errors: Mapping[str, float]) -> None:
    print_table("Reliability", ["from", "claims", "confidence", "right"], map(astuple, bins))
    columns = ["min_confidence", "precision", "recall", "F1"]
    print_table("Threshold", columns, map(astuple, curve))
    for name, error in errors.items():
        click.echo(f"expected calibration error, {name}: {error:.3f}")


if __name__ == "__main__":
    main()

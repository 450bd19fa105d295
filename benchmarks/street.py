"""``python -m benchmarks.street FOLDER...``: claimkit on real articles annotated for what a
fact-checker wants.

A FOLDER holds ``articles/NAME.txt`` and ``gold/NAME.json``; ``benchmarks/scorer/score_street.py``
says what they hold and how each figure is made. Nested claims are judged too. ``--errors N`` prints
N errors of each kind.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import Factory, frozen

from benchmarks.extractors import load_extractor, precision_option
from benchmarks.predict import Row, predict
from benchmarks.reports import json_option, print_table, tier_option, write_numbers
from benchmarks.scorer import score_street as scorer
from claimkit import Extractor

FIGURES = {
    "recall": "attributions found",
    "boundary": "content within .9",
    "speaker": "speaker's words",
    "name": "name right, or rightly none",
    "person": "not a wrong person",
    "level": "level",
    "polarity": "polarity",
    "whole": "everything right, of all annotated",
    "defensible": "returned claims that are annotated",
    "sure": "… of those with a confidence of .8 or more",
}
SURE = 0.8


@frozen
class Error:
    """What is wrong with an annotated attribution, and what came instead."""

    article: str
    content: str
    wanted: str
    got: str


@frozen
class Tally:
    """How much is right, by figure."""

    right: Counter[str] = Factory(Counter)
    of: Counter[str] = Factory(Counter)
    errors: dict[str, list[Error]] = Factory(dict)

    def add(self, figure: str, is_right: bool, error: Error | None = None) -> None:
        """Count one case of *figure*; keep its *error* if it is not right."""
        self.of[figure] += 1
        self.right[figure] += is_right
        if error is not None and not is_right:
            self.errors.setdefault(figure, []).append(error)

    def share(self, figure: str) -> float:
        """Return the share of cases that are right, 0 without cases."""
        return self.right[figure] / max(1, self.of[figure])


def read_folder(folder: Path) -> Iterator[tuple[Row, list[Row]]]:
    """Yield each article of *folder* as a row, with its annotated attributions.

    Raises:
        click.ClickException: the folder has no gold.
    """
    files = sorted((folder / "gold").glob("*.json"))
    if not files:
        raise click.ClickException(f"{folder}: expected gold/NAME.json and articles/NAME.txt")
    for file in files:
        text = (folder / "articles" / f"{file.stem}.txt").read_text(encoding="utf-8")
        yield {"doc_id": file.stem, "text": text}, json.loads(file.read_text(encoding="utf-8"))


def score_articles(articles: Sequence[tuple[Row, list[Row]]], extractor: Extractor) -> Tally:
    """Return how much of *articles* the *extractor* reads right."""
    tally = Tally()
    gold = {row["doc_id"]: entries for row, entries in articles}
    for row, claims in predict([row for row, _ in articles], extractor, nested=True):
        score_article(row, gold[row["doc_id"]], claims, tally)
    return tally


def score_article(row: Row, gold: Sequence[Row], claims: Sequence[Row], tally: Tally) -> None:
    """Add to *tally* how the *claims* of one article agree with its *gold*."""
    pairs = scorer.pairs_of(gold, claims, row["text"])
    paired = {claim for claim, _ in pairs.values()}
    for index, claim in enumerate(claims):
        tally.add("defensible", index in paired)
        if claim["confidence"] >= SURE:
            tally.add("sure", index in paired)
    for index, entry in enumerate(gold):
        if not entry["optional"]:
            score_entry(row, entry, claims, pairs.get(index), tally)


def score_entry(
    row: Row, entry: Row, claims: Sequence[Row], pair: tuple[int, float] | None, tally: Tally
) -> None:
    """Add to *tally* how the claim of *pair* agrees with *entry*; None: no claim is paired."""
    missed = Error(row["doc_id"], entry["content_text"], to_wanted(entry), "")
    tally.add("recall", pair is not None, missed)
    if pair is None:
        tally.add("whole", False)
        return
    claim, size = claims[pair[0]], pair[1]
    verdict: Mapping[str, bool] = scorer.judged(entry, claim, size, row["text"])
    for figure, is_right in verdict.items():
        got = to_got(figure, claim, row["text"])
        error = Error(row["doc_id"], entry["content_text"], to_wanted(entry), got)
        tally.add(figure, is_right, error)
    tally.add("whole", all(verdict.values()))


def to_wanted(entry: Row) -> str:
    """Return who is annotated: the names, else the speaker's words."""
    return "; ".join(entry["names"]) or str(entry["speaker_text"])


def to_got(figure: str, claim: Row, text: str) -> str:
    """Return what the *claim* has where *figure* looks."""
    if figure == "boundary":
        return " … ".join(text[start:end] for start, end in claim["content"])
    return str(claim["certainty"] if figure in ("level", "polarity") else claim["speaker"])


def to_numbers(tally: Tally) -> dict[str, Any]:
    """Return the figures of *tally* for machines."""
    return {
        figure: {
            "right": tally.right[figure],
            "of": tally.of[figure],
            "share": tally.share(figure),
        }
        for figure in FIGURES
    }


@click.command()
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--errors", default=0, help="Print this many errors of each kind.")
@tier_option
@precision_option
@json_option
def main(
    folders: tuple[Path, ...], errors: int, tier: str, precision: str, json_file: Path | None
) -> None:
    """Score claimkit on the annotated articles in FOLDERS."""
    numbers = {}
    extractor = load_extractor(tier, precision)
    for folder in folders:
        tally = score_articles(list(read_folder(folder)), extractor)
        rows = [(FIGURES[f], tally.share(f), tally.right[f], tally.of[f]) for f in FIGURES]
        print_table(f"{folder}, {tier}", ["figure", "share", "right", "of"], rows)
        for figure in FIGURES:
            for error in tally.errors.get(figure, [])[:errors]:
                click.echo(
                    f"[{figure}] {error.article}: {error.content[:90]!r} | "
                    f"wanted {error.wanted!r} | got {error.got[:90]!r}"
                )
        numbers[str(folder)] = to_numbers(tally)
    write_numbers(json_file, numbers)


if __name__ == "__main__":
    main()

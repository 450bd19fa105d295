"""``claimkit evaluate GOLD [RUN]`` and ``claimkit compare FIRST SECOND``."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import ParamSpec

import attrs
import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimkit.errors import ClaimkitError
from claimkit.evaluation import differences
from claimkit.evaluation.articles import Article, to_article
from claimkit.evaluation.corpora import read_corpus
from claimkit.evaluation.differences import Difference, Kind, find_errors
from claimkit.evaluation.scores import Score, align, compute_scores
from claimkit.extractor import Extractor, Tier
from claimkit.outputs.highlight import without_controls

FAILED = 2
P = ParamSpec("P")

corpus = click.Path(path_type=Path)
json_option = click.option(
    "--json",
    "json_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write the numbers to this file.",
)


def reporting(command: Callable[P, None]) -> Callable[P, None]:
    """Print errors that claimkit raises on purpose to standard error, and exit with status 2."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (ClaimkitError, OSError) as error:
            click.echo(without_controls(f"claimkit: {error}"), err=True)
            sys.exit(FAILED)

    return run


@click.command()
@click.argument("gold", type=corpus)
@click.argument("run", type=corpus, required=False)
@click.option("--errors", default=0, metavar="N", help="Print N errors of each kind.")
@click.option(
    "--tier",
    type=click.Choice([tier.value for tier in Tier]),
    default=Tier.NEURAL.value,
    show_default=True,
    help="Of claimkit, where no RUN is given.",
)
@json_option
@reporting
def evaluate(gold: Path, run: Path | None, errors: int, tier: str, json_file: Path | None) -> None:
    """Score RUN, or claimkit itself, against the annotated articles in GOLD.

    \b
    GOLD and RUN are folders of brat's files, or JSON (lines) with
    doc_id, text and attributions, or with claimkit records.
    """
    annotated = read_corpus(gold)
    found = read_corpus(run) if run is not None else tuple(_extracted(annotated, tier))
    missing = {article.name for article in annotated} - {article.name for article in found}
    if missing:
        click.echo(
            f"claimkit: {len(missing)} annotated articles are not in the run, and count as nothing found",
            err=True,
        )
    rows = align(annotated, found)
    scores = compute_scores(rows)
    _print_scores(f"{len(rows)} articles", scores)
    if errors:
        wrong = list(find_errors(rows))
        _print_differences(
            (d for kind in Kind for d in islice((d for d in wrong if d.kind is kind), errors)),
            ("gold", "found"),
        )
    _write(json_file, {name: _numbers(score) for name, score in scores.items()})


@click.command()
@click.argument("first", type=corpus)
@click.argument("second", type=corpus)
@click.option(
    "--gold",
    type=corpus,
    help="Annotated articles; then the claims that only one run has right are shown.",
)
@click.option(
    "--show", default=30, metavar="N", show_default=True, help="Print so many differences at most."
)
@json_option
@reporting
def compare(
    first: Path, second: Path, gold: Path | None, show: int, json_file: Path | None
) -> None:
    """Show which claims the run SECOND gains and loses against the run FIRST."""
    before, after = read_corpus(first), read_corpus(second)
    if gold is None:
        changed = list(differences.find_changes(before, after))
        numbers: dict[str, object] = {}
    else:
        result = differences.compare(read_corpus(gold), before, after)
        changed = list(result.differences)
        numbers = {
            "first": _numbers(result.scores[0]),
            "second": _numbers(result.scores[1]),
            "gain": result.gain,
            "interval": result.interval,
        }
        low, high = result.interval
        click.echo(
            f"claim + speaker, F1: {result.scores[0].f1:.3f} → {result.scores[1].f1:.3f}, "
            f"{result.gain:+.3f} (95 % of resamples: {low:+.3f} to {high:+.3f})"
        )
    kinds = Counter(difference.kind for difference in changed)
    click.echo(
        ", ".join(f"{kind}: {count}" for kind, count in sorted(kinds.items())) or "no differences"
    )
    _print_differences(
        changed[:show],
        ("gold" if gold is not None else "first", "second" if gold is None else "found"),
    )
    _write(
        json_file, {**numbers, "differences": [attrs.asdict(difference) for difference in changed]}
    )


def _extracted(annotated: Sequence[Article], tier: str) -> Iterator[Article]:
    claims = Extractor(tier=tier).extract_many(article.text for article in annotated)
    for article, own in zip(annotated, claims, strict=True):
        yield to_article(article.name, own)


def _print_scores(title: str, scores: dict[str, Score]) -> None:
    table = Table(title=title, title_justify="left")
    table.add_column()
    for column in ("precision", "recall", "F1", "95 % interval", "right", "found", "gold"):
        table.add_column(column, justify="right")
    for name, score in scores.items():
        low, high = score.interval
        shares = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
        table.add_row(
            name,
            *shares,
            f"{low:.3f}–{high:.3f}",
            *(str(n) for n in (score.right, score.found, score.gold)),
        )
    Console().print(table)


def _print_differences(shown: Iterable[Difference], sides: tuple[str, str]) -> None:
    console = Console(highlight=False, markup=False)
    for difference in shown:
        console.print(
            Text(without_controls(f"{difference.kind}, {difference.article}"), style="bold")
        )
        for side, words in zip(sides, (difference.gold, difference.found), strict=True):
            if words is not None:
                console.print(without_controls(f"  {side:>6}: {words}"))
        console.print(Text(without_controls(f"          {difference.context}"), style="dim"))


def _numbers(score: Score) -> dict[str, object]:
    return {
        **attrs.asdict(score),
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }


def _write(file: Path | None, numbers: dict[str, object]) -> None:
    if file is not None:
        file.write_text(json.dumps(numbers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

"""``claimkit evaluate GOLD [RUN]`` and ``claimkit compare FIRST SECOND``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs
import click
from rich.table import Table
from rich.text import Text

from claimkit.cli.failures import report, reporting
from claimkit.cli.options import json_option, make_tier_option
from claimkit.cli.printing import print_line, print_text
from claimkit.evaluation import differences
from claimkit.evaluation.articles import ScoredArticle, to_scored_article
from claimkit.evaluation.corpora import read_corpus
from claimkit.evaluation.differences import Difference, Kind, find_errors
from claimkit.evaluation.scores import Score, align, compute_scores
from claimkit.extractor import Extractor
from claimkit.outputs.tables import render
from claimkit.outputs.wording import strip_controls

corpus = click.Path(path_type=Path)


@click.command(short_help="Score a run against annotated articles.")
@click.argument("gold", type=corpus)
@click.argument("run", type=corpus, required=False)
@click.option(
    "--errors",
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Print N errors of each kind.",
)
@make_tier_option("Tier of claimkit, if no RUN is given.")
@json_option
@reporting
def evaluate(gold: Path, run: Path | None, errors: int, tier: str, json_file: Path | None) -> None:
    """Score RUN, or claimkit itself, against the annotated articles in GOLD.

    \b
    GOLD and RUN are folders of brat's files, or JSON (lines) with
    doc_id, text and attributions, or with claimkit records.
    """
    annotated = read_corpus(gold)
    found = read_corpus(run) if run is not None else tuple(_extract(annotated, tier))
    _report_missing(annotated, found)
    rows = align(annotated, found)
    scores = compute_scores(rows)
    _print_scores(f"{len(rows)} articles", scores)
    if errors:
        _print_differences(_select_errors(list(find_errors(rows)), errors), ("gold", "found"))
    _write(json_file, {name: _to_numbers(score) for name, score in scores.items()})


@click.command(short_help="Compare two runs.")
@click.argument("first", type=corpus)
@click.argument("second", type=corpus)
@click.option(
    "--gold",
    type=corpus,
    help="Annotated articles; shows the claims that only one run has right.",
)
@click.option(
    "--show",
    type=click.IntRange(0),
    default=30,
    metavar="N",
    show_default=True,
    help="Print at most this many differences.",
)
@json_option
@reporting
def compare(
    first: Path, second: Path, gold: Path | None, show: int, json_file: Path | None
) -> None:
    """Show which claims the run SECOND gains and loses against the run FIRST."""
    before, after = read_corpus(first), read_corpus(second)
    numbers: dict[str, object] = {}
    if gold is None:
        sides = ("first", "second")
        changed = list(differences.find_changes(before, after))
    else:
        sides = ("gold", "found")
        result = differences.compare(read_corpus(gold), before, after)
        changed = list(result.differences)
        numbers = _print_gain(result)
    _print_counts(changed)
    _print_differences(changed[:show], sides)
    _write(
        json_file, {**numbers, "differences": [attrs.asdict(difference) for difference in changed]}
    )


def _extract(annotated: Sequence[ScoredArticle], tier: str) -> Iterator[ScoredArticle]:
    claims = Extractor(tier=tier).extract_many(article.text for article in annotated)
    for article, found in zip(annotated, claims, strict=True):
        yield to_scored_article(article.name, found)


def _report_missing(annotated: Iterable[ScoredArticle], found: Iterable[ScoredArticle]) -> None:
    missing = {article.name for article in annotated} - {article.name for article in found}
    if missing:
        report(f"{len(missing)} annotated articles are not in the run, and count as nothing found")


def _select_errors(errors: Sequence[Difference], most: int) -> Iterator[Difference]:
    """Yield at most so many of *errors* of each kind."""
    for kind in Kind:
        yield from [error for error in errors if error.kind is kind][:most]


def _print_scores(title: str, scores: dict[str, Score]) -> None:
    table = Table(title=title, title_justify="left")
    table.add_column()
    for column in ("precision", "recall", "F1", "95 % interval", "right", "found", "gold"):
        table.add_column(column, justify="right")
    for name, score in scores.items():
        low, high = score.interval
        shares = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
        counts = map(str, (score.right, score.found, score.gold))
        table.add_row(name, *shares, f"{low:.3f}–{high:.3f}", *counts)
    print_text(render(table))


def _print_gain(result: differences.Comparison) -> dict[str, object]:
    """Print what the second run gains; return the numbers."""
    first, second = result.scores
    low, high = result.interval
    print_line(
        f"claim + speaker, F1: {first.f1:.3f} → {second.f1:.3f}, "
        f"{result.gain:+.3f} (95 % of resamples: {low:+.3f} to {high:+.3f})"
    )
    return {
        "first": _to_numbers(first),
        "second": _to_numbers(second),
        "gain": result.gain,
        "interval": result.interval,
    }


def _print_counts(changed: Iterable[Difference]) -> None:
    kinds = Counter(difference.kind for difference in changed)
    counts = [f"{kind}: {count}" for kind, count in sorted(kinds.items())]
    print_line(", ".join(counts) or "no differences")


def _print_differences(shown: Iterable[Difference], sides: tuple[str, str]) -> None:
    for difference in shown:
        title = strip_controls(f"{difference.kind}, {difference.article}")
        print_text(render(Text(title, style="bold")))
        for side, words in zip(sides, (difference.gold, difference.found), strict=True):
            if words is not None:
                print_text(render(strip_controls(f"  {side:>6}: {words}")))
        context = strip_controls(f"          {difference.context}")
        print_text(render(Text(context, style="dim")))


def _to_numbers(score: Score) -> dict[str, object]:
    return {
        **attrs.asdict(score),
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }


def _write(file: Path | None, numbers: dict[str, object]) -> None:
    if file is not None:
        text = json.dumps(numbers, ensure_ascii=False, indent=1) + "\n"
        # What UTF-8 cannot hold, a lone surrogate, gets an escape, which is one of JSON too.
        file.write_text(text, encoding="utf-8", errors="backslashreplace")

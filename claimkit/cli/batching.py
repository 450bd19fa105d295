"""``claimkit batch INPUT... --out DIR``."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from claimkit.batch.entries import Unreadable
from claimkit.batch.forms import FORMS
from claimkit.batch.inputs import Inputs, find_unknown
from claimkit.batch.manifest import Settings
from claimkit.batch.output import Limits, check_folder
from claimkit.batch.rows import Columns
from claimkit.batch.run import Batch, Plan, Summary
from claimkit.batch.work import Job
from claimkit.cli.failures import FAILED, reading_options, report, reporting
from claimkit.cli.interrupts import Interrupts
from claimkit.cli.options import computing_options, confidence_option, make_tier_option
from claimkit.cli.printing import print_line
from claimkit.cli.progress import is_terminal, showing_progress
from claimkit.extractor import MAX_CHARS, Extractor
from claimkit.outputs.wording import strip_controls
from claimkit.parts import Computing
from claimkit.progress import format_seconds

TEXTS = ("full", "reference")
SHOWN = 20  # failures; all are in the file

HELP = """Write the claims of many articles to the folder --out, and go on where a run
has ended, however it ended: run the same command again.

\b
An INPUT is
  JSON lines   .jsonl, also .jsonl.gz and .jsonl.zst: an object on each line
  CSV          .csv, also .csv.gz and .csv.zst: names in the first row
  Parquet      .parquet
  one article  text, HTML, PDF, a feed, ninjs, subtitles: as for claimkit extract
  a folder     all of these files in it, and in its folders

A row has the text in the column "text" and, if you have one, an id in "id";
columns that are called as a field of an Article (title, url, published, ...)
are taken along. Without an id an article goes by its file, or its row.

\b
In the folder are
  records/         a record of each article (docs/record.md), in parts
  claims/          a row for each claim, in parts
  copies.jsonl.zst which articles and quotations another article had before
  manifest.json    what found the claims, and counts
  failures.jsonl   what failed in the last run, with reasons

Articles that are there already and have not changed are left as they are;
those that have changed take the place of the old ones. Articles that failed are
tried again. If something failed, the exit status is 1. If the command itself is
wrong, or the folder was begun with other settings, it is 2.
"""


@click.command(help=HELP, short_help="Write the claims of an archive; may be resumed.")
@click.argument(
    "inputs",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="INPUT...",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder to write to: a new one, or one to go on with.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="jsonl",
    show_default=True,
    help="JSON lines or Parquet; both are packed by zstd.",
)
@click.option(
    "--text",
    type=click.Choice(TEXTS),
    default="full",
    show_default=True,
    help="Whether a record has the text, or says where it stands.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Number of processes.",
)
@make_tier_option()
@confidence_option
@computing_options
@click.option("--text-column", default="text", show_default=True, help="Column with the text.")
@click.option("--id-column", help='Column with the id; by default "id" or "doc_id".')
@click.option(
    "--part-size",
    type=click.IntRange(1),
    default=1000,
    show_default=True,
    help="Articles in a part. What is not yet in a part is lost when the run is killed; "
    "so a part ends after five minutes too.",
)
@click.option(
    "--max-chars",
    type=click.IntRange(1),
    default=MAX_CHARS,
    show_default=True,
    help="Characters of the longest article.",
)
@click.option(
    "--cache",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Keep in this file what the network answers: the same texts with another threshold or "
    "lexicon are then read several times as fast.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done; read, and write nothing.")
@click.option(
    "--progress/--no-progress",
    default=None,
    help="Show how far it is; by default on a terminal.",
)
@reporting
def batch(
    inputs: tuple[Path, ...],
    out: Path,
    form: str,
    text: str,
    workers: int,
    tier: str,
    min_confidence: float | None,
    precision: str,
    device: str,
    text_column: str,
    id_column: str | None,
    part_size: int,
    max_chars: int,
    cache: Path | None,
    dry_run: bool,
    progress: bool | None,
) -> None:
    settings = Settings(form=form, text=text, tier=tier, min_confidence=min_confidence)
    _check(inputs)
    with reading_options():
        FORMS[form].check()
        check_folder(out, settings)
        computing = Computing(precision=precision, device=device)
        computing.check_machine()
        extractor = _make_extractor(settings, computing, max_chars, None if dry_run else cache)
    run = Batch(
        Inputs(inputs, Columns(text=text_column, id=id_column), apart=out),
        out,
        Job(extractor=extractor, by_reference=text == "reference"),
        settings=settings,
        limits=Limits(articles=part_size),
        max_chars=max_chars,
        workers=workers,
        tell=_Teller(out),
    )
    if dry_run:
        _print_plan(run.plan())
    else:
        _run(run, progress)


def _check(inputs: tuple[Path, ...]) -> None:
    for path in find_unknown(inputs):
        raise click.BadParameter(
            f"'{click.format_filename(path)}' has no known ending; see claimkit batch --help.",
            param_hint="INPUT",
        )


def _make_extractor(
    settings: Settings, computing: Computing, max_chars: int, cache: Path | None
) -> Extractor:
    return Extractor(
        tier=settings.tier,
        min_confidence=settings.min_confidence,
        max_chars=max_chars,
        cache=cache,
        precision=computing.precision,
        device=computing.device,
    )


def _run(run: Batch, progress: bool | None) -> None:
    """Run it; what ends it early is one line, and what is finished stays."""
    shown = is_terminal(sys.stderr) if progress is None else progress
    try:
        with showing_progress(shown) as run.progress, Interrupts() as interrupts:
            run.waits = interrupts.allow
            summary = run.run()
    except KeyboardInterrupt:
        report(f"interrupted; what is finished is in {run.folder}; {_say_how_to_resume()}")
        sys.exit(FAILED)
    except OSError:
        report(f"what is finished stays in {run.folder}; {_say_how_to_resume()}")
        raise
    _print_summary(summary, run.folder)
    if summary.failures:
        sys.exit(FAILED)


def _say_how_to_resume() -> str:
    return f"resume with: claimkit {shlex.join(sys.argv[1:])}"


class _Teller:
    """Reports the first failures, one line each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._told = 0

    def __call__(self, failure: Unreadable) -> None:
        self._told += 1
        if self._told <= SHOWN:
            name = str(failure.place)
            if failure.id not in (None, name):
                name = f"{name} ({failure.id})"
            report(f"{name}: {failure.reason}")
        elif self._told == SHOWN + 1:
            report(f"more failures: see failures.jsonl in {self._folder} when this is done")


def _print_plan(plan: Plan) -> None:
    print_line(
        f"{plan.new:,} new and {plan.changed:,} changed articles to extract, about "
        f"{plan.words:,} words; {plan.unchanged:,} are done already"
    )
    _print_failures(plan.failures, plan.passed_over)
    if plan.failures:
        sys.exit(FAILED)


def _print_summary(summary: Summary, folder: Path) -> None:
    speed = summary.words / max(summary.seconds, 0.001)
    name, time = strip_controls(str(folder)), format_seconds(summary.seconds)
    print_line(
        f"{summary.written:,} articles written to {name} in {time}, {speed:,.0f} words/s; "
        f"{summary.unchanged:,} were done already"
    )
    _print_failures(summary.failures, summary.passed_over)


def _print_failures(failures: int, passed_over: int) -> None:
    if passed_over:
        print_line(f"{passed_over:,} files of other kinds were passed over")
    if failures:
        print_line(f"{failures:,} failed")

"""``claimkit audit FILE...``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import attrs
import click
from rich.text import Text

from claimkit.auditing import Audit, Share
from claimkit.auditing.plots import list_endings
from claimkit.auditing.shares import Aspect
from claimkit.auditing.tables import SHOWN, to_entries, to_table
from claimkit.auditing.times import Period
from claimkit.batch import is_batch
from claimkit.claimset import ClaimSet
from claimkit.cli.archives import read_recorded
from claimkit.cli.extraction import extract_each
from claimkit.cli.failures import Failures, explain_os_error, reading_options, report, reporting
from claimkit.cli.options import (
    NewFile,
    ReadFile,
    check_stdin,
    expand_files,
    make_format_option,
    make_tier_option,
)
from claimkit.cli.printing import print_text
from claimkit.cli.reading import read_each
from claimkit.corpus import Corpus
from claimkit.errors import ClaimkitError
from claimkit.extractor import Extractor
from claimkit.groups import number_labels
from claimkit.outputs.tables import NARROW, measure_width, render
from claimkit.outputs.wording import escape_formula, strip_controls

Counted = Mapping[str, tuple[Share, ...]]
COLUMNS = ("aspect", *(attribute.name for attribute in attrs.fields(Share)))

HELP = """Count who is quoted in FILEs, and how.

A FILE is one of claimkit extract; with --recorded it is what claimkit extract
--format json, or a folder that claimkit batch, wrote.

Sources are counted by naming (named, unnamed, anonymous on request), kind
(official, spokesperson, person, group, body, document), role (the part of life
in which a person speaks), channel (interview, statement, post, …), source and
article, with their claims, words and words of direct speech. Gender is not
inferred. See docs/audit.md.

\b
table  for people
json   an array with one object per share
csv    one line per share

If a file cannot be read, this is reported on standard error, the others are
still counted, and the exit status is 1.
"""


def write_tables(counted: Counted) -> str:
    """Return a table for each aspect, as the terminal shows it."""
    shape = to_entries if measure_width() < NARROW else to_table
    return "".join(
        render(shape(shares, by) if shares else Text("No claims found."))
        for by, shares in counted.items()
    )


def write_json(counted: Counted) -> str:
    """Return an array with an object for each share."""
    return json.dumps(_list_rows(counted), indent=1) + "\n"


def write_csv(counted: Counted) -> str:
    """Return a line for each share; no cell is one that a spreadsheet would run."""
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, COLUMNS)
    writer.writeheader()
    for row in _list_rows(counted):
        writer.writerow({**row, "value": escape_formula(strip_controls(str(row["value"])))})
    return lines.getvalue()


def _list_rows(counted: Counted) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for by, shares in counted.items():
        rows += [{"aspect": by, **attrs.asdict(share)} for share in shares]
    return rows


FORMATS: Mapping[str, Callable[[Counted], str]] = {
    "table": write_tables,
    "json": write_json,
    "csv": write_csv,
}


def _expand(
    context: click.Context, parameter: click.Parameter, paths: tuple[Path, ...]
) -> tuple[Path, ...]:
    """Return the files that *paths* mean; of recorded claims the folder of a batch is one."""
    if not context.params["recorded"]:
        return expand_files(context, parameter, paths)
    check_stdin(paths)
    files: list[Path] = []
    for path in paths:
        files += [path] if is_batch(path) else expand_files(context, parameter, (path,))
    return tuple(files)


@click.command(help=HELP, short_help="Count who is quoted, and how.")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=ReadFile(),
    metavar="FILE...",
    callback=_expand,
)
@click.option(
    "--by",
    "aspects",
    multiple=True,
    type=click.Choice([aspect.value for aspect in Aspect]),
    default=[aspect.value for aspect in SHOWN],
    help="What to count by; by default naming, kind, role and channel.",
)
@click.option(
    "--every",
    type=click.Choice([period.value for period in Period]),
    help="Count each day, week, month or year of the articles' dates by itself.",
)
@click.option("--plot", "picture", type=NewFile(), help="Draw the first of --by to this file.")
@click.option(
    "--recorded",
    is_flag=True,
    is_eager=True,  # files are looked for accordingly
    help="FILEs hold claims that were extracted before.",
)
@make_format_option(FORMATS)
@make_tier_option()
@reporting
def audit(
    files: tuple[Path, ...],
    aspects: tuple[str, ...],
    every: str | None,
    picture: Path | None,
    recorded: bool,
    form: str,
    tier: str,
) -> None:
    if picture is not None:
        _check_picture(picture)
    failures = Failures()
    articles = read_recorded(files, failures) if recorded else _extract(files, failures, tier)
    found = _name_all(articles).audit()
    if every is not None:
        _report_undated(found)
    print_text(FORMATS[form]({by: _count(found, by, every) for by in aspects}))
    if picture is not None:
        _draw(found, aspects[0], every, picture, failures)
    failures.exit()


def _check_picture(file: Path) -> None:
    """Make sure that a picture can be written to *file*, before the work begins.

    Raises:
        click.UsageError: its ending tells no format.
    """
    with reading_options():
        endings = list_endings()
    if file.suffix.lower() not in endings:
        raise click.UsageError(
            f"--plot: '{click.format_filename(file)}' must end with one of {', '.join(endings)}."
        )


def _extract(files: tuple[Path, ...], failures: Failures, tier: str) -> Iterator[ClaimSet]:
    """Yield the claims of the texts in *files*, called by their names."""
    extractor = Extractor(tier=tier)
    given = read_each(dict.fromkeys(files), None, failures)
    for one in extract_each(given, failures, extractor, prints_at_end=True):
        yield attrs.evolve(one.found, article=attrs.evolve(one.found.article, id=one.name))


def _name_all(articles: Iterable[ClaimSet]) -> Corpus:
    """Return the corpus of *articles*; of several with one id the later ones get a number."""
    listed = list(articles)
    ids = (found.article.id or str(place) for place, found in enumerate(listed, start=1))
    return Corpus.of(zip(number_labels(ids), listed, strict=True))


def _report_undated(found: Audit) -> None:
    """Say of how many articles it is not known in which period they are."""
    undated = {one.article for one in found if one.published is None}
    if undated:
        number = len(undated)
        report(f"{number} {'article has' if number == 1 else 'articles have'} no date")


def _count(found: Audit, by: str, every: str | None) -> tuple[Share, ...]:
    return found.shares(by) if every is None else found.over_time(by, every=every)


def _draw(found: Audit, by: str, every: str | None, picture: Path, failures: Failures) -> None:
    """Draw *found* to *picture*; if that fails, what was counted is printed already."""
    try:
        found.save_plot(picture, by, every=every)
    except OSError as error:
        failures.report(str(picture), explain_os_error(error))
    except (ClaimkitError, ValueError) as error:  # no matplotlib, nothing quoted, no such format
        failures.report(str(picture), error)

"""``claimkit check DRAFT SOURCE...``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import click
from attrs import evolve

from claimkit import inputs
from claimkit.checking.check import check_claims
from claimkit.checking.result import Check
from claimkit.checking.table import show_check
from claimkit.claimset import ClaimSet
from claimkit.cli.extraction import extract_each
from claimkit.cli.failures import FAILED, Failures, reading_options, report, reporting
from claimkit.cli.options import (
    ReadFile,
    check_stdin,
    expand_files,
    is_same_file,
    make_format_option,
    make_tier_option,
)
from claimkit.cli.printing import print_text
from claimkit.cli.reading import read_each
from claimkit.extractor import Extractor
from claimkit.outputs.tables import measure_width, render

HELP = """Hold the quotations and claims of DRAFT against each SOURCE.

Files are those of claimkit extract; "-" is standard input. Each quotation is
verbatim, altered, spliced, out-of-context, other-speaker or not-found; each claim
in words of its own is supported, contradicted, stronger-than-source,
other-speaker or not-found (docs/check.md).

\b
table  for people
json   an array of findings: verdict, places in the sources, differences

A DRAFT that lies in a folder of sources is none of them.

If a file cannot be read, this is reported on standard error. The draft is held
against the other sources, if there are any, and the exit status is 1. If the
command itself is wrong, it is 2. What the verdicts are does not change it.
"""


def write_table(check: Check) -> str:
    return render(show_check(check, measure_width()))


def write_json(check: Check) -> str:
    return f"{json.dumps(check.to_dicts())}\n"


FORMATS: Mapping[str, Callable[[Check], str]] = {"table": write_table, "json": write_json}
FILE = ReadFile()


def _expand_sources(
    context: click.Context, parameter: click.Parameter, files: tuple[Path, ...]
) -> tuple[Path, ...]:
    """Standard input can be the draft or a source, not both."""
    check_stdin((context.params["draft"], *files))
    return expand_files(context, parameter, files)


@click.command(help=HELP, short_help="Hold a draft against its sources.")
@click.argument("draft", type=FILE, metavar="DRAFT", is_eager=True)
@click.argument(
    "sources",
    nargs=-1,
    required=True,
    type=FILE,
    metavar="SOURCE...",
    callback=_expand_sources,
)
@make_format_option(FORMATS)
@click.option(
    "--read-as",
    type=click.Choice(inputs.NAMES),
    help="Format of the files; by default their extensions tell.",
)
@make_tier_option()
@reporting
def check(
    draft: Path, sources: tuple[Path, ...], form: str, read_as: str | None, tier: str
) -> None:
    failures = Failures()
    with reading_options():
        extractor = Extractor(tier=tier)
    drafts = _extract([draft], read_as, failures, extractor)
    if not drafts:
        raise SystemExit(FAILED)
    found = _extract(_leave_out(draft, sources), read_as, failures, extractor)
    if failures.names and not found:  # there is nothing to hold it against
        raise SystemExit(FAILED)
    for own in drafts:  # a feed has several
        print_text(FORMATS[form](check_claims(own, found)))
    failures.exit()


def _leave_out(draft: Path, sources: tuple[Path, ...]) -> list[Path]:
    """Return *sources* without *draft*, which may lie in a folder of them.

    Raises:
        click.UsageError: there is no other.
    """
    others = [source for source in sources if not is_same_file(draft, source)]
    name = click.format_filename(draft)
    if not others:
        raise click.UsageError(f"'{name}' is the only source: a draft is not held against itself.")
    if len(others) < len(sources):
        report(f"{name}: is the draft, and left out of the sources")
    return others


def _extract(
    files: list[Path],
    read_as: str | None,
    failures: Failures,
    extractor: Extractor,
) -> list[ClaimSet]:
    """Return the claims of the texts in *files*, each with an id."""
    given = read_each(files, read_as, failures)
    extracted = extract_each(given, failures, extractor, prints_at_end=True)
    return [_name(one.found, one.name) for one in extracted]


def _name(found: ClaimSet, name: str) -> ClaimSet:
    """Return *found*, called by the name of its file if it has no id."""
    return evolve(found, article=evolve(found.article, id=found.article.id or name))

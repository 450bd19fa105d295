"""``claimkit extract FILE...``."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Unpack

import click
from attrs import evolve, frozen

from claimkit import inputs
from claimkit.article import count_words
from claimkit.claimset import ClaimSet
from claimkit.cli.conditions import Selection, Wanted, condition_options
from claimkit.cli.failures import Failures, reading_options, report, reporting
from claimkit.cli.options import (
    computing_options,
    confidence_option,
    files_argument,
    lexicon_option,
    make_tier_option,
)
from claimkit.cli.progress import is_terminal, showing_progress
from claimkit.cli.reading import NamedItem, read_each
from claimkit.cli.writing import check_output, choose_format, format_option, out_option, write_items
from claimkit.collector import freeze_loaded
from claimkit.errors import ClaimkitError
from claimkit.extractor import Extractor
from claimkit.model.claim import Claim
from claimkit.outputs.formats import FORMATS, describe_formats
from claimkit.outputs.items import Item
from claimkit.parsing.conllu import to_conllu
from claimkit.parts import Computing
from claimkit.progress import Progress


@frozen
class Extracted(Item):
    """What was found in one input."""

    found: ClaimSet


HELP = f"""Print the claims in each FILE.

A FILE is text, HTML, PDF, a feed (RSS, Atom), ninjs, or subtitles (SRT, WebVTT):
its extension tells. Of a folder the files in it are read, of a pattern in quotation
marks ("2026/**/*.txt") those that match. "-" is standard input, and text.

\b
{describe_formats(FORMATS)}

With --out they are written to a file, whose end tells the format (claims.xlsx)
if --format does not; excel, parquet and spacy must be, and brat and label-studio
to a folder.

If a file cannot be read, this is reported on standard error, the others are
still processed, and the exit status is 1. If the command itself is wrong, it is 2.
"""


@click.command(help=HELP, short_help="Print the claims in files.")
@files_argument
@format_option
@out_option
@click.option(
    "--read-as",
    type=click.Choice(inputs.NAMES),
    help="Format of the FILEs; by default their extensions tell.",
)
@make_tier_option()
@confidence_option
@condition_options
@lexicon_option
@computing_options
@reporting
def extract(
    files: tuple[Path, ...],
    form: str | None,
    out: Path | None,
    read_as: str | None,
    tier: str,
    min_confidence: float | None,
    lexicon: Path | None,
    precision: str,
    device: str,
    **conditions: Unpack[Wanted],
) -> None:
    failures = Failures()
    form = choose_format(form, out)
    check_output(form, out, files)
    with reading_options():
        Computing(precision=precision, device=device).check_machine()
        extractor = Extractor(
            tier=tier,
            min_confidence=min_confidence,
            lexicon=lexicon,
            precision=precision,
            device=device,
        )
    given = read_each(files, read_as, failures)
    several = len(files) > 1
    if not several:  # a feed has several texts
        first = list(islice(given, 2))
        several, given = len(first) > 1, chain(first, given)
    found = extract_each(given, failures, extractor)
    selection = Selection(conditions)
    wanted = (evolve(item, found=selection.select(item.found)) for item in found)
    write_items(form, wanted, several, out)
    selection.report_missing()
    failures.exit()


def extract_each(
    given: Iterable[NamedItem],
    failures: Failures,
    extractor: Extractor,
    *,
    prints_at_end: bool = False,
) -> Iterator[Extracted]:
    """Yield the claims of each of the texts *given*, as they are found; how far that is is shown on
    a terminal.

    Args:
        prints_at_end: whether nothing is printed meanwhile that the progress would stand between.
    """
    began = time.monotonic()
    texts = words = 0
    free = prints_at_end or not is_terminal(sys.stdout)
    with showing_progress(is_terminal(sys.stderr) and free, stays=False) as report_progress:
        for named in given:
            found = _extract_one(named, failures, extractor)
            if not texts:
                freeze_loaded()
            if found is not None:
                yield found
            texts, words = texts + 1, words + count_words(named.item.text)
            if report_progress is not None:
                seconds = time.monotonic() - began
                failed = len(failures.names)
                report_progress(
                    Progress(texts=texts, failures=failed, words=words, seconds=seconds)
                )


def _extract_one(named: NamedItem, failures: Failures, extractor: Extractor) -> Extracted | None:
    """Return the claims of a text, None if it failed."""
    try:
        claims = extractor.extract(named.item)
    except ClaimkitError as error:
        failures.report(named.name, error)
        return None
    for warning in claims.warnings:
        report(f"{named.name}: warning: {warning.message}")
    where = _make_where(named.item.source)
    parse = partial(parse_again, extractor, claims)
    return Extracted(named.number, named.name, claims, where=where, parse=parse)


def parse_again(extractor: Extractor, claims: ClaimSet) -> str:
    """Return the parse of the text of *claims* as it is read, as CoNLL-U."""
    (document,) = extractor.parser.parse_many([claims.plain.text])
    return to_conllu(document)


def _make_where(source: inputs.Source) -> Callable[[Claim], str | None] | None:
    """Return what says when or on which page of *source* a claim is made."""

    def find_where(claim: Claim) -> str | None:
        location = source.locate_all((*claim.cue.spans, *claim.content.spans))
        return None if location is None else str(location)

    return find_where if source.parts else None

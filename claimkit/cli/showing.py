"""``claimkit show FILE...``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Unpack

import click

from claimkit.claimset import ClaimSet
from claimkit.cli.archives import read_recorded
from claimkit.cli.conditions import Selection, Wanted, condition_options
from claimkit.cli.failures import Failures, reporting
from claimkit.cli.writing import check_output, choose_format, format_option, out_option, write_items
from claimkit.outputs.formats import FORMATS, describe_formats
from claimkit.outputs.items import Item, name_article

HELP = f"""Print the claims that FILEs hold already.

A FILE is what "claimkit extract --format json" wrote, JSON lines with a record
each (.jsonl, also .gz and .zst), or the folder of "claimkit batch".

\b
{describe_formats(FORMATS)}

With --out they are written to a file, whose end tells the format (claims.xlsx)
if --format does not; excel, parquet and spacy must be, and brat and label-studio
to a folder. conllu needs the text: use extract.

If a record cannot be read, this is reported on standard error, the others are
still printed, and the exit status is 1.
"""


@click.command(help=HELP, short_help="Print claims that were extracted before.")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True),
    metavar="FILE...",
)
@format_option
@out_option
@condition_options
@reporting
def show(
    files: tuple[Path, ...], form: str | None, out: Path | None, **conditions: Unpack[Wanted]
) -> None:
    failures = Failures()
    form = choose_format(form, out)
    check_output(form, out, files)
    articles = read_recorded(files, failures)
    first = list(islice(articles, 2))
    selection = Selection(conditions)
    items = _list_items(chain(first, articles), selection)
    write_items(form, items, len(first) > 1, out)
    selection.report_missing()
    failures.exit()


def _list_items(articles: Iterable[ClaimSet], selection: Selection) -> Iterator[Item]:
    for number, found in enumerate(articles, start=1):
        yield Item(number, name_article(found.article, number), selection.select(found))

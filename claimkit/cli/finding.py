"""``claimkit find INPUT...``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimkit.batch import is_batch
from claimkit.cli.archives import is_searchable, open_archive
from claimkit.cli.failures import Failures, reading_options, report, reporting
from claimkit.cli.options import NewFile, make_format_option
from claimkit.cli.printing import print_text
from claimkit.cli.speakers import report_missing_speaker
from claimkit.outputs.tables import measure_width, render
from claimkit.outputs.wording import strip_controls
from claimkit.search import Archive, Finding
from claimkit.search.terms import read_first_day, read_last_day, to_match
from claimkit.speakerindex import Aliases, read_aliases

DATE = "Date"
DATE_WIDTH = 10  # characters
COLUMNS = (("Article", 2), ("Speaker", 2), ("Cue", 1), ("Content", 4))
WIDE = 100  # characters: in less the columns would break the names of files
NOTHING = "No claims found."
DAY = slice(0, 10)  # of a date and time in ISO 8601
SHOWN = 5  # speakers of one name

HELP = """Print all that somebody said on something, by date of the articles.

\b
An INPUT is
  a folder        that claimkit batch has written
  a file of JSON  .jsonl, also .jsonl.gz and .jsonl.zst: a record on each line,
                  as Corpus.to_jsonl() writes it
  an archive      .sqlite: made by --database, or claimkit.search.Archive

Words are found in any form ("close" finds "closed"). Those in double quotes must
stand together, and bridg* is the beginning of a word. A day may be a month
(2024-05) or a year too. Without a condition all claims are printed.

The words of a folder are indexed once, in the file search.sqlite in it, and
again only when a batch has added something.

\b
table  for people
jsonl  an object on each line: the date, title and URL of the article, and the
       columns of docs/record.md, with all spans

If something cannot be read, this is reported on standard error, the rest is still
searched, and the exit status is 1. If the command itself is wrong, it is 2.
"""


def write_table(findings: Iterable[Finding]) -> Iterator[str]:
    rows = map(_list_cells, findings)
    if measure_width() < WIDE:
        yield _render_entries(rows)
        return
    table = Table(show_lines=True)
    table.add_column(DATE, min_width=DATE_WIDTH)
    for head, share in COLUMNS:
        table.add_column(head, ratio=share, overflow="fold")
    for cells in rows:
        table.add_row(*map(Text, cells))
    yield render(table if table.rows else NOTHING)


def _render_entries(rows: Iterable[Sequence[str]]) -> str:
    """Return *rows* one below the other: date and article, speaker and cue, content."""
    entries: list[RenderableType] = []
    for date, article, speaker, cue, content in rows:
        entries.append(Text(f"{date} {article}".strip(), style="dim"))
        head = Text(speaker, style="bold").append(f" {cue}", style="not bold italic")
        entries += (Padding(head, (0, 0, 0, 2)), Padding(Text(content), (0, 0, 1, 2)))
    return render(Group(*entries) if entries else NOTHING)


def _list_cells(found: Finding) -> Sequence[str]:
    """Return date, article, speaker, cue and content."""
    cells = (
        (found.published or "")[DAY],
        found.article.title or found.article.id or "",
        found.speaker,
        " … ".join(map(found.claims.plain.read, found.claim.cue.spans)),
        found.claim.content.text,
    )
    return list(map(strip_controls, cells))


def write_json_lines(findings: Iterable[Finding]) -> Iterator[str]:
    for found in findings:
        yield f"{json.dumps(found.to_dict())}\n"


FORMATS: Mapping[str, Callable[[Iterable[Finding]], Iterator[str]]] = {
    "table": write_table,
    "jsonl": write_json_lines,
}


@click.command(help=HELP, short_help="Print all that somebody said on something.")
@click.argument(
    "paths",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="INPUT...",
)
@click.option("--speaker", help='Name or surname; "(no speaker)" for claims of nobody.')
@click.option("--words", help="Words that the content must have.")
@click.option("--since", metavar="DAY", help="First day, as 2024-05-31.")
@click.option("--until", metavar="DAY", help="Last day.")
@click.option("--limit", type=click.IntRange(1), help="Print at most this many claims.")
@click.option(
    "--aliases",
    "table",
    type=click.Path(path_type=Path),
    help="Other names of speakers: CSV or TOML with alias, name, id, kind.",
)
@click.option("--database", type=NewFile(), help="Keep the index of words in this file.")
@make_format_option(FORMATS)
@reporting
def find(
    paths: tuple[Path, ...],
    speaker: str | None,
    words: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
    table: Path | None,
    database: Path | None,
    form: str,
) -> None:
    _check_paths(paths)
    with reading_options():
        _check_conditions(words, since, until)
        aliases = read_aliases(table) if table is not None else Aliases()
    failures = Failures()
    with open_archive(paths, database, aliases, failures) as archive:
        if since is not None or until is not None:
            _report_undated(archive)
        if speaker is not None:
            _tell_speakers(archive, speaker)
        findings = archive.find(speaker=speaker, words=words, since=since, until=until, limit=limit)
        for piece in FORMATS[form](findings):
            print_text(piece)
    failures.exit()


def _check_paths(paths: tuple[Path, ...]) -> None:
    for path in paths:
        if paths == (path,) and path.is_dir() and not is_batch(path):
            name = click.format_filename(path)
            raise click.BadParameter(
                f"'{name}' holds no claims: it is no output of claimkit batch. Of a folder of "
                f"texts extract the claims first: claimkit batch '{name}' --out FOLDER",
                param_hint="INPUT",
            )
        if not is_searchable(path):
            raise click.BadParameter(
                f"'{click.format_filename(path)}' is no folder, .jsonl or .sqlite: search what "
                "claimkit batch has written, or Corpus.to_jsonl(); see claimkit find --help.",
                param_hint="INPUT",
            )


def _check_conditions(words: str | None, since: str | None, until: str | None) -> None:
    """Make sure that they are right before anything is read.

    Raises:
        SearchError: they are not.
    """
    if words is not None:
        to_match(words)
    read_first_day(since, "--since")
    read_last_day(until, "--until")


def _report_undated(archive: Archive) -> None:
    """Say how many articles are left out because it is not known when they were published."""
    number = archive.count_undated()
    if number:
        has, is_left = ("article has", "is") if number == 1 else ("articles have", "are")
        report(f"{number} {has} no date, and {is_left} left out")


def _tell_speakers(archive: Archive, name: str) -> None:
    """Say that nobody is called *name*, and who comes near, or that several are."""
    speakers = archive.find_speakers(name)
    labels = list(dict.fromkeys(speaker.label for speaker in speakers))
    if not speakers and not name.startswith("("):
        report_missing_speaker(name, archive.list_names())
    elif len(labels) > 1:
        more = ", …" if len(labels) > SHOWN else ""
        report(f"{len(labels)} are called {name!r}: {', '.join(labels[:SHOWN])}{more}")

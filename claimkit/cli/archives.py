"""The archive of a command: made of the claims in files and folders, or one that is there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from attrs import evolve

from claimkit.batch import is_batch, read_batch
from claimkit.batch.tables import find_table_format, read_table
from claimkit.claimset import ClaimSet
from claimkit.cli.failures import Failures, explain_os_error
from claimkit.errors import BatchError, ClaimkitError, RecordError
from claimkit.outputs.plainjson import read_json
from claimkit.search import Archive
from claimkit.speakerindex import Aliases

NAME = "search.sqlite"
DATABASE = ".sqlite"
JSON_LINES = frozenset({"jsonl", "ndjson"})


def is_searchable(path: Path) -> bool:
    """Whether *path* is by its name something that can be searched."""
    form = find_table_format(path)
    is_lines = form is not None and form.name in JSON_LINES
    return path.is_dir() or path.suffix == DATABASE or is_lines


def open_archive(
    paths: Sequence[Path], file: Path | None, aliases: Aliases, failures: Failures
) -> Archive:
    """Return an archive of what *paths* hold; what cannot be read is reported.

    Args:
        file: where to keep the archive. Without it, that of a folder is kept in the folder, and
            others in memory.

    Raises:
        SearchError: a file is no archive.
        OSError: it cannot be written.
    """
    if len(paths) == 1 and paths[0].suffix == DATABASE and not paths[0].is_dir():
        return Archive(paths[0], aliases=aliases)
    archive = _open(paths, file, aliases)
    state = json.dumps([_describe(path) for path in paths])
    if archive.state != state:
        archive.replace(read_recorded(paths, failures))
        if not failures.names:  # otherwise it is read, and the failures are told, once more
            archive.state = state
    return archive


def _open(paths: Sequence[Path], file: Path | None, aliases: Aliases) -> Archive:
    if file is not None:
        return Archive(file, aliases=aliases)
    if len(paths) > 1 or not paths[0].is_dir():
        return Archive(aliases=aliases)
    try:
        return Archive(paths[0] / NAME, aliases=aliases)
    except OSError:  # a folder that cannot be written to
        return Archive(aliases=aliases)


def _describe(path: Path) -> list[list[object]]:
    """Return by what can be seen whether the claims at *path* have changed."""
    files = sorted(path.glob("records/part-*")) if path.is_dir() else [path]
    rows: list[list[object]] = []
    for file in files:
        known = file.stat()
        rows.append([str(file.absolute()), known.st_size, known.st_mtime_ns])
    return rows


def read_recorded(paths: Iterable[Path], failures: Failures) -> Iterator[ClaimSet]:
    """Yield the claims of all articles that *paths* hold; what cannot be read is reported."""
    for path in dict.fromkeys(paths):
        name = click.format_filename(path)
        try:
            yield from _read(path, name, failures)
        except OSError as error:
            failures.report(name, explain_os_error(error))
        except ClaimkitError as error:
            failures.report(name, error)


def _read(path: Path, name: str, failures: Failures) -> Iterator[ClaimSet]:
    if path.is_dir():
        if not is_batch(path):
            raise BatchError("no output of claimkit batch, and texts are for claimkit extract")
        return read_batch(path)
    form = find_table_format(path)
    if form is not None and form.name in JSON_LINES:
        return _read_lines(path, name, failures)
    return _read_json(path, name)


def _read_json(path: Path, name: str) -> Iterator[ClaimSet]:
    """Yield the claims of a file with one record, or of the array of several that
    ``claimkit extract`` writes; one without an id goes by the name of its file.
    """
    value = read_json(path.read_bytes())
    entries = value if isinstance(value, list) else [{"file": name, "record": value}]
    for place, entry in enumerate(entries):
        if not isinstance(entry, dict) or "record" not in entry:
            raise RecordError(f"$[{place}]: expected an object with file and record")
        found = ClaimSet.from_record(entry["record"])
        id = found.article.id or str(entry.get("file"))
        yield evolve(found, article=evolve(found.article, id=id))


def _read_lines(path: Path, name: str, failures: Failures) -> Iterator[ClaimSet]:
    """Yield the claims of each line of a file of records; one without an id goes by its line."""
    form = find_table_format(path)
    assert form is not None, "checked before"
    for number, row in enumerate(read_table(path, form, lambda count: None), start=1):
        place = f"{name}:{number}"
        if isinstance(row, str):
            failures.report(place, row)
        elif row is not None:
            try:
                found = ClaimSet.from_record(row)
            except ClaimkitError as error:
                failures.report(place, error)
                continue
            yield evolve(found, article=evolve(found.article, id=found.article.id or place))

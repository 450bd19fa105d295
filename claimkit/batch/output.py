"""The folder in which a batch writes: its parts, its index, its manifest; one batch at a time."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic
from typing import IO

import attrs
from attrs import evolve, frozen

from claimkit.atomic import is_temporary, remove_temporary
from claimkit.batch import copies as copies_file
from claimkit.batch import failures as failures_file
from claimkit.batch import manifest as manifests
from claimkit.batch.copies import write_copies
from claimkit.batch.failures import Failures
from claimkit.batch.forms import FORMS
from claimkit.batch.index import Index, raising_os_errors
from claimkit.batch.links import find_links
from claimkit.batch.manifest import Manifest, Settings, check_generator, check_settings, to_values
from claimkit.batch.parts import CLAIMS, RECORDS, OpenPart, Parts
from claimkit.batch.work import Outcome
from claimkit.errors import BatchError

INDEX, LOCK = "index.sqlite", "lock"
OURS = {
    INDEX,
    f"{INDEX}-wal",
    f"{INDEX}-shm",
    LOCK,
    manifests.NAME,
    failures_file.NAME,
    copies_file.NAME,
}
PART_BYTES = 128 * 2**20  # of records and claims, not packed
PART_SECONDS = 300.0  # a kill costs the work of no longer time


@frozen(kw_only=True)
class Limits:
    """When a part is full: so many articles, bytes before they are packed, or seconds of work."""

    articles: int = 1000
    size: int = PART_BYTES
    seconds: float = PART_SECONDS


class Output:
    """The folder, open for writing. Use :func:`open_output`.

    Attributes:
        index: which articles are done.
        warnings: how many articles of this run had each.
        written: articles of this run that are in parts.
    """

    def __init__(self, folder: Path, settings: Settings, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits
        self._parts = Parts(folder, FORMS[settings.form])
        self._manifest = _find_manifest(folder, settings)
        self._parts.prepare()
        remove_temporary(folder)
        self.index = Index.open(folder / INDEX)
        self.warnings: Counter[str] = Counter()
        self.written = 0
        self._open: OpenPart | None = None
        with raising_os_errors(folder / INDEX):
            _update(self.index, self._parts)
        self._next = max(self._parts.list_numbers(), default=0) + 1
        self._manifest.write(folder)

    def add(self, outcome: Outcome) -> None:
        """Add what was found in an article.

        Raises:
            BatchError: it was found by another model, or with other settings, than what is there.
            OSError: it cannot be written.
        """
        self._check_generator(outcome)
        if self._open is None:
            self._open = self._parts.begin(self._next)
        self._open.add(outcome)
        self.warnings.update(outcome.warnings)
        if self._is_full(self._open):
            self.close_part()

    def close_part(self) -> None:
        """Make a part of what was added since the last one.

        Raises:
            OSError: it cannot be written.
        """
        part, self._open = self._open, None
        if part is None:
            return
        (self._folder / copies_file.NAME).unlink(missing_ok=True)  # it lacks what is new
        part.commit()
        with raising_os_errors(self._folder / INDEX):
            self.index.add_part(self._next, part.known)
        self.written += len(part.known)
        self._next += 1

    def finish(self, failures: Failures, *, complete: bool) -> Manifest:
        """Close the last part, remove what is outdated in others, and write the manifest.

        Raises:
            OSError: something cannot be written.
        """
        self.close_part()
        self._remove_outdated()
        if complete:
            self._link_copies()
        counts = {**attrs.asdict(self.index.count()), "parts": len(self._parts.list_numbers())}
        self._manifest = evolve(
            self._manifest,
            complete=complete,
            counts=counts,
            failures={"count": failures.count, "kinds": dict(failures.kinds)},
            warnings=dict(self.warnings),
        )
        self._manifest.write(self._folder)
        failures.commit()
        return self._manifest

    def _link_copies(self) -> None:
        """Write which articles are copies of others, unless nothing has changed since."""
        if not (self._folder / copies_file.NAME).exists():
            with raising_os_errors(self._folder / INDEX):
                write_copies(self._folder, find_links(self.index))

    def close(self) -> None:
        """Let go of the folder; what is in no part is lost."""
        if self._open is not None:
            self._open.discard()
        self.index.close()

    def _is_full(self, part: OpenPart) -> bool:
        limits = self._limits
        return (
            len(part.known) >= limits.articles
            or part.size >= limits.size
            or monotonic() - part.begun >= limits.seconds
        )

    def _check_generator(self, outcome: Outcome) -> None:
        if outcome.generator is None:
            return
        if self._manifest.generator is None:
            self._manifest = evolve(self._manifest, generator=to_values(outcome.generator))
            self._manifest.write(self._folder)
        else:
            check_generator(self._folder, self._manifest, outcome.generator)

    def _remove_outdated(self) -> None:
        with raising_os_errors(self._folder / INDEX):
            for part, ids in self.index.list_outdated().items():
                if self._parts.remove_articles(part, ids):
                    self.index.clear_outdated(part)
                else:
                    self.index.drop_part(part)


@contextmanager
def open_output(folder: Path, settings: Settings, limits: Limits) -> Iterator[Output]:
    """Give the *folder* to write to; it is made if it is not there.

    Raises:
        BatchError: it holds something else, or a batch that was begun with other settings; or
            another process is writing to it.
        OSError: it cannot be written to.
    """
    check_folder(folder, settings)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("wb") as lock:
        _lock(lock, folder)
        output = Output(folder, settings, limits)
        try:
            yield output
        finally:
            output.close()


def copy_index(folder: Path, settings: Settings) -> Index:
    """Return an index of the parts in *folder*, which nobody else sees; nothing is written.

    Raises:
        BatchError: a part is damaged.
    """
    path = folder / INDEX
    if path.exists():
        with closing(Index.open(path)) as index:
            copied = index.copy()
    else:
        copied = Index("")
    _update(copied, Parts(folder, FORMS[settings.form]))
    return copied


def _update(index: Index, parts: Parts) -> None:
    """Let *index* know the *parts* that are there, and no others."""
    there = set(parts.list_numbers())
    for part in index.list_parts() - there:
        index.drop_part(part)
    for part in sorted(there - index.list_parts()):
        index.add_part(part, parts.describe(part))


def check_folder(folder: Path, settings: Settings) -> None:
    """Make sure that a batch with *settings* may be written to *folder*.

    Raises:
        BatchError: it may not.
    """
    if folder.exists() and not folder.is_dir():
        raise BatchError(f"{folder} is no folder")
    if folder.is_dir():
        _find_manifest(folder, settings)


def _find_manifest(folder: Path, settings: Settings) -> Manifest:
    """Return the manifest in *folder*, a new one if the folder is empty."""
    manifest = manifests.read_manifest(folder)
    if manifest is not None:
        check_settings(folder, manifest, settings)
        return evolve(manifest, complete=False)
    strange = sorted(path.name for path in folder.iterdir() if not _may_be_ours(path))
    if strange:
        raise BatchError(
            f"{folder} has no {manifests.NAME}, but {', '.join(strange[:3])}; take an empty or a "
            "new folder"
        )
    return Manifest(settings=attrs.asdict(settings))


def _may_be_ours(path: Path) -> bool:
    """Whether a batch that was killed before it had a manifest may have left *path*."""
    is_empty_folder = path.name in {RECORDS, CLAIMS} and not any(path.iterdir())
    return is_empty_folder or path.name in OURS or is_temporary(path)


def _lock(file: IO[bytes], folder: Path) -> None:
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BatchError(f"{folder}: another process is writing to it") from error

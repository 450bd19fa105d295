"""The parts of a batch's output: one file of records and one of claims each.

A part is there when its file of records is: it gets its name last, and loses it first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic

from claimkit.atomic import (
    TemporaryFile,
    name_error,
    remove_temporary,
    sync_folder,
    writing,
)
from claimkit.batch.form import Form
from claimkit.batch.records import Known
from claimkit.batch.work import Outcome
from claimkit.errors import BatchError

RECORDS, CLAIMS = "records", "claims"


class Parts:
    """The parts in a folder."""

    def __init__(self, folder: Path, form: Form) -> None:
        self._records, self._claims = folder / RECORDS, folder / CLAIMS
        self._form = form
        self._name = re.compile(rf"part-(\d{{5,}}){re.escape(form.suffix)}")

    def prepare(self) -> None:
        """Make the folders, and remove what a killed process has left half done.

        Raises:
            OSError: they cannot be written to.
        """
        for folder in (self._records, self._claims):
            folder.mkdir(parents=True, exist_ok=True)
            remove_temporary(folder)
        whole = set(self.list_numbers())
        for path in self._claims.iterdir():
            number = self._find_number(path)
            if number is not None and number not in whole:
                path.unlink()

    def list_numbers(self) -> list[int]:
        """Return the numbers of the parts that are there, in order."""
        if not self._records.is_dir():
            return []
        numbers = map(self._find_number, self._records.iterdir())
        return sorted(number for number in numbers if number is not None)

    def find_records(self, part: int) -> Path:
        """Return the path of the records of *part*."""
        return self._records / self._write_name(part)

    def find_claims(self, part: int) -> Path:
        """Return the path of the claims of *part*."""
        return self._claims / self._write_name(part)

    def describe(self, part: int) -> list[Known]:
        """Return what is known of the articles in *part*.

        Raises:
            BatchError: it cannot be read.
        """
        path = self.find_records(part)
        with _explaining_damage(path):
            return list(self._form.describe(path))

    def read(self, part: int) -> Iterator[bytes]:
        """Yield the records in *part*, as JSON.

        Raises:
            BatchError: it cannot be read.
        """
        path = self.find_records(part)
        records = self._form.read(path)
        while True:
            with _explaining_damage(path):
                record = next(records, None)
            if record is None:
                return
            yield record

    def begin(self, part: int) -> OpenPart:
        """Return *part* to be written.

        Raises:
            OSError: it cannot be.
        """
        return OpenPart(self.find_records(part), self.find_claims(part), self._form)

    def remove_articles(self, part: int, ids: Collection[str]) -> bool:
        """Write *part* again without the articles of some *ids*; return whether any are left."""
        records, claims = self.find_records(part), self.find_claims(part)
        with writing(records) as to_records, writing(claims) as to_claims:  # claims are first done
            self._form.copy_claims(claims, to_claims, ids)
            kept = self._form.copy_records(records, to_records, ids)
        if not kept:
            records.unlink()
            sync_folder(self._records)
            claims.unlink()
        return kept > 0

    def _write_name(self, part: int) -> str:
        return f"part-{part:05}{self._form.suffix}"

    def _find_number(self, path: Path) -> int | None:
        found = self._name.fullmatch(path.name)
        return None if found is None else int(found[1])


@contextmanager
def _explaining_damage(path: Path) -> Iterator[None]:
    """Raise whatever a library says of the damaged part at *path* as a BatchError."""
    try:
        yield
    except Exception as error:
        reason = " ".join(str(error).split())
        raise BatchError(
            f"{path}: damaged ({reason}); remove it, and its articles are extracted again"
        ) from error


class OpenPart:
    """A part that is being written.

    Attributes:
        known: what is known of its articles.
        size: bytes of its records and claims, not packed.
        begun: when, as of ``time.monotonic``.
    """

    def __init__(self, records: Path, claims: Path, form: Form) -> None:
        self.known: list[Known] = []
        self.size = 0
        self.begun = monotonic()
        self._path = records
        with ExitStack() as stack:
            self._records = TemporaryFile(records)
            stack.callback(self._records.discard)
            self._claims = TemporaryFile(claims)
            stack.callback(self._claims.discard)
            self._writer = form.open_writer(self._records.stream, self._claims.stream)
            self._stack = stack.pop_all()

    def add(self, outcome: Outcome) -> None:
        """Add what was found in an article.

        Raises:
            OSError: it cannot be written.
        """
        try:
            self._writer.add(outcome)
        except OSError as error:
            raise name_error(error, self._path) from error
        self.size += len(outcome.record) + len(outcome.rows)
        self.known.append(
            Known(
                id=outcome.id,
                digest=outcome.digest,
                words=outcome.words,
                claims=outcome.claims,
                traces=outcome.traces,
            )
        )

    def commit(self) -> None:
        """Make it a part: all of it is on the disk then.

        Raises:
            OSError: it cannot be written.
        """
        try:
            self._writer.close()
            self._claims.commit()
            self._records.commit()
        except OSError as error:
            raise name_error(error, self._path) from error
        finally:
            self.discard()

    def discard(self) -> None:
        """Remove what has not been committed."""
        self._stack.close()

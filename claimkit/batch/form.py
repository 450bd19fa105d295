"""What a form of parts can do."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from claimkit.batch.records import Known
from claimkit.batch.work import Outcome


class Writer(Protocol):
    """Writes what was found to the two files of a part."""

    def add(self, outcome: Outcome) -> None:
        """Add what was found in an article."""
        ...

    def close(self) -> None:
        """Write the rest; the files stay open."""
        ...


class Form(Protocol):
    """A form of parts; a part has a file of records and one of claims.

    Attributes:
        suffix: of the names of files.
    """

    suffix: str

    def check(self) -> None:
        """Make sure that what writes it is installed.

        Raises:
            MissingExtraError: it is not.
        """
        ...

    def open_writer(self, records: BinaryIO, claims: BinaryIO) -> Writer:
        """Return a writer to two files."""
        ...

    def describe(self, path: Path) -> Iterator[Known]:
        """Yield what is known of the articles in a file of records."""
        ...

    def read(self, path: Path) -> Iterator[bytes]:
        """Yield the records in a file, as JSON."""
        ...

    def copy_records(self, path: Path, to: BinaryIO, without: Collection[str]) -> int:
        """Copy a file of records *without* the articles of some ids; return how many are left."""
        ...

    def copy_claims(self, path: Path, to: BinaryIO, without: Collection[str]) -> int:
        """Copy a file of claims *without* those of some articles; return how many are left."""
        ...

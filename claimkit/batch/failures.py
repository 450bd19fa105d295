"""Articles and files that failed in a run, each with its reason: ``failures.jsonl``."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from claimkit.atomic import TemporaryFile, name_error
from claimkit.batch.entries import Unreadable

NAME = "failures.jsonl"


class Failures:
    """Collects failures; threads may share it.

    Attributes:
        count: of failures.
        kinds: counts of their kinds: names of errors, or "unreadable".
    """

    def __init__(self, folder: Path | None, tell: Callable[[Unreadable], object]) -> None:
        """Begin with none.

        Args:
            folder: for the file; None to write none.
            tell: called with each.
        """
        self.count = 0
        self.kinds: Counter[str] = Counter()
        self._tell = tell
        self._lock = threading.Lock()
        self._path = None if folder is None else folder / NAME
        self._file = None if self._path is None else TemporaryFile(self._path)

    def add(self, failure: Unreadable, kind: str = "unreadable") -> None:
        """Add a failure.

        Raises:
            OSError: it cannot be written.
        """
        place = failure.place
        values = {
            "id": failure.id,
            "file": place.file,
            "row": place.row,
            "kind": kind,
            "reason": failure.reason,
        }
        with self._lock:
            self.count += 1
            self.kinds[kind] += 1
            if self._file is not None and self._path is not None:
                try:
                    self._file.stream.write(json.dumps(values).encode("ascii") + b"\n")
                except OSError as error:
                    raise name_error(error, self._path) from error
        self._tell(failure)

    def commit(self) -> None:
        """Write the file, in the place of that of an earlier run."""
        if self._file is not None:
            self._file.commit()

    def discard(self) -> None:
        """Leave the file of an earlier run."""
        if self._file is not None:
            self._file.discard()

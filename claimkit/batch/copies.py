"""The file of the links between copies."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs

from claimkit.atomic import writing
from claimkit.batch.compression import pack, unpack
from claimkit.batch.lines import read_lines
from claimkit.batch.links import Link
from claimkit.batch.manifest import read_manifest
from claimkit.errors import BatchError

NAME = "copies.jsonl.zst"
LONGEST = 2**20  # bytes of a line


def write_copies(folder: Path, links: Iterable[Link]) -> int:
    """Write *links* into *folder*; return how many there are.

    Raises:
        OSError: they cannot be written.
    """
    count = 0
    with writing(folder / NAME) as file, pack(file) as packed:
        for link in links:
            packed.write(f"{json.dumps(attrs.asdict(link))}\n".encode("ascii"))
            count += 1
    return count


def read_copies(folder: str | Path) -> Iterator[Link]:
    """Yield the links between copies in *folder*, which a batch has written to its end: those of
    articles first, by date of the copy.

    Raises:
        BatchError: there is no batch, or it has not come to its end.
    """
    path = Path(folder) / NAME
    if read_manifest(Path(folder)) is None:
        raise BatchError(f"{folder}: no output of claimkit batch")
    if not path.exists():
        raise BatchError(
            f"{folder}: copies are linked when a batch comes to its end; run it again as it was run"
        )
    with path.open("rb") as file:
        for line in read_lines(unpack(file, path), LONGEST):
            if line:
                yield _read_link(line, path)


def _read_link(line: bytes, path: Path) -> Link:
    try:
        values: Any = json.loads(line)
        return Link(**values)
    except (ValueError, TypeError) as error:
        raise BatchError(
            f"{path}: damaged ({error}); remove it, and run the batch again"
        ) from error

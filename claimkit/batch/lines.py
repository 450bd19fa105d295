"""Lines of a file that anybody may have written: none is longer than there is room for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

LONGEST = 16 * 2**20  # bytes of a line: a million letters, each escaped and with room for more
BLOCK = 2**20


def read_lines(file: IO[bytes], longest: int = LONGEST) -> Iterator[bytes | None]:
    """Yield the lines of *file* without their ends; None for one of more than *longest* bytes."""
    rest = b""
    too_long = False
    while block := file.read(BLOCK):
        first, *others = block.split(b"\n")
        lines = [rest + first, *others]
        rest = lines.pop()
        for line in lines:
            yield None if too_long or len(line) > longest else line
            too_long = False
        if len(rest) > longest:
            rest, too_long = b"", True
    if rest or too_long:
        yield None if too_long else rest

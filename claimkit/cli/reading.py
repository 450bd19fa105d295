"""Read the text of a file or of standard input."""

from __future__ import annotations

import errno
import sys
from pathlib import Path

from claimkit.errors import ClaimkitError

STDIN = Path("-")
MOST_NULS = 0.1  # of the characters: a stray one is in many a text, UTF-16 of English has half


class NotTextError(ClaimkitError):
    """A file is no text in UTF-8; the message says what it looks like."""


def read_text(file: Path) -> str:
    """Return the text of *file*, without a byte order mark, newlines as they are.

    Args:
        file: "-" is standard input.

    Raises:
        OSError: it cannot be read, or standard input is closed.
        NotTextError: it is not UTF-8, or is UTF-16 that passes for it.
    """
    data = _read_stdin() if file == STDIN else file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"byte {data[error.start]:#04x} at {error.start}"
        raise NotTextError(f"not UTF-8 text ({byte}); convert it to UTF-8") from error
    if text.count("\0") > MOST_NULS * len(text):
        raise NotTextError("not UTF-8 text (full of NUL, like UTF-16); convert it to UTF-8")
    return text


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.buffer.read()

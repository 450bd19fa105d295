"""Files that come with claimkit, and the errors if one is missing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

from claimkit.errors import ModelNotFoundError

SUMS = "SHA256SUMS"
DIGITS = 16


def read_table(name: str, file: Path | None = None) -> dict[str, Any]:
    """Return the JSON object in *file*, by default that in the file *name* of the embedded English
    model.

    Raises:
        ModelNotFoundError: there is no such file.
    """
    path = file or Path(str(resources.files("claimkit") / "models" / "en" / name))
    if not path.is_file():
        raise ModelNotFoundError(f"{path}: not found; reinstall claimkit")
    table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return table


def require_files(folder: Path, names: Iterable[str], advice: str) -> None:
    """Make sure that *folder* holds the files *names*.

    Raises:
        ModelNotFoundError: one is missing; the message names it and ends with *advice*.
    """
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise ModelNotFoundError(f"{folder}: missing {', '.join(missing)}; {advice}")


def compute_digest(folder: Path) -> str | None:
    """Return a digest of the model in *folder*: its first 16 hexadecimal digits.

    It comes from the sums that training has written there; None if there are none.
    """
    sums = folder / SUMS
    return hashlib.sha256(sums.read_bytes()).hexdigest()[:DIGITS] if sums.is_file() else None

"""Tables of weights that come with claimkit: where they lie, and what is said if they are gone."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

from claimkit.errors import ModelNotFoundError


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

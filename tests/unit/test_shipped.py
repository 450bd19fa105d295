"""Files that come with claimkit."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimkit import ModelNotFoundError
from claimkit.shipped import read_table, require_files


def test_missing_files_are_named(tmp_path: Path) -> None:
    """All of them at once, with the folder and what to do."""
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    require_files(tmp_path, ["a.json"], "do something")
    with pytest.raises(ModelNotFoundError, match=r"missing b\.json, c\.json; do something$"):
        require_files(tmp_path, ["a.json", "b.json", "c.json"], "do something")


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match=r"weights\.json: not found; reinstall claimkit"):
        read_table("weights.json", tmp_path / "weights.json")

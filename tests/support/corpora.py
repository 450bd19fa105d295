"""Corpora of a sentence or more, as training reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from annotated.treebanks import write_blocks
from tests.support.annotated import ATTRIBUTED_TEXT, SPANS
from tests.support.learning import NAMES, PARSED
from training.corpora import DEV_FILES, ENTITY_FILES, OTHER_NEWS, POLNEAR, TEST_FILES, TRAIN_FILES

ROW = {"text": ATTRIBUTED_TEXT, "attributions": [SPANS]}


def write_corpora(folder: Path, documents: int) -> Path:
    """Write all files into *folder*, that of PolNeAR with so many *documents*; return it."""
    for name in (*TRAIN_FILES, *DEV_FILES, *TEST_FILES):
        write_blocks(folder / name, [PARSED])
    for name, separator in ENTITY_FILES:
        lines = map(separator.join, zip(PARSED.forms, NAMES, strict=True))
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    _write_rows(folder / POLNEAR.name, [ROW] * documents)
    for file in OTHER_NEWS:
        _write_rows(folder / file.name, [ROW])
    return folder


def _write_rows(file: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

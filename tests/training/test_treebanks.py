"""Copies of sentences as news writes them."""

from __future__ import annotations

from annotated.treebanks import Block, check_block
from tests.support.annotated import QUOTED
from training.treebanks import (
    augment,
    change_case,
    change_mark_style,
    drop_final_mark,
    to_capitalised,
)


def forms(block: Block | None) -> list[str]:
    return [row[1] for row in block.rows] if block else []


def test_augmented_copies_are_trees() -> None:
    """Every copy has one root and heads inside; the originals stand first, and one seed gives one
    result.
    """
    copies = augment([QUOTED] * 40, seed=1)
    assert copies[:40] == [QUOTED] * 40
    assert len(copies) > 80
    assert copies == augment([QUOTED] * 40, seed=1) != augment([QUOTED] * 40, seed=2)
    assert all(check_block(block, "copy") == block for block in copies)


def test_marks_and_final_stop() -> None:
    assert forms(change_mark_style(QUOTED, ("``", "''"))) == ["``", "No", "''", "she", "said", "."]
    assert forms(drop_final_mark(QUOTED)) == ["“", "No", "”", "she", "said"]
    assert change_mark_style(Block((), QUOTED.rows[3:]), ("«", "»")) is None


def test_case() -> None:
    assert forms(change_case(QUOTED, str.upper)) == ["“", "NO", "”", "SHE", "SAID", "."]
    assert forms(change_case(QUOTED, to_capitalised)) == ["“", "No", "”", "She", "Said", "."]

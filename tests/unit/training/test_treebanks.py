"""Treebank files in, training sets out."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.treebanks import (
    Block,
    TreebankError,
    augmented,
    checked,
    read_all,
    read_blocks,
    with_mark_style,
    without_final_mark,
    write_blocks,
)

FORMS = [("“", "PUNCT", 2), ("No", "INTJ", 5), ("”", "PUNCT", 2), ("she", "PRON", 5), ("said", "VERB", 0), (".", "PUNCT", 5)]
QUOTED = Block(
    ("# text = “No” she said.",),
    tuple((str(i), form, form, upos, "_", "_", str(head), "dep", "_", "_") for i, (form, upos, head) in enumerate(FORMS, 1)),
)


def forms(block: Block | None) -> list[str]:
    return [row[1] for row in block.rows] if block else []


def test_blocks_survive_writing_and_reading(tmp_path: Path) -> None:
    write_blocks(tmp_path / "a.conllu", [QUOTED, QUOTED])
    assert read_all(tmp_path, ["a.conllu"]) == [QUOTED, QUOTED]


def test_augmented_copies_are_trees(tmp_path: Path) -> None:
    """Every copy has one root and heads inside; the originals stand first, and one seed gives one result."""
    copies = augmented([QUOTED] * 40, seed=1)
    assert copies[:40] == [QUOTED] * 40
    assert len(copies) > 80
    assert copies == augmented([QUOTED] * 40, seed=1) != augmented([QUOTED] * 40, seed=2)
    assert all(checked(block, "copy") == block for block in copies)


def test_marks_and_final_stop() -> None:
    assert forms(with_mark_style(QUOTED, ("``", "''"))) == ["``", "No", "''", "she", "said", "."]
    assert forms(without_final_mark(QUOTED)) == ["“", "No", "”", "she", "said"]
    assert with_mark_style(Block((), QUOTED.rows[3:]), ("«", "»")) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1\tNo\tno\n\n", r"bad\.conllu:1: expected 10 columns, got 3"),
        ("1\tNo\tno\tINTJ\t_\t_\t4\troot\t_\t_\n\n", r"bad\.conllu:2: expected one root and heads from 0 to 1"),
    ],
)
def test_malformed(tmp_path: Path, text: str, message: str) -> None:
    """The error gives file and line."""
    (tmp_path / "bad.conllu").write_text(text, encoding="utf-8")
    with pytest.raises(TreebankError, match=message):
        list(read_blocks(tmp_path / "bad.conllu"))


def test_missing_file(tmp_path: Path) -> None:
    """The error says where to get it."""
    with pytest.raises(TreebankError, match=r"training/README\.md"):
        list(read_blocks(tmp_path / "nothing.conllu"))

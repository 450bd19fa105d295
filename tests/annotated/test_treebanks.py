"""Treebanks and lists of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotated.treebanks import (
    Block,
    TreebankError,
    find_entity_label,
    join_entities,
    label_entities,
    read_all,
    read_blocks,
    read_entities,
    to_text,
    write_blocks,
)
from tests.support.annotated import QUOTED


def test_blocks_survive_writing_and_reading(tmp_path: Path) -> None:
    write_blocks(tmp_path / "a.conllu", [QUOTED, QUOTED])
    assert read_all(tmp_path, ["a.conllu"]) == [QUOTED, QUOTED]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1\tNo\tno\n\n", r"bad\.conllu:1: expected 10 columns, got 3"),
        (
            "1\tNo\tno\tINTJ\t_\t_\t4\troot\t_\t_\n\n",
            r"bad\.conllu:2: expected one root and heads from 0 to 1",
        ),
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


def test_names_join_the_tree_of_the_same_sentence(tmp_path: Path) -> None:
    """Older files write I- at the start of a name too; kinds that are not learnt are none; what has
    no tree stands alone.
    """
    lines = [
        "# doc = one",
        "“ O",
        "No O",
        "” O",
        "she I-PER",
        "said I-MISC",
        ". O",
        "",
        "Oslo I-LOC",
        "Lee B-PER",
        "Berg I-PER",
    ]
    (tmp_path / "names.txt").write_text("\n".join(lines), encoding="utf-8")
    entities = list(read_entities(tmp_path / "names.txt", separator=" "))
    tree, alone = join_entities([QUOTED], entities)
    assert [find_entity_label(row) for row in tree.rows] == ["O", "O", "O", "B-PER", "O", "O"]
    assert (tree.parsed, alone.parsed) == (True, False)
    assert [find_entity_label(row) for row in alone.rows] == ["B-LOC", "B-PER", "I-PER"]
    assert find_entity_label(QUOTED.rows[0]) is None
    write_blocks(tmp_path / "a.conllu", [tree, alone])
    assert read_all(tmp_path, ["a.conllu"]) == [tree, alone]


def test_a_line_without_a_label(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Oslo\n", encoding="utf-8")
    with pytest.raises(TreebankError, match=r"names\.txt:1: expected a word and a label"):
        list(read_entities(tmp_path / "names.txt", separator=" "))
    with pytest.raises(TreebankError, match="where to download it"):
        list(read_entities(tmp_path / "none.txt", separator=" "))


def test_text() -> None:
    """Sentences are joined by a space, paragraphs by an empty line."""
    opening = Block(("# newpar", *QUOTED.comments), QUOTED.rows)
    sentence = "“No” she said."
    assert to_text([opening, QUOTED, opening]) == f"{sentence} {sentence}\n\n{sentence}"


NO_SPACE = "SpaceAfter=No"


def make_block(*rows: tuple[str, str]) -> Block:
    """Return a sentence of *rows*: numbers, and what their last columns hold."""
    return Block((), tuple((index, "so", *"_" * 7, misc) for index, misc in rows))


TOKEN_OF_TWO = make_block(("1-2", NO_SPACE), ("1", "_"), ("2", "_"), ("3", "_"))


@pytest.mark.parametrize(
    ("block", "spaces"),
    [
        (make_block(("1", "_"), ("2", "_")), [" ", " "]),
        (make_block(("1", NO_SPACE), ("2", "_")), ["", " "]),
        (make_block(("1", f"NER=O|{NO_SPACE}"), ("2", "_")), ["", " "]),
        (make_block(("1-2", "_"), ("1", "_"), ("2", "_")), ["", " "]),
        (TOKEN_OF_TWO, ["", "", " "]),
        (
            make_block(("1-3", NO_SPACE), ("1", "_"), ("2", "_"), ("3", "_"), ("4", "_")),
            ["", "", "", " "],
        ),
        (make_block(("1", NO_SPACE), ("1.1", "_"), ("2", "_")), ["", " "]),
    ],
)
def test_spaces(block: Block, spaces: list[str]) -> None:
    """What stands behind a token stands behind its last word, and nothing between its words."""
    assert list(block.spaces) == spaces


def test_names_leave_spaces_as_they_are() -> None:
    labelled = label_entities(TOKEN_OF_TWO, ["O"] * 3)
    assert [row[9] for row in labelled.rows] == [NO_SPACE, "NER=O", "NER=O", "NER=O"]
    assert labelled.spaces == TOKEN_OF_TWO.spaces

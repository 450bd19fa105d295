"""Treebank files in, training and development sets out: checks, the combined sets, augmented copies."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import define

TRAIN_FILES = ("en_ewt-ud-train.conllu", "en_gum-ud-train-open.conllu")
DEV_FILES = ("en_ewt-ud-dev.conllu",)
TEST_FILES = ("en_ewt-ud-test.conllu", "en_gum-ud-dev-open.conllu")

AUGMENTATION_SEED = 1
DOUBLE_MARKS = {"“": "“", "”": "”", '"': '"', "''": "''", "``": "``"}
MARK_STYLES = (("“", "”"), ('"', '"'), ("``", "''"), ("''", "''"), ("«", "»"))

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(10)


class TreebankError(Exception):
    """A treebank file is missing or is not the CoNLL-U that training expects."""


@define(frozen=True)
class Block:
    """One sentence of a CoNLL-U file: its comment lines and its ten-column rows."""

    comments: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The syntactic words: no ranges (``1-2``), no empty nodes (``1.1``)."""
        return tuple(row for row in self.rows if row[ID].isdigit())

    def to_conllu(self) -> str:
        return "\n".join([*self.comments, *("\t".join(row) for row in self.rows)]) + "\n\n"


def read_blocks(path: Path) -> Iterator[Block]:
    """Yield the sentences of *path* in file order.

    Raises:
        TreebankError: the file is missing, or a row has not ten columns or a head outside its sentence.
    """
    if not path.is_file():
        raise TreebankError(f"{path}: not found; training/README.md says where to download it")
    comments: list[str] = []
    rows: list[tuple[str, ...]] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                row = tuple(line.split("\t"))
                if len(row) != 10:
                    raise TreebankError(f"{path}:{number}: expected 10 columns, got {len(row)}")
                rows.append(row)
            elif rows:
                yield checked(Block(tuple(comments), tuple(rows)), f"{path}:{number}")
                comments, rows = [], []
    if rows:
        yield checked(Block(tuple(comments), tuple(rows)), str(path))


def checked(block: Block, where: str) -> Block:
    """Return *block* if it has exactly one root and heads inside the sentence."""
    heads = [row[HEAD] for row in block.words]
    if any(not head.isdigit() or int(head) > len(heads) for head in heads) or heads.count("0") != 1:
        raise TreebankError(f"{where}: expected one root and heads from 0 to {len(heads)}, got {heads}")
    return block


def without_final_mark(block: Block) -> Block | None:
    """Return *block* less its final full stop, or None where a word depends on it or there is none."""
    words = block.words
    last = words[-1]
    if len(words) < 3 or last[UPOS] != "PUNCT" or last[FORM] not in {".", "!", "?"} or block.rows[-1] != last:
        return None
    if any(row[HEAD] == last[ID] for row in words):
        return None
    return Block(block.comments, block.rows[:-1])


def with_mark_style(block: Block, style: tuple[str, str]) -> Block | None:
    """Return *block* with its double quotation marks written as *style*, or None if it has no pair of them."""
    places = [i for i, row in enumerate(block.rows) if row[FORM] in DOUBLE_MARKS and row[UPOS] == "PUNCT"]
    if not places or len(places) % 2:
        return None
    rows = list(block.rows)
    for turn, place in enumerate(places):
        rows[place] = (rows[place][ID], style[turn % 2], style[turn % 2], *rows[place][3:])
    return Block(block.comments, tuple(rows))


def augmented(blocks: Sequence[Block], *, seed: int) -> list[Block]:
    """Return *blocks* plus copies as news writes them: other quotation marks, headings without a full stop.

    One sentence in ten loses its final mark, every quoted sentence appears once more in another mark style.
    """
    rng = random.Random(seed)
    copies: list[Block | None] = []
    for block in blocks:
        if rng.random() < 0.1:
            copies.append(without_final_mark(block))
        copies.append(with_mark_style(block, rng.choice(MARK_STYLES)))
    return [*blocks, *(copy for copy in copies if copy is not None)]


def read_all(folder: Path, names: Sequence[str]) -> list[Block]:
    return [block for name in names for block in read_blocks(folder / name)]


def write_blocks(path: Path, blocks: Sequence[Block]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(block.to_conllu() for block in blocks), encoding="utf-8")

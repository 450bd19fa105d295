"""The sets that are trained on: which files, and copies of their sentences as news writes them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from annotated.treebanks import FORM, HEAD, ID, UPOS, Block

TRAIN_FILES = ("en_ewt-ud-train.conllu", "en_gum-ud-train-open.conllu")
DEV_FILES = ("en_ewt-ud-dev.conllu",)
TEST_FILES = ("en_ewt-ud-test.conllu", "en_gum-ud-dev-open.conllu")
ENTITY_FILES = (("gum-train.bio", "\t"), ("wikigold.conll.txt", " "))

AUGMENTATION_SEED = 1
DOUBLE_MARKS = {"“": "“", "”": "”", '"': '"', "''": "''", "``": "``"}
MARK_STYLES = (("“", "”"), ('"', '"'), ("``", "''"), ("''", "''"), ("«", "»"))


def with_case(block: Block, change: Callable[[str], str]) -> Block:
    """Return *block* with its words in another case, as headings are written."""
    rows = tuple((row[ID], change(row[FORM]), *row[2:]) for row in block.rows)
    return Block(block.comments, rows)


def without_final_mark(block: Block) -> Block | None:
    """Return *block* less its final full stop, or None where a word depends on it or there is
    none.
    """
    words = block.words
    last = words[-1]
    if (
        not block.parsed
        or len(words) < 3
        or last[UPOS] != "PUNCT"
        or last[FORM] not in {".", "!", "?"}
        or block.rows[-1] != last
    ):
        return None
    if any(row[HEAD] == last[ID] for row in words):
        return None
    return Block(block.comments, block.rows[:-1])


def with_mark_style(block: Block, style: tuple[str, str]) -> Block | None:
    """Return *block* with its double quotation marks written as *style*, or None if it has no pair
    of them.
    """
    places = [
        i for i, row in enumerate(block.rows) if row[FORM] in DOUBLE_MARKS and row[UPOS] == "PUNCT"
    ]
    if not places or len(places) % 2:
        return None
    rows = list(block.rows)
    for turn, place in enumerate(places):
        rows[place] = (rows[place][ID], style[turn % 2], style[turn % 2], *rows[place][3:])
    return Block(block.comments, tuple(rows))


def capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]


def augmented(blocks: Sequence[Block], *, seed: int) -> list[Block]:
    """Return *blocks* plus copies as news writes them: other quotation marks, headings without a
    full stop, in capitals.

    One sentence in ten loses its final mark, every quoted sentence appears once more in another
    mark style, one in twenty with each word capitalised, one in forty all in capitals.
    """
    rng = random.Random(seed)
    copies: list[Block | None] = []
    for block in blocks:
        if rng.random() < 0.1:
            copies.append(without_final_mark(block))
        copies.append(with_mark_style(block, rng.choice(MARK_STYLES)))
        chance = rng.random()
        if chance < 0.075:
            copies.append(with_case(block, str.upper if chance < 0.025 else capitalised))
    return [*blocks, *(copy for copy in copies if copy is not None)]

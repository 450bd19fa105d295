"""The sets that are trained on: which files, and copies of their sentences as news writes them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence

from annotated.treebanks import FORM, HEAD, ID, UPOS, Block, Row

TRAIN_FILES = ("en_ewt-ud-train.conllu", "en_gum-ud-train-open.conllu")
DEV_FILES = ("en_ewt-ud-dev.conllu",)
TEST_FILES = ("en_ewt-ud-test.conllu", "en_gum-ud-dev-open.conllu")
ENTITY_FILES = (("gum-train.bio", "\t"), ("wikigold.conll.txt", " "))

AUGMENTATION_SEED = 1
DOUBLE_MARKS = frozenset({"“", "”", '"', "''", "``"})
MARK_STYLES = (("“", "”"), ('"', '"'), ("``", "''"), ("''", "''"), ("«", "»"))
FINAL_MARKS = frozenset({".", "!", "?"})
SHORTEST = 3  # words of a sentence that may lose its final mark
# Shares of sentences
WITHOUT_MARK, IN_CAPITALS, IN_OTHER_CASE = 0.1, 0.025, 0.075


def change_case(block: Block, change: Callable[[str], str]) -> Block:
    """Return *block* with its words in another case, as headings are written."""
    rows = ((row[ID], change(row[FORM]), *row[2:]) for row in block.rows)
    return Block(block.comments, tuple(rows))


def drop_final_mark(block: Block) -> Block | None:
    """Return *block* less its final full stop, or None where a word depends on it or there is
    none.
    """
    last = block.words[-1]
    if not block.parsed or len(block.words) < SHORTEST:
        return None
    if block.rows[-1] != last or not is_final_mark(last):
        return None
    if any(row[HEAD] == last[ID] for row in block.words):
        return None
    return Block(block.comments, block.rows[:-1])


def is_final_mark(row: Row) -> bool:
    return row[UPOS] == "PUNCT" and row[FORM] in FINAL_MARKS


def change_mark_style(block: Block, style: tuple[str, str]) -> Block | None:
    """Return *block* with its double quotation marks written as *style*, or None if it has no pair
    of them.
    """
    rows: list[Row] = []
    count = 0
    for row in block.rows:
        if is_double_mark(row):
            mark = style[count % 2]
            rows.append((row[ID], mark, mark, *row[3:]))
            count += 1
        else:
            rows.append(row)
    return Block(block.comments, tuple(rows)) if count and count % 2 == 0 else None


def is_double_mark(row: Row) -> bool:
    return row[FORM] in DOUBLE_MARKS and row[UPOS] == "PUNCT"


def to_capitalised(word: str) -> str:
    return word[:1].upper() + word[1:]


def augment(blocks: Sequence[Block], *, seed: int) -> list[Block]:
    """Return *blocks* plus copies as news writes them: other quotation marks, headings without a
    full stop, in capitals.

    One sentence in ten loses its final mark, every quoted sentence appears once more in another
    mark style, one in twenty with each word capitalised, one in forty all in capitals.
    """
    rng = random.Random(seed)
    augmented = list(blocks)
    for block in blocks:
        augmented += copy_as_news(block, rng)
    return augmented


def copy_as_news(block: Block, rng: random.Random) -> Iterator[Block]:
    """Yield the copies of *block* that chance wants."""
    copies: list[Block | None] = []
    if rng.random() < WITHOUT_MARK:
        copies.append(drop_final_mark(block))
    copies.append(change_mark_style(block, rng.choice(MARK_STYLES)))
    yield from filter(None, copies)
    chance = rng.random()
    if chance < IN_OTHER_CASE:
        yield change_case(block, str.upper if chance < IN_CAPITALS else to_capitalised)

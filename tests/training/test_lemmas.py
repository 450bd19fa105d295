"""The lemmas that treebanks give."""

from __future__ import annotations

import pytest

from annotated.treebanks import Block
from tests.support.learning import BOTH, NAMES_ONLY, read_block
from training.lemmas import find_known_lemmas

OTHER = read_block("1\tleft\tleft\tVERB\tVB\t_\t0\troot\t_\t_")


@pytest.mark.parametrize(
    ("blocks", "lemmas"),
    [
        pytest.param([BOTH, NAMES_ONLY], ("leave",), id="names are left out"),
        pytest.param([OTHER, BOTH, BOTH], ("leave", "left"), id="the most frequent first"),
        pytest.param([OTHER, *[BOTH] * 60], ("leave",), id="a rare reading is a slip"),
    ],
)
def test_known_lemmas(blocks: list[Block], lemmas: tuple[str, ...]) -> None:
    assert find_known_lemmas(blocks) == {("left", "VERB"): lemmas}

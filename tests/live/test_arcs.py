"""The tree from the scores: stanza's own result, sooner."""

from __future__ import annotations

import numpy as np
import pytest
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from claimkit.parsing.arcs import find_best_tree

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [2, 3, 5, 12, 40])
@pytest.mark.parametrize("peak", [0.5, 3.0, 30.0])
def test_best_tree_is_stanzas(size: int, peak: float) -> None:
    """Whether the best heads form a tree or not, the result is that of Chu-Liu-Edmonds with one
    root.
    """
    rng = np.random.default_rng(size)
    for _ in range(40):
        scores = rng.normal(scale=peak, size=(size, size)).astype(np.float32)
        np.fill_diagonal(scores, -np.inf)
        assert find_best_tree(scores).tolist() == chuliu_edmonds_one_root(scores).tolist()


def test_a_chain_of_any_length_is_a_tree() -> None:
    """Words that each depend on the one before, and the same with a cycle at the end, which the
    search must mend.
    """
    for size in (2, 3, 17, 64):
        scores = np.full((size, size), -9.0, dtype=np.float32)
        scores[np.arange(1, size), np.arange(size - 1)] = -0.1
        np.fill_diagonal(scores, -np.inf)
        assert find_best_tree(scores).tolist() == [0, *range(size - 1)]

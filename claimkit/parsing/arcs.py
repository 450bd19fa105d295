"""Find the best tree for the parser's scores: exact, and fast where the best heads form a tree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from stanza.models.common.chuliu_edmonds import chuliu_edmonds

Scores = NDArray[np.float32]


def find_best_tree(scores: Scores) -> NDArray[np.int64]:
    """Return the heads of the best tree with one root; heads[0] is 0.

    The cheapest search that can answer is tried first: the best head of each word by itself, then
    Chu-Liu-Edmonds. What they find is the best of all trees, so where it has one root, no other
    tree with one root is better. Where it has several, the search is made over scores that make a
    second root dearer than anything else (Stanojević & Cohen 2021).

    Args:
        scores: log-probabilities, ``scores[dependent, head]``; place 0 is the root, and no word is
            its own head.
    """
    heads: NDArray[np.int64] = np.argmax(scores, axis=1)
    heads[0] = 0
    if not _is_tree(heads):
        heads = chuliu_edmonds(scores.copy())
    if np.count_nonzero(heads[1:] == 0) > 1:
        finite = scores[np.isfinite(scores)].astype(np.float64)
        dear = scores.astype(np.float64)
        dear[:, 0] -= 1 + len(scores) * (finite.max() - finite.min())
        heads = chuliu_edmonds(dear)
    return heads


def _is_tree(heads: NDArray[np.int64]) -> bool:
    """Whether every word reaches the root."""
    # heads are followed twice as far each time, until all of them must have arrived at 0
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return not reached.any()

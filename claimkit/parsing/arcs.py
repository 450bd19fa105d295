"""Read the tree off the parser's scores: stanza's own result, for a fraction of its time.

Two things make stanza's decoding slow: it scores every label for every pair of words, and runs Chu-Liu-Edmonds in Python for
every sentence. Here labels are scored for the arcs of the tree only, and the search runs only where the best heads form no tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.common.utils import unsort
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.head_constraints import find_head_constraint_violations, resolve_head_constraint_violations
from stanza.models.depparse.trainer import Trainer, unpack_batch

Scores = NDArray[np.float32]


class ArcDecoder:
    """Stands in for stanza's trainer in its depparse processor: ``args``, ``vocab`` and ``predict`` are what that asks for."""

    def __init__(self, trainer: Trainer) -> None:
        self.args, self.vocab, self.model = trainer.args, trainer.vocab, trainer.model
        self.model.eval()

    def predict(self, batch: Any, resolve_head_constraints: bool = True) -> list[list[list[Any]]]:
        """Return ``[head, deprel]`` per word and sentence, sentences in the order before the batch was sorted."""
        inputs, original_order, word_order, lengths, word_lengths, text = unpack_batch(batch, self.model.get_device())
        states = self.model.embed(*inputs, word_order, lengths, word_lengths, text)
        arcs = self.model.unlabeled(states, states).squeeze(3)
        arcs.masked_fill_(torch.eye(arcs.size(1), dtype=torch.bool), -torch.inf)
        scores = torch.log_softmax(arcs, 2).numpy()
        trees = [best_tree(scores[i, :length, :length]) for i, length in enumerate(lengths)]
        labels = self._labels(states, trees)
        found = []
        for place, (tree, ids) in enumerate(zip(trees, labels, strict=True)):
            deprels = self._names(ids)
            if resolve_head_constraints and find_head_constraint_violations(tree, deprels):
                own = states[place : place + 1, : len(tree)]
                all_labels = torch.log_softmax(self.model.deprel(own, own), 3)[0].numpy()
                arcs_of_sentence = scores[place, : len(tree), : len(tree)]
                tree, ids = resolve_head_constraint_violations(arcs_of_sentence, all_labels, tree, self.vocab["deprel"])
                deprels = self._names(ids)
            found.append([[head, deprel] for head, deprel in zip(tree[1:], deprels, strict=True)])
        ordered: list[list[list[Any]]] = unsort(found, original_order)
        return ordered

    def _names(self, ids: Sequence[int]) -> list[str]:
        names: list[str] = self.vocab["deprel"].unmap([i + VOCAB_PREFIX_SIZE for i in ids])
        return names

    def _labels(self, states: torch.Tensor, trees: Sequence[NDArray[np.int64]]) -> list[list[int]]:
        """Return the best label of each arc of *trees*, the root left out."""
        scorer = self.model.deprel
        rows = torch.cat([torch.full((len(tree) - 1,), place) for place, tree in enumerate(trees)])
        words = torch.cat([torch.arange(1, len(tree)) for tree in trees])
        heads = torch.cat([torch.from_numpy(tree[1:]) for tree in trees])
        dependents = _with_one(scorer.hidden_func(scorer.W1(states[rows, words])))
        governors = _with_one(scorer.hidden_func(scorer.W2(states[rows, heads])))
        bilinear = scorer.scorer.W_bilin
        weight = bilinear.weight  # dependents' features × governors' features × labels
        middle = (dependents @ weight.flatten(1)).view(-1, weight.size(1), weight.size(2))
        best = (torch.bmm(governors.unsqueeze(1), middle).squeeze(1) + bilinear.bias).argmax(1)
        return [part.tolist() for part in best.split([len(tree) - 1 for tree in trees])]


def _with_one(values: torch.Tensor) -> torch.Tensor:
    """Return *values* with a feature that is always one: the bias of a biaffine form."""
    return torch.cat([values, values.new_ones(len(values), 1)], 1)


def best_tree(scores: Scores) -> NDArray[np.int64]:
    """Return the heads of the best tree with one root, as ``chuliu_edmonds_one_root`` does; heads[0] is 0.

    The best head of each word by itself is the best choice of all; where that is a tree with one root, there is no better one.

    Args:
        scores: log-probabilities, ``scores[dependent, head]``; place 0 is the root, and no word is its own head.
    """
    heads: NDArray[np.int64] = np.argmax(scores, axis=1)
    heads[0] = 0
    if np.count_nonzero(heads[1:] == 0) == 1 and _is_tree(heads):
        return heads
    searched: NDArray[np.int64] = chuliu_edmonds_one_root(scores)
    return searched


def _is_tree(heads: NDArray[np.int64]) -> bool:
    """Whether every word reaches the root: following heads twice as far each time ends at 0 for all of them."""
    reached = heads
    for _ in range(len(heads).bit_length()):
        reached = reached[reached]
    return not reached.any()

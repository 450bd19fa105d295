"""Faster ways to stanza's own results: the tree from the scores, and the encoder that remembers."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from claimkit.parsing.arcs import best_tree
from claimkit.parsing.embedded import embedded_folder
from claimkit.parsing.encoder import RememberingEncoder

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [2, 3, 5, 12, 40])
@pytest.mark.parametrize("peak", [0.5, 3.0, 30.0])
def test_best_tree_is_stanzas(size: int, peak: float) -> None:
    """Whether the best heads form a tree or not, the result is that of Chu-Liu-Edmonds with one root."""
    rng = np.random.default_rng(size)
    for _ in range(40):
        scores = rng.normal(scale=peak, size=(size, size)).astype(np.float32)
        np.fill_diagonal(scores, -np.inf)
        assert best_tree(scores).tolist() == chuliu_edmonds_one_root(scores).tolist()


def test_a_chain_of_any_length_is_a_tree() -> None:
    """Words that each depend on the one before, and the same with a cycle at the end, which the search must mend."""
    for size in (2, 3, 17, 64):
        scores = np.full((size, size), -9.0, dtype=np.float32)
        scores[np.arange(1, size), np.arange(size - 1)] = -0.1
        np.fill_diagonal(scores, -np.inf)
        assert best_tree(scores).tolist() == [0, *range(size - 1)]


def test_the_encoder_looks_its_last_batch_up() -> None:
    """The same sentences in another order give the same states; another batch is encoded."""
    encoder = RememberingEncoder.from_pretrained(embedded_folder() / "encoder", local_files_only=True, add_pooling_layer=False)
    encoder = encoder.float().eval()
    batch = torch.tensor([[101, 2054, 102, 0], [101, 2748, 2748, 102]])
    mask = (batch != 0).long()
    with torch.inference_mode():
        first = encoder(batch, attention_mask=mask, output_hidden_states=True).hidden_states
        again = encoder(batch.flip(0), attention_mask=mask.flip(0), output_hidden_states=True).hidden_states
        other = encoder(batch[:, :3], attention_mask=mask[:, :3], output_hidden_states=True).hidden_states
    assert all(torch.equal(a, b.flip(0)) for a, b in zip(first, again, strict=True))
    assert other[-1].shape[1] == 3

"""The network of syntax before it is trained: a pretrained encoder under fresh heads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from claimkit.parsing.network import Labels, Network, Shape

# Ours and BERT's names of the parts of a layer
LAYER_PARTS = {
    "attention_out": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm": "output.LayerNorm",
}


def start_network(shape: Shape, labels: Labels, encoder_file: Path) -> Network:
    """Return a network with the pretrained encoder of *encoder_file* (BERT's names) and fresh
    heads.
    """
    network = Network(shape, labels)
    weights = rename_weights(load_file(encoder_file), shape)
    missing, unknown = network.load_state_dict(weights, strict=False)
    lost = list(filter(is_pretrained, missing))
    if lost or unknown:
        raise ValueError(f"{encoder_file} is no encoder of this shape: {[*lost, *unknown]}")
    torch.nn.init.zeros_(network.encoder.case_embeddings.weight)
    torch.nn.init.xavier_uniform_(network.arc_weight)
    torch.nn.init.xavier_uniform_(network.label_weight)
    return network


def is_pretrained(name: str) -> bool:
    """Return whether BERT has weights *name*: it knows no capitals."""
    return name.startswith("encoder.") and "case_embeddings" not in name


def rename_weights(theirs: Mapping[str, Tensor], shape: Shape) -> dict[str, Tensor]:
    """Return BERT's weights under the names of our encoder."""
    # Every text is of BERT's first "type": that embedding can be part of the positions'.
    kind = theirs["embeddings.token_type_embeddings.weight"][0]
    ours = {
        "encoder.piece_embeddings.weight": theirs["embeddings.word_embeddings.weight"],
        "encoder.position_embeddings.weight": theirs["embeddings.position_embeddings.weight"]
        + kind,
    }
    for part in ("weight", "bias"):
        ours[f"encoder.embedding_norm.{part}"] = theirs[f"embeddings.LayerNorm.{part}"]
        for index in range(shape.layers):
            ours |= rename_layer(theirs, index, part)
    return ours


def rename_layer(theirs: Mapping[str, Tensor], index: int, part: str) -> dict[str, Tensor]:
    """Return the weights or biases of one layer under our names; its queries, keys and values are
    one matrix.
    """
    old, new = f"encoder.layer.{index}", f"encoder.layers.{index}"
    ours = {f"{new}.attention_in.{part}": torch.cat(list(find_attention(theirs, old, part)))}
    for name, their_name in LAYER_PARTS.items():
        ours[f"{new}.{name}.{part}"] = theirs[f"{old}.{their_name}.{part}"]
    return ours


def find_attention(theirs: Mapping[str, Tensor], layer: str, part: str) -> Iterator[Tensor]:
    for name in ("query", "key", "value"):
        yield theirs[f"{layer}.attention.self.{name}.{part}"]

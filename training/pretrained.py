"""The network before it is trained: a pretrained encoder under fresh heads, or an older model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import torch
from attrs import frozen
from safetensors.torch import load_file
from torch import Tensor, nn

from claimkit.neural.embedded import PIECES, EmbeddedModel
from claimkit.neural.network import Labels, Network, Shape
from claimkit.neural.precision import Precision

# Ours and BERT's names of the parts of a layer
LAYER_PARTS = {
    "attention_out": "attention.output.dense",
    "attention_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm": "output.LayerNorm",
}


@frozen(kw_only=True)
class Beginning:
    """What a training begins with.

    Attributes:
        pieces: the file of word pieces.
        origin: says where it is from, for checkpoints.
    """

    network: Network
    pieces: Path
    origin: str


def begin_with_encoder(folder: Path, labels: Labels) -> Beginning:
    """Return a network with the pretrained encoder in *folder*, as its makers give it, and fresh
    heads.
    """
    network = start_network(Shape(), labels, folder / "model.safetensors")
    return Beginning(network=network, pieces=folder / "tokenizer.json", origin="encoder")


def begin_with_model(folder: Path) -> Beginning:
    """Return the network of the model in *folder*. The embeddings of its word pieces are not
    trained: there are many of them, and most are seldom seen.

    Raises:
        ModelNotFoundError, ModelCorruptError: there is none.
    """
    model = EmbeddedModel.load(folder, precision=Precision.SINGLE)
    model.network.encoder.piece_embeddings.weight.requires_grad_(False)
    return Beginning(network=model.network, pieces=folder / PIECES, origin=f"model {model.digest}")


def start_network(shape: Shape, labels: Labels, encoder_file: Path) -> Network:
    """Return a network with the pretrained encoder of *encoder_file* (BERT's names) and fresh
    heads.

    Raises:
        ValueError: the file holds something else.
    """
    network = Network(shape, labels)
    load_encoder(network, encoder_file)
    for embedding in (network.encoder.case_embeddings, network.conventions, network.distance):
        nn.init.zeros_(embedding.weight)
    spread_biaffine(network)
    return network


def spread_biaffine(network: Network) -> None:
    """Give the biaffine forms of *network* random weights: they are made as zeros, and would learn
    nothing from there.
    """
    for weight in network.parameters(recurse=False):
        if weight is not network.mixes:
            nn.init.xavier_uniform_(weight)


def load_encoder(network: Network, file: Path) -> None:
    """Give *network* the encoder in *file*.

    Raises:
        ValueError: the file holds something else.
    """
    try:
        weights = rename_weights(load_file(file), network.shape)
        missing, _ = network.load_state_dict(weights, strict=False)
    except (KeyError, RuntimeError) as error:  # one is missing, or of another size
        raise ValueError(f"{file} is no encoder of this shape: {error}") from error
    lost = list(filter(is_pretrained, missing))
    if lost:
        raise ValueError(f"{file} is no encoder of this shape: it lacks {lost}")


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

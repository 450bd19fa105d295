"""What training begins with."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from claimkit.neural.embedded import PIECES, save_network
from claimkit.parsing.embedded import find_model_folder
from claimkit.shipped import write_sums
from tests.support.learning import LABELS, TINY, build_tiny
from training.pretrained import begin_with_model, start_network

LAYER = {
    "attention.self.query": (32, 32),
    "attention.self.key": (32, 32),
    "attention.self.value": (32, 32),
    "attention.output.dense": (32, 32),
    "attention.output.LayerNorm": (32,),
    "intermediate.dense": (64, 32),
    "output.dense": (32, 64),
    "output.LayerNorm": (32,),
}


def make_bert() -> dict[str, Tensor]:
    """Return weights of TINY's shape under BERT's names."""
    torch.manual_seed(1)
    weights = {
        "embeddings.word_embeddings.weight": torch.rand(TINY.pieces, 32),
        "embeddings.position_embeddings.weight": torch.rand(TINY.positions, 32),
        "embeddings.token_type_embeddings.weight": torch.rand(2, 32),
        "embeddings.LayerNorm.weight": torch.rand(32),
        "embeddings.LayerNorm.bias": torch.rand(32),
    }
    for name, shape in LAYER.items():
        weights[f"encoder.layer.0.{name}.weight"] = torch.rand(shape)
        weights[f"encoder.layer.0.{name}.bias"] = torch.rand(shape[0])
    return weights


def test_the_encoder_is_theirs(tmp_path: Path) -> None:
    """Queries, keys and values are one matrix, and the embedding of the first kind of text is part
    of those of positions.
    """
    bert = make_bert()
    save_file(bert, tmp_path / "bert.safetensors")
    ours = start_network(TINY, LABELS, tmp_path / "bert.safetensors").encoder.state_dict()
    attention = [
        bert[f"encoder.layer.0.attention.self.{n}.bias"] for n in ("query", "key", "value")
    ]
    positions = bert["embeddings.position_embeddings.weight"]
    expected = {
        "piece_embeddings.weight": bert["embeddings.word_embeddings.weight"],
        "position_embeddings.weight": positions
        + bert["embeddings.token_type_embeddings.weight"][0],
        "layers.0.attention_in.bias": torch.cat(attention),
        "layers.0.attention_norm.bias": bert["encoder.layer.0.attention.output.LayerNorm.bias"],
        "layers.0.outer.weight": bert["encoder.layer.0.output.dense.weight"],
    }
    for name, weights in expected.items():
        assert torch.equal(ours[name], weights), name


@pytest.mark.parametrize(
    ("name", "is_zero"),
    [
        ("encoder.case_embeddings.weight", True),
        ("conventions.weight", True),
        ("distance.weight", True),
        ("arc_weight", False),
        ("role_weight", False),
    ],
)
def test_the_heads_are_fresh(tmp_path: Path, name: str, is_zero: bool) -> None:
    """What the encoder was not pretrained with says nothing yet; a biaffine form must not begin so,
    for it would learn nothing.
    """
    save_file(make_bert(), tmp_path / "bert.safetensors")
    network = start_network(TINY, LABELS, tmp_path / "bert.safetensors")
    assert bool((network.state_dict()[name] == 0).all()) == is_zero


@pytest.mark.parametrize(
    ("name", "weights"),
    [
        pytest.param("output.dense.bias", None, id="missing"),
        pytest.param("output.dense.bias", torch.zeros(64), id="of another size"),
    ],
)
def test_another_encoder(tmp_path: Path, name: str, weights: Tensor | None) -> None:
    """The error names the file and what is wrong with it."""
    bert = make_bert()
    del bert[f"encoder.layer.0.{name}"]
    if weights is not None:
        bert[f"encoder.layer.0.{name}"] = weights
    save_file(bert, tmp_path / "bert.safetensors")
    with pytest.raises(
        ValueError, match=r"(?s)bert\.safetensors is no encoder of this shape: .*out"
    ):
        start_network(TINY, LABELS, tmp_path / "bert.safetensors")


def test_an_older_model(tmp_path: Path) -> None:
    """Its weights are taken in single precision, and all but those of word pieces are trained."""
    network = build_tiny()
    save_network(network, tmp_path)
    (tmp_path / PIECES).write_bytes((find_model_folder() / PIECES).read_bytes())
    write_sums(tmp_path)
    beginning = begin_with_model(tmp_path)
    frozen = [n for n, value in beginning.network.named_parameters() if not value.requires_grad]
    assert frozen == ["encoder.piece_embeddings.weight"]
    for name, value in beginning.network.state_dict().items():
        assert value.dtype == torch.float32
        assert torch.allclose(value, network.state_dict()[name], atol=1e-2)
    assert beginning.pieces == tmp_path / PIECES
    assert beginning.origin.startswith("model ")

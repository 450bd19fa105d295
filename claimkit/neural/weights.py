"""Networks to files and back: weights in half precision, and sizes as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from claimkit.neural.precision import Precision, keep_freed_memory

NetworkT = TypeVar("NetworkT", bound=nn.Module)


def read_settings(file: Path) -> dict[str, Any]:
    """Return the sizes and labels of a network as ``write_settings`` wrote them."""
    settings: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return settings


def write_settings(settings: Mapping[str, Any], file: Path) -> None:
    text = json.dumps(settings, ensure_ascii=False, indent=0)
    file.write_text(text + "\n", encoding="utf-8")


def build_network(
    build: Callable[[], NetworkT], weights: Mapping[str, Tensor], precision: Precision
) -> NetworkT:
    """Return what *build* makes, with *weights*, in *precision*."""
    keep_freed_memory()
    with torch.device("meta"):  # no memory for numbers that are replaced at once
        network = build()
    network.load_state_dict(weights, assign=True)
    precision.apply(network)
    return network


def read_weights(file: Path) -> dict[str, Tensor]:
    """Return the weights in *file* by name, in single precision."""
    return {name: value.float() for name, value in load_file(file).items()}


def read_weight(file: Path, name: str) -> Tensor:
    """Return one of the weights in *file*, in single precision."""
    with safe_open(file, "pt") as weights:
        tensor: Tensor = weights.get_tensor(name)
    return tensor.float()


def write_weights(weights: Mapping[str, Tensor], file: Path) -> None:
    """Write *weights* in half precision."""
    save_file({name: value.half().contiguous() for name, value in weights.items()}, file)

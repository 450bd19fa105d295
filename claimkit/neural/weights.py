"""Networks to files and back: weights in half precision, and sizes as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import torch
from safetensors.torch import load, save_file
from torch import Tensor, nn

from claimkit.neural.precision import Computation, keep_freed_memory

NetworkT = TypeVar("NetworkT", bound=nn.Module)


def read_settings(data: bytes) -> dict[str, Any]:
    """Return the sizes and labels of a network from what ``write_settings`` wrote."""
    settings: dict[str, Any] = json.loads(data)
    return settings


def write_settings(settings: Mapping[str, Any], file: Path) -> None:
    text = json.dumps(settings, ensure_ascii=False, indent=0)
    file.write_text(text + "\n", encoding="utf-8")


def build_network(
    build: Callable[[], NetworkT], weights: Mapping[str, Tensor], computation: Computation
) -> NetworkT:
    """Return what *build* makes, with *weights*, ready for *computation*."""
    keep_freed_memory()
    with torch.device("meta"):  # no memory for numbers that are replaced at once
        network = build()
    network.load_state_dict(weights, assign=True)
    computation.prepare(network)
    return network


def read_weights(data: bytes) -> dict[str, Tensor]:
    """Return the weights in *data*, which ``write_weights`` wrote, by name, in single precision."""
    return {name: value.float() for name, value in load(data).items()}


def write_weights(weights: Mapping[str, Tensor], file: Path) -> None:
    """Write *weights* in half precision."""
    save_file({name: value.half().contiguous() for name, value in weights.items()}, file)

"""Precision of the weights, and memory: what depends on the machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

import torch
from torch import nn


class Precision(StrEnum):
    """How the network's weights are kept and multiplied.

    Attributes:
        AUTO: half precision where the processor multiplies it in hardware, else single.
        HALF: bfloat16; fast only on processors with AMX (Intel since 2023).
        SINGLE: float32; the same results everywhere.
    """

    AUTO = "auto"
    HALF = "half"
    SINGLE = "single"

    @property
    def resolved(self) -> Precision:
        """The precision that AUTO means on this processor; the others are themselves."""
        if self is Precision.AUTO:
            return Precision.HALF if _multiplies_bfloat16() else Precision.SINGLE
        return self

    @property
    def weights(self) -> torch.dtype:
        """The type of the weights on this processor."""
        return {Precision.HALF: torch.bfloat16, Precision.SINGLE: torch.float32}[self.resolved]

    def apply(self, network: nn.Module) -> None:
        """Put the weights of the linear layers of *network* into this precision."""
        for module in network.modules():
            if isinstance(module, nn.Linear):
                module.to(self.weights)


def _multiplies_bfloat16() -> bool:
    # older torch cannot tell
    capabilities: Callable[[], Mapping[str, object]] = getattr(torch.cpu, "get_capabilities", dict)
    return bool(capabilities().get("amx_bf16"))


def keep_freed_memory() -> None:
    """Let glibc keep freed blocks of some megabytes: it gives blocks back to the system, at a tenth
    of the time, until it has once seen a larger one freed. Elsewhere this does nothing.
    """
    torch.empty(30_000_000, dtype=torch.uint8)

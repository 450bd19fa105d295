"""Precision of the weights, and memory: what depends on the machine."""

from __future__ import annotations

import time
from enum import StrEnum
from functools import cache

import torch
from torch import nn
from torch.nn import functional

from claimkit.neural.threads import computing_with

# The product that is timed: rows of a block, width of a layer. Half precision took a sixth of the
# time, or a quarter, where it pays, and more than single precision where it does not.
WIDTH, PRODUCTS = 384, 8
LEAST_GAIN = 2


class Precision(StrEnum):
    """How the network's weights are kept and multiplied.

    Attributes:
        AUTO: half precision where this processor multiplies it much faster, else single.
        HALF: bfloat16; fast on processors with AMX (Intel's Xeon since 2023) and on AMD's since
            Zen 4.
        SINGLE: float32; the same results everywhere.
    """

    AUTO = "auto"
    HALF = "half"
    SINGLE = "single"

    @property
    def resolved(self) -> Precision:
        """The precision that AUTO means on this processor; the others are themselves."""
        if self is Precision.AUTO:
            return Precision.HALF if _is_half_faster() else Precision.SINGLE
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


@cache  # all networks of a process have the same
def _is_half_faster() -> bool:
    """Whether this processor multiplies matrices of a layer's size in half precision so much faster
    that the whole is faster. Measured, for flags do not tell: see docs/decisions/0009-processor.md.
    """
    with computing_with(1), torch.inference_mode():
        return time_product(torch.bfloat16) * LEAST_GAIN < time_product(torch.float32)


def time_product(kind: torch.dtype) -> float:
    """Return the seconds of one product in the precision *kind*: the least of several, which a busy
    machine does not raise.
    """
    rows, weights = torch.ones(2, WIDTH, WIDTH, dtype=kind)  # no layer: its weights are random
    functional.linear(rows, weights, rows[0])  # the first time a kernel is made
    seconds = []
    for _ in range(PRODUCTS):
        start = time.perf_counter()
        functional.linear(rows, weights, rows[0])
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def keep_freed_memory() -> None:
    """Let glibc keep freed blocks of some megabytes: it gives blocks back to the system, at a tenth
    of the time, until it has once seen a larger one freed. Elsewhere this does nothing.
    """
    torch.empty(30_000_000, dtype=torch.uint8)

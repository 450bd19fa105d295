"""Linear layers in whole numbers of eight bits.

Each row of the input has a scale of its own, and so has each output channel of the weights. Sums of
whole numbers are exact, so a row gets the same numbers, to the last bit, whatever stands beside it.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

LARGEST = 127  # of a number of eight bits; -128 is left out, so that both signs are alike
LEAST_SCALE = 1e-12  # of a row of noughts
ADDENDS = 384  # in the sums that are checked, as wide as a layer


class QuantizedLinear(nn.Module):
    """What a linear layer computes, its products in whole numbers of eight bits.

    Args:
        linear: with a bias, and weights in single precision.

    Attributes:
        weight: inputs × outputs, whole numbers.
        scales: of the outputs.
        bias: in single precision, as what goes in and what comes out.
    """

    weight: Tensor
    scales: Tensor
    bias: Tensor

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        numbers, scales = quantize_rows(linear.weight.detach())
        self.register_buffer("weight", numbers.t().contiguous())
        self.register_buffer("scales", scales.flatten())
        self.register_buffer("bias", linear.bias.detach())

    def forward(self, rows: Tensor) -> Tensor:
        """Return what the layer makes of *rows*, rows × inputs."""
        numbers, scales = quantize_rows(rows)
        sums = torch._int_mm(numbers, self.weight).float()
        return torch.addcmul(self.bias, sums.mul_(self.scales), scales, out=sums)


def quantize_rows(rows: Tensor) -> tuple[Tensor, Tensor]:
    """Return *rows* as whole numbers of eight bits, and the scale of each: what one is worth.

    Each step here has been timed against others, see docs/decisions/0009-processor.md.
    """
    largest = torch.maximum(rows.amax(1, keepdim=True), rows.amin(1, keepdim=True).neg_())
    scales = largest.div_(LARGEST).clamp_(min=LEAST_SCALE)
    return (rows * scales.reciprocal()).round_().to(torch.int8), scales


def quantize(network: nn.Module) -> None:
    """Put a QuantizedLinear in place of each linear layer of *network*."""
    for module in [*network.modules()]:
        for name, child in module.named_children():
            if isinstance(child, nn.Linear):
                setattr(module, name, QuantizedLinear(child))


def is_exact() -> bool:
    """Whether this processor sums products of whole numbers of eight bits exactly.

    One without VNNI adds two products in sixteen bits, where the largest do not fit: their sum is
    cut, and nothing says so.
    """
    largest = torch.full((ADDENDS, ADDENDS), LARGEST, dtype=torch.int8)
    sums = torch._int_mm(largest, largest)
    return bool((sums == ADDENDS * LARGEST**2).all())

"""Precision and place of the network, and memory: what depends on the machine."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

import torch
from attrs import frozen
from torch import Tensor, nn
from torch.nn import functional

from claimkit.arguments import check_choice
from claimkit.errors import DeviceError
from claimkit.model.scheme import Device, Precision
from claimkit.neural.quantized import QuantizedLinear, is_exact, quantize
from claimkit.neural.threads import computing_with
from claimkit.neural.wordpieces import fill_blocks

# The product that is timed: rows of a block, width of a layer. Half precision took from a sixth of
# the time to a half, where it pays, and more than single precision where it does not.
WIDTH, PRODUCTS = 384, 8
MUCH_FASTER, FASTER = 3, 2  # than single precision
FIRST_GPU = (8, 0)  # generation of GPUs that multiply half precision in hardware
ROW_STEP = 32  # what a processor reads is filled up to a multiple of so many word pieces
GPU_BLOCK = 16_384  # word pieces that a GPU reads at once


@frozen
class Computation:
    """How and where the network computes on this machine.

    Attributes:
        precision: never AUTO.
    """

    precision: Precision
    device: Device = Device.CPU

    @classmethod
    def choose(cls, precision: str = Precision.AUTO, device: str = Device.CPU) -> Computation:
        """Return what *precision* and *device* mean on this machine.

        Raises:
            ValueError: there is no such precision or device.
            DeviceError: this machine cannot compute so.
        """
        check_choice("precision", precision, Precision)
        check_choice("device", device, Device)
        if device == Device.CUDA:
            return cls(_choose_for_gpu(Precision(precision)), Device.CUDA)
        return cls(_choose_for_processor(Precision(precision)))

    def cut_blocks(self, lengths: Sequence[int]) -> Iterator[list[int]]:
        """Yield which windows of these *lengths* in word pieces are read at once, shorter ones
        first.

        On a processor each is read by itself, so that it gets the same numbers whatever else is
        read; on a GPU nothing promises that, and many at once are faster.
        """
        if self.device is Device.CPU:
            yield from ([index] for index in range(len(lengths)))
        else:
            yield from fill_blocks(lengths, GPU_BLOCK)

    def count_rows(self, pieces: int) -> int | None:
        """Return how many rows so many word *pieces* are filled up to; None for as many as they
        are.

        Matrices of few sizes need few kernels, which a processor makes once and keeps, where one
        for each number of word pieces took ever more memory.
        """
        if self.device is Device.CPU:
            return ROW_STEP * math.ceil(pieces / ROW_STEP)
        return None

    def prepare(self, network: nn.Module) -> None:
        """Put the linear layers of *network* into the precision, and all of it on the device."""
        if self.precision is Precision.INT8:
            quantize(network)
        elif self.precision is Precision.HALF:
            for module in network.modules():
                if isinstance(module, nn.Linear):
                    module.to(torch.bfloat16)
        network.to(self.device.value)


PLAIN = Computation(Precision.SINGLE)


def _choose_for_gpu(precision: Precision) -> Precision:
    if not torch.cuda.is_available():
        raise DeviceError(
            "device 'cuda': torch finds no GPU; install a torch that has been built for yours and "
            "the driver for it (https://pytorch.org/get-started), or use device 'cpu'"
        )
    if precision is Precision.INT8:
        raise DeviceError("precision 'int8' is for processors; on device 'cuda' use 'half'")
    if precision is Precision.AUTO:
        is_fast = torch.cuda.get_device_capability() >= FIRST_GPU
        return Precision.HALF if is_fast else Precision.SINGLE
    return precision


def _choose_for_processor(precision: Precision) -> Precision:
    if precision is Precision.INT8 and not is_exact():
        raise DeviceError(
            "precision 'int8': this processor does not sum products of eight bits exactly, for it "
            "has no VNNI; use 'auto'"
        )
    return _find_fastest() if precision is Precision.AUTO else precision


@cache  # all networks of a process have the same
def _find_fastest() -> Precision:
    """Return the precision that is fast enough on this processor to be worth what it costs.

    Measured, for flags do not tell: see docs/decisions/0009-processor.md.
    """
    with computing_with(1), torch.inference_mode():
        single = time_product(Precision.SINGLE)
        half = time_product(Precision.HALF)
        if half * MUCH_FASTER < single:
            return Precision.HALF
        if is_exact() and time_product(Precision.INT8) * FASTER < single:
            return Precision.INT8
        return Precision.HALF if half * FASTER < single else Precision.SINGLE


def time_product(precision: Precision) -> float:
    """Return the seconds of one product in *precision*: the least of several, which a busy machine
    does not raise.
    """
    multiply = _make_product(precision)
    multiply()  # the first time a kernel is made
    seconds = []
    for _ in range(PRODUCTS):
        start = time.perf_counter()
        multiply()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def _make_product(precision: Precision) -> Callable[[], Tensor]:
    rows = torch.ones(WIDTH, WIDTH)
    if precision is Precision.INT8:
        with torch.device("meta"):  # its weights would be random numbers of the caller's
            layer = nn.Linear(WIDTH, WIDTH)
        layer.weight, layer.bias = nn.Parameter(rows), nn.Parameter(rows[0])
        return partial(QuantizedLinear(layer), rows)
    if precision is Precision.HALF:
        rows = rows.bfloat16()
    return partial(functional.linear, rows, rows, rows[0])


def keep_freed_memory() -> None:
    """Let glibc keep freed blocks of some megabytes: it gives blocks back to the system, at a tenth
    of the time, until it has once seen a larger one freed. Elsewhere this does nothing.
    """
    torch.empty(30_000_000, dtype=torch.uint8)

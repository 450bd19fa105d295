"""What runs of training share: averaged weights, a step, checkpoints to go on from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

import torch
from attrs import define
from torch import Tensor, nn

State = Mapping[str, Tensor]
NetworkT = TypeVar("NetworkT", bound=nn.Module)


class Average:
    """Exponential moving average of the weights (Polyak averaging), cheaper than a second seed and
    as good.
    """

    def __init__(self, state: State, decay: float, every: int = 10) -> None:
        self.decay, self.every = decay**every, every
        self.values = copy_state(state)

    def update(self, step: int, state: State) -> None:
        if step % self.every:
            return
        decay = min(self.decay, step / (step + 10 * self.every))  # short memory at first
        with torch.no_grad():
            for key, value in state.items():
                self.values[key].lerp_(value, 1 - decay)


@define
class Run(Generic[NetworkT]):
    """A network in training, with all that goes into a checkpoint.

    Attributes:
        made_of: a digest of data and recipe; weights fit no others.
        done: steps that a checkpoint had behind it.
    """

    network: NetworkT
    optimizer: torch.optim.Optimizer
    average: Average
    checkpoint: Path
    made_of: str
    done: int = 0

    def resume(self, device: str = "cpu") -> None:
        """Go on from the checkpoint, if there is one.

        Raises:
            ValueError: the checkpoint is of other data or another recipe.
        """
        if not self.checkpoint.exists():
            return
        saved = torch.load(self.checkpoint, map_location=device, weights_only=True)
        if saved["made_of"] != self.made_of:
            raise ValueError(
                f"{self.checkpoint} is of other data or another recipe; delete it to train anew"
            )
        self.network.load_state_dict(saved["state"])
        self.average.values = saved["average"]
        self.optimizer.load_state_dict(saved["optimizer"])
        self.done = saved["step"]

    def learn(self, step: int, loss: Tensor, rates: Sequence[float], steepest: float) -> None:
        """Take one step down the gradient of *loss*.

        Args:
            rates: of learning, for each group of the optimizer's parameters.
            steepest: length that the gradient is cut to.
        """
        for group, rate in zip(self.optimizer.param_groups, rates, strict=True):
            group["lr"] = rate
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), steepest)
        self.optimizer.step()
        self.average.update(step, self.network.state_dict())

    def save(self, step: int) -> None:
        """Write the checkpoint; a run that is stopped meanwhile keeps the one before."""
        state = {
            "state": self.network.state_dict(),
            "average": self.average.values,
            "optimizer": self.optimizer.state_dict(),
        }
        unfinished = self.checkpoint.with_suffix(".tmp")
        torch.save({**state, "step": step, "made_of": self.made_of}, unfinished)
        unfinished.replace(self.checkpoint)

    @contextmanager
    def averaged(self) -> Iterator[None]:
        """Give the network its averaged weights for a while."""
        latest = copy_state(self.network.state_dict())
        self.network.load_state_dict(self.average.values)
        yield
        self.network.load_state_dict(latest)


def list_others(network: nn.Module, parameters: Iterable[nn.Parameter]) -> list[nn.Parameter]:
    """Return the parameters of *network* that are none of *parameters*."""
    known = set(map(id, parameters))
    return [parameter for parameter in network.parameters() if id(parameter) not in known]


def copy_state(state: State) -> dict[str, Tensor]:
    return {name: value.detach().clone() for name, value in state.items()}


def report(**numbers: object) -> None:
    """Print how a run gets on, as a line of JSON."""
    print(json.dumps(numbers), flush=True)

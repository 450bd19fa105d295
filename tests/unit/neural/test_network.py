"""Where and how the network computes: where its weights are, whatever a batch is made on."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from claimkit.model.scheme import Precision
from claimkit.neural.encoder import Batch
from claimkit.neural.network import Convention, Labels, Network, Shape, Stretch
from claimkit.neural.precision import Computation

SIZES = {"pieces": 9, "positions": 9, "width": 16, "inner": 32, "layers": 2, "heads": 2}
ELSEWHERE = "meta"  # a device of torch's without numbers, which every machine has


@pytest.fixture
def batch() -> Batch:
    """Two sequences of two words each."""
    return Batch(
        ids=torch.arange(8),
        cases=torch.zeros(8, dtype=torch.long),
        positions=torch.arange(4).repeat(2),
        groups=((2, 4),),
        first=torch.tensor([0, 1, 2, 4, 5, 6]),
        last=torch.tensor([0, 1, 2, 4, 5, 6]),
        sizes=(2, 2),
    )


def make_network() -> Network:
    labels = Labels(**dict.fromkeys(Labels.__annotations__, ("a", "b")))
    return Network(Shape(**SIZES, arc_width=8, label_width=8, role_width=8), labels).eval()


def ask(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Return the answer of each head."""
    states = network(batch)
    arcs = network.read_arcs(states.arcs)
    convention = torch.tensor(Convention.GUM, device=network.mixes.device)
    followed = network.follow(states.attributions, convention)
    return {
        "tags": network.score_tags(states.tags),
        "arcs": network.score_arcs(arcs.dependents, arcs.heads),
        "labels": network.score_labels(arcs.label_dependents, arcs.label_heads),
        "cues": network.score_cues(followed),
        "roles": network.score_roles(followed, [Stretch(1, 2), Stretch(4, 6)]),
    }


def test_each_head_answers_where_the_weights_are(batch: Batch) -> None:
    answers = ask(make_network().to(ELSEWHERE), batch)
    assert {name: answer.device.type for name, answer in answers.items()} == dict.fromkeys(
        answers, ELSEWHERE
    )
    assert answers["roles"].shape[:2] == (2, 6)


@pytest.mark.parametrize("precision", [Precision.HALF, Precision.INT8])
def test_what_comes_out_is_in_single_precision(batch: Batch, precision: Precision) -> None:
    """However the layers multiply."""
    network = make_network()
    Computation(precision).prepare(network)
    with torch.inference_mode():
        answers = ask(network, batch)
    assert {answer.dtype for answer in answers.values()} == {torch.float32}

"""Where the networks compute: where their weights are, whatever a batch is made on."""

from __future__ import annotations

import pytest
import torch

from claimkit.model.scheme import Precision
from claimkit.neural.encoder import Batch
from claimkit.neural.precision import Computation
from claimkit.parsing.network import Labels, Network, Shape
from claimkit.tagging.network import AttributionNetwork, AttributionShape
from claimkit.tagging.windows import Stretch

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


def make_parser_network() -> Network:
    labels = Labels(**dict.fromkeys(Labels.__annotations__, ("a", "b")))
    return Network(Shape(**SIZES, arc_width=8, label_width=8), labels).eval()


def make_tagger_network() -> AttributionNetwork:
    return AttributionNetwork(AttributionShape(**SIZES, role_width=8)).eval()


def test_the_parsers_network(batch: Batch) -> None:
    scores = make_parser_network().to(ELSEWHERE)(batch)
    assert {scores.tags.device.type, scores.heads.device.type} == {ELSEWHERE}


def test_the_taggers_network(batch: Batch) -> None:
    network = make_tagger_network().to(ELSEWHERE)
    states = network.read_states(batch)
    assert network.score_cues(states).device.type == ELSEWHERE
    roles = network.score_roles(states, [Stretch(1, 2), Stretch(4, 6)])
    assert (roles.device.type, roles.shape[:2]) == (ELSEWHERE, (2, 6))


@pytest.mark.parametrize("precision", [Precision.HALF, Precision.INT8])
def test_what_comes_out_is_in_single_precision(batch: Batch, precision: Precision) -> None:
    """However the layers multiply."""
    parser, tagger = make_parser_network(), make_tagger_network()
    for network in (parser, tagger):
        Computation(precision).prepare(network)
    with torch.inference_mode():
        assert parser(batch).tags.dtype == torch.float32
        assert tagger.score_cues(tagger.read_states(batch)).dtype == torch.float32

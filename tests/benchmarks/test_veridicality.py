"""When a verb is on the right side of MegaVeridicality."""

from __future__ import annotations

import attrs
import pytest

from benchmarks.veridicality import JudgedVerb, Side, find_side
from claimkit import Certainty, Endorsement, Level, Polarity, ReportingClass

SAID = Certainty(
    level=Level.CERTAIN, polarity=Polarity.POSITIVE, reporting_class=ReportingClass.NEUTRAL
)


@pytest.mark.parametrize(
    ("changes", "side"),
    [
        ({}, Side.SAID),
        ({"level": Level.PROBABLE}, Side.OPEN),
        ({"polarity": Polarity.NEGATIVE}, Side.OPEN),
        ({"level": Level.UNDERSPECIFIED, "endorsement": Endorsement.ENDORSE}, Side.SO),
        ({"endorsement": Endorsement.REJECT}, Side.NOT_SO),
    ],
)
def test_side(changes: dict[str, object], side: Side) -> None:
    """The journalist's commitment counts first, then the speaker's."""
    assert find_side(attrs.evolve(SAID, **changes)) is side


@pytest.mark.parametrize(
    ("side", "right", "wrong"),
    [
        (Side.SO, 0.5, 0.4),
        (Side.SAID, 0.0, -0.1),
        (Side.OPEN, 0.5, 0.6),
        (Side.OPEN, -0.5, -0.6),
        (Side.NOT_SO, -0.1, 0.0),
    ],
)
def test_right(side: Side, right: float, wrong: float) -> None:
    """Where the limits lie; a sentence without a claim is wrong."""
    assert JudgedVerb("v", "s", side, right).right
    assert not JudgedVerb("v", "s", side, wrong).right
    assert not JudgedVerb("v", "s", None, right).right

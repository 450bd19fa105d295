"""Claims that contradict each other."""

from __future__ import annotations

import attrs
import pytest

from claimkit import Certainty, Claim, ClaimSet, Level, Polarity, Proposition, Stance
from tests.builders import build_claim, build_referent, build_speaker

TEXT = "Lee said the bridge is safe. Berg denied the bridge is safe. Lee said the road is wet."
SAFE = Proposition(predicate="safe", arguments=("bridge",))


def claim(id: str, polarity: Polarity, proposition: Proposition | None = SAFE, level: Level = Level.CERTAIN) -> Claim:
    certainty = Certainty(level=level, polarity=polarity, stance=Stance.NEUTRAL)
    return build_claim(TEXT, id, "said", "the bridge is safe", certainty=certainty, proposition=proposition)


def test_opposite_polarity_of_one_proposition() -> None:
    """Same predicate, a shared argument, one says yes and one no."""
    wider = Proposition(predicate="safe", arguments=("bridge", "lee"))
    claims = ClaimSet(TEXT, (claim("c1", Polarity.POSITIVE, wider), claim("c2", Polarity.NEGATIVE)))
    (contrast,) = claims.contrasts()
    assert (contrast.first.id, contrast.second.id) == ("c1", "c2")
    assert (contrast.predicate, contrast.shared) == ("safe", ("bridge",))


@pytest.mark.parametrize(
    "other",
    [
        claim("c2", Polarity.POSITIVE),
        claim("c2", Polarity.UNKNOWN),
        claim("c2", Polarity.NEGATIVE, None),
        claim("c2", Polarity.NEGATIVE, Proposition(predicate="wet", arguments=("bridge",))),
        claim("c2", Polarity.NEGATIVE, Proposition(predicate="safe", arguments=("road",))),
        claim("c2", Polarity.NEGATIVE, level=Level.UNDERSPECIFIED),
        attrs.evolve(claim("c2", Polarity.NEGATIVE), within=0),
    ],
    ids=["agrees", "asks", "no proposition", "other predicate", "no shared argument", "asserts nothing", "within the first"],
)
def test_no_contrast(other: Claim) -> None:
    assert ClaimSet(TEXT, (claim("c1", Polarity.POSITIVE), other)).contrasts() == ()


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("donald trump", "trump", ("donald trump",)),
        ("donald trump", "donald trump", ("donald trump",)),
        ("donald trump", "donald tusk", ()),
        ("donald trump", "donald", ()),
        ("eastern gas", "southern gas", ()),
    ],
)
def test_names_are_compared_whole(one: str, other: str, shared: tuple[str, ...]) -> None:
    """A name is shared with itself and with its last words, not with another that has a word in common."""
    first, second = (Proposition(predicate="resign", arguments=(name,)) for name in (one, other))
    claims = ClaimSet(TEXT, (claim("c1", Polarity.POSITIVE, first), claim("c2", Polarity.NEGATIVE, second)))
    assert tuple(contrast.shared for contrast in claims.contrasts()) == ((shared,) if shared else ())


def test_same_speaker() -> None:
    """Two speakers are one if their referents are; without referents nobody knows."""
    lee = build_speaker(TEXT, "Lee", build_referent("r1", "Ana Lee"))
    one, other = (attrs.evolve(claim("c1", p), speaker=lee) for p in (Polarity.POSITIVE, Polarity.NEGATIVE))
    (contrast,) = ClaimSet(TEXT, (one, other)).contrasts()
    assert contrast.same_speaker
    (contrast,) = ClaimSet(TEXT, (one, attrs.evolve(other, speaker=build_speaker(TEXT, "Berg")))).contrasts()
    assert not contrast.same_speaker

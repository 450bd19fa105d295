"""Which assertions are compared with each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from claimkit import Argument, ArgumentRole, Claim, Contrast, Polarity, Proposition
from claimkit.propositions.comparable import NEAREST
from claimkit.propositions.contrasts import find_contrasts
from tests.support.builders import build_argument, build_claim

TEXT = "Lee said the bridge is safe."
ROLES = [ArgumentRole.SUBJECT, ArgumentRole.OBJECT, ArgumentRole.POSSESSOR]
LEMMAS = ["lee", "ana lee", "bridge", "we", "it"]


def build_asserting(number: int, polarity: Polarity, proposition: Proposition) -> Claim:
    """Return claim number *number*, which asserts *proposition*."""
    made = build_claim(TEXT, f"c{number}", "said", "the bridge is safe", proposition=proposition)
    return evolve(made, certainty=evolve(made.certainty, polarity=polarity))


arguments = st.builds(
    build_argument,
    st.sampled_from(LEMMAS),
    role=st.sampled_from(ROLES),
    modifiers=st.sampled_from([(), ("new",), ("old",), ("new", "old")]),
    number=st.sampled_from([None, None, 2.0, 3.0]),
    definite=st.booleans(),
    referent=st.sampled_from([None, None, "r1"]),
)
propositions = st.builds(
    Proposition,
    predicate=st.sampled_from(["open", "closed"]),
    arguments=st.lists(arguments, min_size=1, max_size=2).map(tuple),
    opposites=st.sampled_from([(), ("closed",)]),
)
statements = st.tuples(st.sampled_from(Polarity), propositions)


@given(st.lists(statements, max_size=NEAREST))
def test_all_pairs(made: Sequence[tuple[Polarity, Proposition]]) -> None:
    """Of a text with few claims all pairs are compared that could contrast."""
    claims = [build_asserting(number, *statement) for number, statement in enumerate(made)]
    assert find_contrasts(claims) == tuple(contrast_each(claims))


def contrast_each(claims: Sequence[Claim]) -> Iterator[Contrast]:
    """Yield the contrasts of each two of *claims* by themselves."""
    for pair in combinations(claims, 2):
        yield from find_contrasts(pair)


def build_bridge(*modifiers: str) -> Proposition:
    bridge: Argument = build_argument("bridge", modifiers=modifiers, definite=True)
    return Proposition(predicate="safe", arguments=(bridge,))


def test_nearest() -> None:
    """Of many who say the same, the nearest ones before a denial are compared with it."""
    safe = build_bridge()
    claims = [build_asserting(number, Polarity.POSITIVE, safe) for number in range(3 * NEAREST)]
    denial = build_asserting(len(claims), Polarity.NEGATIVE, safe)
    contrasts = find_contrasts([*claims, denial])
    assert [contrast.first for contrast in contrasts] == claims[-NEAREST:]
    assert {contrast.second.id for contrast in contrasts} == {denial.id}


def test_far_apart() -> None:
    """However much is said of other bridges in between, a denial finds what it denies."""
    others = [
        build_asserting(number, Polarity.POSITIVE, build_bridge(f"no{number}"))
        for number in range(3 * NEAREST)
    ]
    denial = build_asserting(len(others), Polarity.NEGATIVE, build_bridge("no0"))
    assert [contrast.first.id for contrast in find_contrasts([*others, denial])] == ["c0"]

"""ClaimSet: a sequence of claims with filters and exports."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs
import pytest

from claimkit.claimset import ClaimSet
from claimkit.errors import RecordError
from claimkit.model.scheme import Act, Level, Quotation
from tests.support.builders import ARTICLE, article_claims, article_skipped


@pytest.fixture
def claims() -> ClaimSet:
    return ClaimSet(ARTICLE, article_claims(), article_skipped())


def test_is_a_sequence(claims: ClaimSet) -> None:
    first, second, third = article_claims()
    assert isinstance(claims, Sequence)
    assert list(claims) == [first, second, third]
    assert (len(claims), claims[0], claims[-1]) == (3, first, third)
    assert claims[1:] == (second, third)
    assert third in claims
    assert "c1" not in claims
    assert claims.index(second) == 1
    assert list(reversed(claims)) == [third, second, first]


def test_empty_is_false() -> None:
    assert not ClaimSet("", ())


def test_repr(claims: ClaimSet) -> None:
    assert repr(claims) == "ClaimSet(3 claims by 2 speakers)"
    assert repr(ClaimSet("", ())) == "ClaimSet(0 claims by 0 speakers)"
    assert repr(ClaimSet(ARTICLE, claims[:1])) == "ClaimSet(1 claim by 1 speaker)"


def test_by_speaker(claims: ClaimSet) -> None:
    """Keys are names, else words, else "(no speaker)"; claims are in text order."""
    nobody = attrs.evolve(claims[0], speaker=None)
    groups = ClaimSet(ARTICLE, (*claims, nobody)).by_speaker()
    assert list(groups) == ["Ana Ruiz", "Bo", "(no speaker)"]
    assert groups["Ana Ruiz"] == claims[:2]
    assert groups["(no speaker)"] == (nobody,)


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ({}, "c1 c2 c3"),
        ({"speaker": "ana ruiz"}, "c1 c2"),
        ({"speaker": "RUIZ"}, "c1 c2"),
        ({"speaker": "she"}, "c2"),
        ({"speaker": "Ana"}, ""),
        ({"speaker": ["Bo", "She"]}, "c2 c3"),
        ({"speaker": "(no speaker)"}, ""),
        ({"certainty": "certain"}, "c1"),
        ({"certainty": Level.POSSIBLE}, "c2"),
        ({"certainty": iter(["certain", Level.PROBABLE])}, "c1 c3"),
        ({"certainty": []}, ""),
        ({"act": Act.BELIEF}, "c2"),
        ({"quotation": Quotation.INDIRECT}, "c1 c2 c3"),
        ({"quotation": "direct"}, ""),
        ({"min_confidence": 0.5}, "c1 c2"),
        ({"speaker": "Ruiz", "act": "statement"}, "c1"),
    ],
)
def test_where(claims: ClaimSet, conditions: dict[str, Any], ids: str) -> None:
    found = claims.where(**conditions)
    assert [claim.id for claim in found] == ids.split()
    assert (found.text, found.skipped) == (claims.text, claims.skipped)


def test_where_counts_within_anew(claims: ClaimSet) -> None:
    """c3 lies within c2: index 1 of all, index 0 without c1, nowhere without c2."""
    assert [claim.within for claim in claims.where(certainty=["possible", "probable"])] == [None, 0]
    assert [claim.within for claim in claims.where(speaker="Bo")] == [None]
    assert claims.where() == claims


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        (
            {"certainty": "sure"},
            "level to be one of certain, probable, possible, underspecified; got 'sure'",
        ),
        ({"act": ["statement", "shout"]}, "act to be one of statement.*; got 'shout'"),
        ({"quotation": "indirekt"}, "quotation to be one of direct, indirect, mixed"),
        ({"min_confidence": 50}, "from 0 to 1, got 50"),
    ],
)
def test_where_rejects(claims: ClaimSet, conditions: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        claims.where(**conditions)


def test_exports(claims: ClaimSet) -> None:
    assert ClaimSet.from_json(claims.to_json(indent=2)) == claims
    assert ClaimSet.from_record(claims.to_record()) == claims
    assert [row["id"] for row in claims.to_dicts()] == ["c1", "c2", "c3"]
    assert claims._repr_html_() == claims.to_html()
    with pytest.raises(RecordError):
        ClaimSet.from_json("{}")


def test_dataframe(claims: ClaimSet) -> None:
    pytest.importorskip("pandas")
    assert len(claims.to_dataframe()) == 3

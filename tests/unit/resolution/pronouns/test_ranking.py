"""The ranker of antecedents: probabilities, thresholds, confidence."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit.errors import ModelNotFoundError
from claimkit.lexicons.loader import load
from claimkit.resolution.mentions.gender import Gender
from claimkit.resolution.pronouns.choice import AntecedentChoice, Candidate
from claimkit.resolution.pronouns.descriptions import DescriptionKind
from claimkit.resolution.pronouns.find import Pronoun, PronounKind, find_pronouns
from claimkit.resolution.pronouns.ranking import Ranker
from claimkit.resolution.sieves.order import SIEVES
from tests.support.trees import document_of

DOCUMENT = document_of("He/PRON/2:nsubj ran/VERB/0:root ./PUNCT/2:punct")
(HE,) = find_pronouns(DOCUMENT, DOCUMENT.sentences[0], load("en"))
WEIGHTS = {"near": 2.0, "nearly": 1.6, "subject": 1.0, "far": -3.0, "none": 0.0}
SHIPPED = Ranker.load()


def ranker(threshold: float = 0.3) -> Ranker:
    return Ranker(
        weights={"person": WEIGHTS},
        threshold={"person": threshold},
        right={"he or she": (0.4, 0.9)},
    )


def chosen(
    pronoun: Pronoun, *candidates: tuple[str, ...], threshold: float = 0.3
) -> AntecedentChoice:
    rows = [Candidate(entity=place, features=features) for place, features in enumerate(candidates)]
    return ranker(threshold)(pronoun, rows, ("none",))


def test_the_pronoun() -> None:
    assert (HE.kind, HE.gender, HE.reports) == (PronounKind.PERSON, Gender.MALE, False)


def test_probabilities_are_exponentials_of_sums() -> None:
    """Features without a weight weigh nothing."""
    near, none = ranker().weigh("person", [("near", "subject", "unheard of"), ("none",)])
    assert near / none == pytest.approx(math.exp(3))


@given(
    st.lists(
        st.lists(st.sampled_from(sorted(SHIPPED.weights["person"])), max_size=30),
        min_size=1,
        max_size=13,
    )
)
def test_probabilities_add_up(candidates: list[list[str]]) -> None:
    """They are above 0, whatever the features, and add up to 1."""
    shares = SHIPPED.weigh("person", candidates)
    assert math.fsum(shares) == pytest.approx(1)
    assert all(share > 0 for share in shares)


@pytest.mark.parametrize(
    "feature", sorted(f for f in SHIPPED.weights["person"] if f.startswith("gender"))
)
def test_gender_excludes_nobody(feature: str) -> None:
    """All that gender and a pronoun before say against somebody leaves one chance in a thousand
    against an unknown rival.
    """
    against, unknown = SHIPPED.weigh(
        "person", [(feature, "pronoun before: other"), ("gender unknown",)]
    )
    assert against / unknown > 0.001


@pytest.mark.parametrize(
    ("candidates", "entity", "rival"),
    [
        ([("near",), ("far",)], 0, False),
        ([("near",), ("near",)], None, True),
        ([("far",)], None, False),
        ([], None, False),
    ],
    ids=["one is likelier", "two are alike", "none is likelier", "no candidate"],
)
def test_choice(candidates: list[tuple[str, ...]], entity: int | None, rival: bool) -> None:
    """The likeliest is chosen, or none: of two that are alike nobody is, and each is a rival."""
    choice = chosen(HE, *candidates)
    assert (choice.entity, choice.has_rival) == (entity, rival)


def test_threshold() -> None:
    """Below the least probability nobody is chosen, and the choice says that there was a rival."""
    crowd = [("near",), *[("nearly",)] * 4]
    assert chosen(HE, *crowd, threshold=0.2).entity == 0
    unsure = chosen(HE, *crowd, threshold=0.9)
    assert (unsure.entity, unsure.has_rival) == (None, True)


@pytest.mark.parametrize(
    ("sieve", "share", "confidence"),
    [("he or she", 1.0, 0.9), ("he or she", 0.0, 0.4), ("he or she", 0.5, 0.65), ("?", 0.5, 0.5)],
)
def test_confidence(sieve: str, share: float, confidence: float) -> None:
    """It lies on the line between the two measured shares; of a sieve that was not measured it is
    the share.
    """
    assert ranker().estimate_confidence(sieve, share) == pytest.approx(confidence)


def test_shipped_weights() -> None:
    """There are weights for every kind of pronoun, and confidence for every sieve; gender speaks
    the way that it should.
    """
    assert set(SHIPPED.weights) == set(SHIPPED.threshold) == {*PronounKind, *DescriptionKind}
    assert set(SHIPPED.right) >= {sieve.name for sieve in SIEVES}
    weights = SHIPPED.weights["person"]
    assert weights["gender fits, said there"] > 0 > weights["gender other, said there"]
    assert weights["pronoun before: same"] > 0 > weights["pronoun before: other"]


def test_load_from_a_file(tmp_path: Path) -> None:
    record = {
        "threshold": {"person": 0.5},
        "right": {"it": [0.1, 0.2]},
        "weights": {"person": {"near": 1.5}},
    }
    (tmp_path / "pronouns.json").write_text(json.dumps(record), encoding="utf-8")
    loaded = Ranker.load(tmp_path / "pronouns.json")
    assert loaded.weights == {"person": {"near": 1.5}}
    assert loaded.right == {"it": (0.1, 0.2)}


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match="reinstall"):
        Ranker.load(tmp_path / "none.json")

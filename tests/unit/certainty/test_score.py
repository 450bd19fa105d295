"""The score, and what the values of a certainty say of themselves."""

from __future__ import annotations

import itertools
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimkit import (
    Certainty,
    Endorsement,
    Holder,
    Level,
    Marker,
    MarkerCategory,
    ModelNotFoundError,
    Polarity,
    ReportingClass,
    Scope,
    Span,
)
from claimkit.certainty.score import ScoreModel
from tests.support.builders import build_strategy

PLAIN = Certainty(
    level=Level.CERTAIN,
    polarity=Polarity.POSITIVE,
    reporting_class=ReportingClass.NEUTRAL,
    cue="said",
)
MIGHT = Marker(
    span=Span(0, 5),
    text="might",
    lemma="might",
    category=MarkerCategory.HEDGE_MODAL,
    holder=Holder.SPEAKER,
    scope=Scope.CONTENT,
)
model = ScoreModel.load()


@given(build_strategy(Certainty, 20))
def test_bounds_and_sign(certainty: Certainty) -> None:
    """From −3 to 3; the sign is that of the polarity, and nothing asserted is 0."""
    score = model.score(certainty).score
    assert -3 <= score <= 3
    if certainty.level is Level.UNDERSPECIFIED or certainty.polarity is Polarity.UNKNOWN:
        assert score == 0
    else:
        assert score >= 0 if certainty.polarity is Polarity.POSITIVE else score <= 0


@given(build_strategy(Certainty, 20))
def test_polarity_only_turns_it(certainty: Certainty) -> None:
    positive, negative = (
        model.score(attrs.evolve(certainty, polarity=p)).score
        for p in (Polarity.POSITIVE, Polarity.NEGATIVE)
    )
    assert positive == -negative


def test_levels_are_in_order() -> None:
    """A surer level has the higher score, if nothing else differs."""
    scores = [model.score(attrs.evolve(PLAIN, level=level)).score for level in Level]
    assert list(Level) == [Level.CERTAIN, Level.PROBABLE, Level.POSSIBLE, Level.UNDERSPECIFIED]
    assert all(one > other for one, other in itertools.pairwise(scores))


def test_missing_table(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match="not found; reinstall claimkit"):
        ScoreModel.load(tmp_path / "none.json")


@pytest.mark.parametrize(
    ("changes", "speaker", "author"),
    [
        ({}, "CT+", "Uu"),
        ({"polarity": Polarity.NEGATIVE, "level": Level.PROBABLE}, "PR-", "Uu"),
        ({"polarity": Polarity.UNKNOWN}, "CTu", "Uu"),
        ({"endorsement": Endorsement.ENDORSE}, "CT+", "CT+"),
        ({"endorsement": Endorsement.ENDORSE, "level": Level.POSSIBLE}, "PS+", "PS+"),
        ({"endorsement": Endorsement.ENDORSE, "level": Level.UNDERSPECIFIED}, "Uu", "CT+"),
        ({"endorsement": Endorsement.REJECT}, "CT+", "CT-"),
        ({"endorsement": Endorsement.REJECT, "polarity": Polarity.NEGATIVE}, "CT-", "CT+"),
        ({"endorsement": Endorsement.DISTANCE}, "CT+", "Uu"),
    ],
)
def test_factbank_values(changes: dict[str, object], speaker: str, author: str) -> None:
    """The journalist shares the speaker's value where they endorse it, and holds the opposite where
    they reject it.
    """
    certainty = attrs.evolve(PLAIN, **changes)
    assert (certainty.factbank, certainty.factbank_author) == (speaker, author)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "certain, positive: cue ‘said’ (neutral)"),
        (
            {"markers": (MIGHT,), "level": Level.POSSIBLE},
            "possible, positive: ‘might’; cue ‘said’ (neutral)",
        ),
        (
            {"markers": (attrs.evolve(MIGHT, scope=Scope.PART),)},
            "certain, positive: cue ‘said’ (neutral)",
        ),
        (
            {"cue": "did not say", "cue_negated": True},
            "certain, positive: cue ‘did not say’ (neutral, negated)",
        ),
        (
            {
                "endorsement": Endorsement.DISTANCE,
                "markers": (attrs.evolve(MIGHT, holder=Holder.JOURNALIST),),
            },
            "certain, positive: cue ‘said’ (neutral); journalist: distance, ‘might’",
        ),
    ],
)
def test_explained(changes: dict[str, object], line: str) -> None:
    """One line with the words that decide; what bears on a part only is left out."""
    assert attrs.evolve(PLAIN, **changes).explain() == line


@given(build_strategy(Certainty, 20))
def test_any_certainty_is_explained(certainty: Certainty) -> None:
    assert certainty.explain().startswith(f"{certainty.level}, {certainty.polarity}")


@given(st.sampled_from(list(MarkerCategory)), st.sampled_from(list(Scope)))
def test_hedged_and_boosted(category: MarkerCategory, scope: Scope) -> None:
    """A hedge counts on the content, a booster on content or report, neither on a part."""
    certainty = attrs.evolve(PLAIN, markers=(attrs.evolve(MIGHT, category=category, scope=scope),))
    assert certainty.hedged == (category.startswith("hedge") and scope is Scope.CONTENT)
    assert certainty.boosted == (category is MarkerCategory.BOOSTER and scope is not Scope.PART)

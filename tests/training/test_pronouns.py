"""Fitting the ranker of antecedents."""

from __future__ import annotations

import random

import pytest

from claimkit.resolution.pronouns.find import PronounKind
from claimkit.resolution.pronouns.ranking import Ranker
from training.antecedents import Example
from training.pronouns import (
    FOLDS,
    PRIOR_MEAN,
    THRESHOLD,
    build_record,
    count_right,
    cross_validate,
    fit,
    fit_folds,
    split_documents,
)


def examples(count: int, kind: PronounKind = PronounKind.PERSON) -> list[Example]:
    """Return pronouns with a near and a far candidate: nine times in ten the near one is right,
    else none is.
    """
    rng = random.Random(5)
    found = []
    for number in range(count):
        candidates = [("near", "alike"), ("far", "alike")]
        right = candidates.index(("near", "alike")) if rng.random() < 0.9 else 2
        rows = (*candidates, ("none", f"rare={number}"))
        found.append(Example(f"d{number % 20}", kind.value, rows, frozenset({right})))
    return found


def test_fit_learns_the_obvious() -> None:
    """The near candidate is likeliest, by about the share that was right; a rare feature gets no
    weight.
    """
    weights = fit(examples(400))
    near, far, none = Ranker(weights=weights, threshold=THRESHOLD, right={}).weigh(
        "person", [("near", "alike"), ("far", "alike"), ("none",)]
    )
    assert near == pytest.approx(0.9, abs=0.05)
    assert near > none > far
    assert set(weights["person"]) <= {"near", "far", "alike", "none", *PRIOR_MEAN["person"]}


def test_fit_by_kind() -> None:
    """Kinds of pronouns have weights of their own; one that was never seen has none."""
    weights = fit(examples(50, PronounKind.THING))
    assert weights["thing"]
    assert (weights["person"], weights["several"]) == ({}, {})


def test_several_right_candidates() -> None:
    """Of two that are right at once neither is preferred."""
    weights = fit([Example("d", "person", (("a",), ("b",), ("none",)), frozenset({0, 1}))] * 100)[
        "person"
    ]
    assert weights["a"] == pytest.approx(weights["b"], abs=0.01)
    assert weights["a"] > weights["none"]


def test_what_data_do_not_show_stays_with_the_prior() -> None:
    """The other gender's name speaks against a candidate as the table of names says, where examples
    say nothing of it.
    """
    name = "gender other, said there"
    silent = [Example("d", "person", ((name,), (name,)), frozenset({0, 1}))] * 10
    assert fit(silent)["person"][name] == pytest.approx(PRIOR_MEAN["person"][name], abs=0.01)


def test_accuracy() -> None:
    assert count_right(examples(200), fit(examples(200))) == pytest.approx(180, abs=10)


def test_folds_are_a_partition() -> None:
    """Each document is in one part, the parts are about as large, and always the same."""
    names = [f"d{number}" for number in range(23)]
    parts = split_documents([*names, *names])
    assert sorted(name for part in parts for name in part) == sorted(names)
    assert len(parts) == FOLDS
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
    assert parts == split_documents(list(reversed(names)))


def test_cross_validated() -> None:
    every = examples(200)
    names = [example.document for example in every]
    shares = cross_validate(every, fit_folds(every, names))
    assert shares["person"] == pytest.approx(0.9, abs=0.05)
    assert shares["thing"] == 0


def test_record() -> None:
    """The heaviest weights come first, whatever their sign."""
    record = build_record({"person": {"a": 0.5, "b": -2.0, "c": 1.0}}, {"it": [0.5, 0.9]})
    assert list(record["weights"]["person"]) == ["b", "c", "a"]
    assert record["threshold"] == THRESHOLD
    assert record["right"] == {"it": [0.5, 0.9]}

"""From probabilities to stretches: fragments are smoothed over, phrases stay whole."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from claimkit.tagging.decoding import CONTENT, OUTSIDE, SPEAKER, find_best_labels, find_stretches

SURE = {"o": (0.9, 0.05, 0.05), "s": (0.05, 0.9, 0.05), "c": (0.05, 0.05, 0.9)}
UNSURE = {"O": (0.4, 0.3, 0.3), "S": (0.3, 0.4, 0.3), "C": (0.3, 0.3, 0.4)}
LETTERS = {OUTSIDE: "o", SPEAKER: "s", CONTENT: "c"}


@pytest.mark.parametrize(
    ("seen", "torn", "decoded"),
    [
        ("ssooccc", "", "ssooccc"),
        ("ooCooooo", "", "oooooooo"),  # a content of one unsure word is none
        ("cccOccc", "", "ccccccc"),  # nor is a gap of one
        ("ccc" + "ooo" + "ccc", "", "ccc" + "ooo" + "ccc"),
        ("Ssooo", "", "ssooo"),
        ("Oss", "1", "sss"),  # "the" and its noun
    ],
)
def test_labels(seen: str, torn: str, decoded: str) -> None:
    """Capitals are labels that are only a little likelier than the others; *torn* are places before
    which a border tears.
    """
    probabilities = np.array([[{**SURE, **UNSURE}[letter] for letter in seen]])
    costs = np.array([float(str(place) in torn) for place in range(len(seen))])
    assert (
        "".join(LETTERS[label] for label in find_best_labels(probabilities, costs)[0].tolist())
        == decoded
    )


def test_stretches() -> None:
    labels = np.array([2, 2, 0, 1, 2])
    assert find_stretches(labels, CONTENT) == [(0, 2), (4, 5)]
    assert find_stretches(labels, SPEAKER) == [(3, 4)]
    assert find_stretches(np.array([0, 0]), SPEAKER) == []


@given(
    arrays(
        float,
        st.tuples(st.integers(1, 3), st.integers(1, 12), st.just(3)),
        elements=st.floats(0, 1),
    )
)
def test_cues_do_not_depend_on_each_other(probabilities: np.ndarray) -> None:
    """Each cue's labels are those that it gets alone."""
    costs = np.zeros(probabilities.shape[1])
    together = find_best_labels(probabilities, costs)
    assert all(
        (find_best_labels(own[None], costs)[0] == labels).all()
        for own, labels in zip(probabilities, together, strict=True)
    )

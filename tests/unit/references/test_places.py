"""The place that "there" means, over frozen parses."""

from __future__ import annotations

import pytest

from claimkit.references.places import to_place
from tests.support.cases import Case, read_place_cases
from tests.support.parses import read_parse


@pytest.mark.parametrize("case", read_place_cases(), ids=str)
def test_there(case: Case) -> None:
    """It is the place that was named last, if nothing else may be meant."""
    document = read_parse(case.text)
    words = [word for sentence in document.sentences for word in sentence.words]
    (there,) = (word for word in words if word.lower == "there")
    reference = to_place(document, there)
    assert reference.name == case.expected.get("place")
    assert (reference.name is None) == (reference.why_unnamed is not None)


def test_here() -> None:
    """Where "here" is nobody can tell."""
    text = "Ana Lee works in Oslo. Rents there doubled."
    word = read_parse(text).sentences[0].words[0]
    assert to_place(read_parse(text), word).name is None

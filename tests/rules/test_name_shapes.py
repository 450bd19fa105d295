"""Titles and names: of what stands before the verb, the name of the speaker."""

from __future__ import annotations

import pytest

from claimkit import Extractor
from tests.support.cases import NameShape, read_name_shapes

# Shapes that the parser reads in another way
MISREAD = frozenset(
    {
        "Medical Aid Without Borders",
        "The Commission on Presidential Debates",
        "Thi Ngoc Anh Pham",
    }
)


def to_param(shape: NameShape) -> object:
    mark = pytest.mark.xfail(reason="the tree and the labels have it otherwise", strict=True)
    marks = [mark] if shape.words in MISREAD else []
    return pytest.param(shape, id=str(shape), marks=marks)


@pytest.mark.parametrize("shape", list(map(to_param, read_name_shapes())))
def test_name(shape: NameShape, by_rules: Extractor) -> None:
    """The only claim has the name of the shape."""
    names = [claim.speaker.name or "" for claim in by_rules.extract(shape.text)]
    assert names == [shape.name]

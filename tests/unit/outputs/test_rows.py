"""Flat rows."""

from __future__ import annotations

import attrs

from claimkit.outputs.rows import COLUMNS, to_dicts
from tests.support.builders import ARTICLE, article_claims


def test_dicts() -> None:
    """Flat, in words; the enclosing claim by its id."""
    rows = to_dicts(ARTICLE, article_claims())
    assert all(tuple(row) == COLUMNS for row in rows)
    first, _, third = rows
    wanted = {
        "id": "c1",
        "speaker": "Ana Ruiz",
        "speaker_text": "Ana Ruiz, the mayor",
        "role": "mayor",
        "cue": "said",
    }
    assert {key: first[key] for key in wanted} == wanted
    assert (third["speaker"], third["within"], third["audience"]) == (None, "c2", None)


def test_dict_without_speaker() -> None:
    claim = attrs.evolve(article_claims()[0], speaker=None)
    row = to_dicts(ARTICLE, [claim])[0]
    assert (row["speaker"], row["speaker_text"], row["speaker_spans"]) == (None, None, [])

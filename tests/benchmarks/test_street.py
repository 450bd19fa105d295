"""The benchmark of real articles: what counts as right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import pytest

from benchmarks.street import Tally, read_folder, score_article, to_numbers

TEXT = "Ana Lee said that it rained. Bo Berg denied it."


def annotate(words: str, content: str, **changes: Any) -> dict[str, Any]:
    """Return an annotated attribution of TEXT."""
    entry = {
        "speaker": find(words),
        "speaker_text": words,
        "cue": None,
        "content": find(content),
        "content_text": content,
        "names": [words],
        "certainty": "C+",
        "optional": False,
    }
    return {**entry, **changes}


def claim(words: str, content: str, **changes: Any) -> dict[str, Any]:
    """Return a claim in TEXT as the scorer reads it."""
    own = {
        "source": [find(words)],
        "cue": [],
        "content": [find(content)],
        "speaker": words,
        "confidence": 0.9,
        "certainty": {"level": "certain", "polarity": "positive"},
    }
    return {**own, **changes}


def find(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


RAIN = annotate("Ana Lee", "that it rained")


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (claim("Ana Lee", "that it rained"), set()),
        (claim("Ana Lee", "that it rained", speaker="Bo Berg"), {"name", "person"}),
        (claim("Ana Lee", "that it rained", speaker="Lee"), {"name"}),
        (claim("Bo Berg", "that it rained", speaker="Ana Lee"), {"speaker"}),
        (claim("Ana Lee", "that it"), {"boundary"}),
        (
            claim("Ana Lee", "that it rained", certainty={"level": "possible", "polarity": "x"}),
            {"level", "polarity"},
        ),
    ],
)
def test_figures(found: dict[str, Any], wrong: set[str]) -> None:
    """Each fault shows in its own figure, and none is whole."""
    tally = Tally()
    score_article({"doc_id": "a", "text": TEXT}, [RAIN], [found], tally)
    assert {figure for figure in tally.of if not tally.right[figure]} == wrong | (
        {"whole"} if wrong else set()
    )
    assert set(tally.errors) == wrong


def test_missed_and_optional() -> None:
    """Of all that is mandatory; an optional attribution is never missed, and defends a claim."""
    optional = annotate("Bo Berg", "it", optional=True)
    tally = Tally()
    score_article({"doc_id": "a", "text": TEXT}, [RAIN, optional], [], tally)
    assert (tally.of["recall"], tally.right["recall"], tally.of["whole"]) == (1, 0, 1)
    assert to_numbers(tally)["recall"] == {"right": 0, "of": 1, "share": 0.0}


def test_folder(tmp_path: Path) -> None:
    """Articles come with their gold; a folder without gold is named."""
    with pytest.raises(click.ClickException, match="expected gold"):
        list(read_folder(tmp_path))
    (tmp_path / "gold").mkdir()
    (tmp_path / "articles").mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps([RAIN]))
    (tmp_path / "articles" / "a.txt").write_text(TEXT)
    assert list(read_folder(tmp_path)) == [({"doc_id": "a", "text": TEXT}, [RAIN])]

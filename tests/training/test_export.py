"""What is written into the model's folder."""

from __future__ import annotations

import attrs
import pytest
import torch

from annotated.conll18 import METRICS
from training.export import format_card, format_settings, halve
from training.learning import FROM_ENCODER, FROM_MODEL


def test_card() -> None:
    """It has scores, counts and the recipe, and nothing is left to fill in."""
    scores = {"a.conllu": dict.fromkeys(METRICS, 87.25)}
    counts = {"sentences": 12345, "words": 2, "texts": 3, "news_words": 4}
    card = format_card(scores, attrs.asdict(FROM_ENCODER), counts)
    assert f"| a.conllu | {' | '.join(['87.2'] * len(METRICS))} |" in card
    assert "12,345 sentences" in card
    assert "steps 5500" in card
    assert "{" not in card


def test_settings() -> None:
    assert format_settings({"steps": 3, "weights": {"tags": 0.5, "arcs": 1.0}, "seed": 1}) == (
        "steps 3, weights (tags 0.5, arcs 1.0), seed 1"
    )


def test_recipes() -> None:
    """From a model the steps are fewer and smaller; the rest is one recipe."""
    changed = attrs.evolve(FROM_MODEL, steps=5500, encoder_rate=2.5e-4, head_rate=1.5e-3)
    assert changed == FROM_ENCODER


@pytest.mark.parametrize(
    ("value", "halved"),
    [
        (torch.ones(2), torch.float16),
        (torch.ones(2, dtype=torch.int64), torch.int64),
        (torch.ones(2, dtype=torch.bfloat16), torch.bfloat16),
    ],
)
def test_halves(value: torch.Tensor, halved: torch.dtype) -> None:
    """Numbers in single precision only, however deep they are."""
    checkpoint = halve({"model": {"weight": value}, "name": "a"})
    assert checkpoint["model"]["weight"].dtype == halved
    assert checkpoint["name"] == "a"

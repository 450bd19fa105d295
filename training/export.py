"""Write the shipped folder: the network, the tokenizer's models in half precision, model card."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from annotated.conll18 import METRICS
from claimkit.neural.embedded import PIECES, save_network
from claimkit.neural.network import Network
from claimkit.parsing.embedded import RESOURCES, STANZA_FILES
from claimkit.parsing.lemmas import Lemmatizer
from claimkit.parsing.syntax import LEMMAS
from claimkit.shipped import write_sums

CARD = Path(__file__).with_name("model_card.md")


def export_model(
    network: Network,
    lemmas: Mapping[tuple[str, str], tuple[str, ...]],
    pieces: Path,
    small_models: Path,
    target: Path,
) -> None:
    """Write to *target* what the parser and the tagger need, and the sums of all that is there.

    Args:
        pieces: the file of word pieces.
        small_models: the folder with the tokenizer's models.
    """
    target.mkdir(parents=True, exist_ok=True)
    save_network(network, target)
    Lemmatizer(lemmas).save(target / LEMMAS)
    (target / PIECES).write_bytes(pieces.read_bytes())
    for name in STANZA_FILES.values():
        halve_checkpoint(small_models / name, target / name)
    # stanza looks for it, and into it for downloads
    (target / RESOURCES).write_text("{}\n", encoding="utf-8")
    finish(target)


def finish(target: Path) -> None:
    """Let everybody read the files of *target*, and write their sums."""
    for path in target.iterdir():
        path.chmod(0o644)  # safetensors files are made private
    write_sums(target)


def halve_checkpoint(source: Path, target: Path) -> None:
    """Write the stanza model *source* to *target*, in half precision and without what only training
    needs.
    """
    checkpoint = torch.load(source, map_location="cpu", weights_only=True)
    checkpoint.pop("optimizer_state_dict", None)
    if "model" in checkpoint:
        checkpoint["model"] = halve(checkpoint["model"])
    torch.save(checkpoint, target)


def halve(value: Any) -> Any:
    """Return *value* with all single-precision tensors in it in half precision."""
    if torch.is_tensor(value):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return type(value)((key, halve(item)) for key, item in value.items())
    return value


def format_card(
    scores: Mapping[str, Mapping[str, float]],
    recipe: Mapping[str, Any],
    counts: Mapping[str, int],
) -> str:
    """Return the model card in Markdown: data, licences, recipe, measured *scores* per file.

    Args:
        counts: of sentences and words, as the card calls them.
    """
    lines = [f"| file | {' | '.join(METRICS)} |", "|---|" + "---:|" * len(METRICS)]
    for name, row in scores.items():
        figures = " | ".join(f"{row[metric]:.1f}" for metric in METRICS)
        lines.append(f"| {name} | {figures} |")
    return CARD.read_text(encoding="utf-8").format(
        table="\n".join(lines), settings=format_settings(recipe), **counts
    )


def format_settings(recipe: Mapping[str, Any]) -> str:
    """Return names and values of *recipe*, those of its parts in brackets."""
    settings = []
    for name, value in recipe.items():
        shown = f"({format_settings(value)})" if isinstance(value, Mapping) else value
        settings.append(f"{name} {shown}")
    return ", ".join(settings)

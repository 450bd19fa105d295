"""Write the shipped folder: the network, the tokenizer's models in half precision, model card."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from annotated.conll18 import METRICS
from claimkit.neural.wordpieces import WordPieces
from claimkit.parsing.embedded import STANZA_FILES
from claimkit.parsing.lemmas import Lemmatizer
from claimkit.parsing.network import Network
from claimkit.parsing.syntax import PIECES, SyntaxModel

CARD = Path(__file__).with_name("model_card.md")


def halve(value: Any) -> Any:
    """Return *value* with all single-precision tensors in it in half precision."""
    if torch.is_tensor(value):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return type(value)((key, halve(item)) for key, item in value.items())
    return value


def export_model(
    network: Network,
    lemmas: Mapping[tuple[str, str], tuple[str, ...]],
    small_models: Path,
    encoder_source: Path,
    target: Path,
) -> None:
    """Write all model files to *target*, replacing what is there."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    shutil.copyfile(encoder_source / "tokenizer.json", target / PIECES)
    SyntaxModel(network, WordPieces((target / PIECES).read_bytes()), Lemmatizer(lemmas)).save(
        target
    )
    for name in STANZA_FILES.values():
        checkpoint = torch.load(small_models / name, map_location="cpu", weights_only=True)
        checkpoint.pop("optimizer_state_dict", None)
        if "model" in checkpoint:
            checkpoint["model"] = halve(checkpoint["model"])
        torch.save(checkpoint, target / name)
    # stanza looks for it, and into it for downloads
    (target / "resources.json").write_text("{}\n", encoding="utf-8")
    for path in target.iterdir():
        path.chmod(0o644)  # safetensors files are made private


def format_card(
    scores: Mapping[str, Mapping[str, float]], recipe: Mapping[str, Any], sentences: int, words: int
) -> str:
    """Return the model card in Markdown: data, licences, recipe, measured *scores* per file."""
    lines = [f"| file | {' | '.join(METRICS)} |", "|---|" + "---:|" * len(METRICS)]
    for name, row in scores.items():
        figures = " | ".join(f"{row[metric]:.1f}" for metric in METRICS)
        lines.append(f"| {name} | {figures} |")
    settings = ", ".join(f"{key} {value}" for key, value in recipe.items())
    return CARD.read_text(encoding="utf-8").format(
        table="\n".join(lines), sentences=sentences, words=words, settings=settings
    )

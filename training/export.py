"""Write the shipped folder: one half-precision encoder, the heads, the small models, checksums, model card."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from stanza.models.pos.tag_columns import tag_columns_from_args, tag_columns_to_config

from training.syntax import Model

ENCODER_FILES = ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")


def halved(value: Any) -> Any:
    """Return *value* with all single-precision tensors in it in half precision."""
    if torch.is_tensor(value):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return type(value)((key, halved(item)) for key, item in value.items())
    return value


def export(model: Model, small_models: Path, encoder_source: Path, target: Path) -> None:
    """Write all model files to *target*, replacing what is there."""
    shutil.rmtree(target, ignore_errors=True)
    (target / "encoder").mkdir(parents=True)
    export_encoder(model, encoder_source, target / "encoder")
    torch.save(tagger_checkpoint(model), target / "tagger.pt")
    torch.save(parser_checkpoint(model), target / "parser.pt")
    for name in ("tokenizer.pt", "mwt.pt", "lemma.pt"):
        checkpoint = torch.load(small_models / name, map_location="cpu", weights_only=True)
        checkpoint.pop("optimizer_state_dict", None)
        if "model" in checkpoint:
            checkpoint["model"] = halved(checkpoint["model"])
        torch.save(checkpoint, target / name)
    (target / "resources.json").write_text("{}\n", encoding="utf-8")  # stanza looks for it, and into it for downloads


def export_encoder(model: Model, source: Path, target: Path) -> None:
    """Write the fine-tuned encoder in half precision with the tokenizer of *source*."""
    encoder = model.encoder.half()
    encoder.pooler = None  # no processor reads it
    encoder.config.architectures = ["BertModel"]
    encoder.save_pretrained(target)
    config = json.loads((target / "config.json").read_text(encoding="utf-8"))
    config.pop("_name_or_path", None)
    (target / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    for name in ENCODER_FILES:
        if (source / name).is_file():
            shutil.copyfile(source / name, target / name)
    for path in target.iterdir():
        path.chmod(0o644)  # safetensors files are made private


def head_weights(model: Model, prefix: str) -> dict[str, torch.Tensor]:
    heads = model.heads()
    return {key.removeprefix(prefix): halved(value) for key, value in heads.items() if key.startswith(prefix)}


def tagger_checkpoint(model: Model) -> dict[str, Any]:
    config = dict(model.tagger_args) | {"bert_finetune": False}
    config["tag_columns"] = tag_columns_to_config(tag_columns_from_args(model.tagger_args))
    return {"model": head_weights(model, "tagger."), "vocab": model.tagger_data.vocab.state_dict(), "config": config}


def parser_checkpoint(model: Model) -> dict[str, Any]:
    config = {key: value for key, value in model.parser_args.items() if key != "enable_gradient_checkpointing"}
    config["transition_subtree_combination"] = "NONE"
    return {
        "model": head_weights(model, "parser."), "vocab": model.parser_data.vocab.state_dict(), "config": config,
        "global_step": 0, "last_best_step": 0, "dev_score_history": [], "model_type": "graph",
    }  # fmt: skip


def write_checksums(folder: Path) -> None:
    """Write ``SHA256SUMS`` over all files of *folder*, in the format that ``sha256sum --check`` reads."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name not in {"SHA256SUMS", "MODEL_CARD.md"})
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}" for path in files]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")


def model_card(scores: Mapping[str, Mapping[str, float]], recipe: Mapping[str, Any], sentences: int, words: int) -> str:
    """Return the model card in Markdown: data, licences, recipe, measured *scores* per file."""
    columns = ["Sentences", "Words", "UPOS", "Lemmas", "UAS", "LAS"]
    table = ["| file | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
    table += [f"| {name} | " + " | ".join(f"{row[c]:.1f}" for c in columns) + " |" for name, row in scores.items()]
    settings = ", ".join(f"{key} {value}" for key, value in recipe.items())
    return CARD.format(table="\n".join(table), sentences=sentences, words=words, settings=settings)


CARD = """# claimkit English model

Tokenizer, multi-word expander, tagger, lemmatizer and dependency parser (Universal Dependencies 2) for stanza 1.15's pipeline.
Tagger and parser are two heads of one encoder, fine-tuned together.

## Data and licences

* UD_English-EWT, train (CC BY-SA 4.0).
* UD_English-GUM, train, without its non-commercial genres: academic, biographies, court, conversation, interviews, news,
  speeches, textbooks, vlogs, travel guides (annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain, per document as GUM
  states). The treebank as a whole is offered as CC BY-NC-SA because of the genres left out here.
* Encoder: all-MiniLM-L6-v2 (Apache-2.0), 22 million parameters.

{sentences:,} sentences and {words:,} words of treebank, plus copies in other quotation marks and without final stops
(`training/treebanks.py`). The model files are offered under CC BY-SA 4.0.

## Scores

CoNLL-18 metrics, F1 in percent, end to end from raw text: `python -m benchmarks.parser FILE.conllu`.

{table}

Chosen on EWT dev; EWT test and GUM dev were not looked at in training.

## Recipe

`make train` (training/README.md); {settings}.

## Limits

Written English, news and web; case is lost to the encoder (uncased). Sentences are split at 120 words before parsing.
"""

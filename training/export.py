"""Write the shipped folder: the network, the tokenizer's models in half precision, checksums, model
card.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from claimkit.neural.wordpieces import WordPieces
from claimkit.parsing.embedded import STANZA_FILES
from claimkit.parsing.lemmas import Lemmatizer
from claimkit.parsing.network import Network
from claimkit.parsing.syntax import PIECES, SyntaxModel


def halved(value: Any) -> Any:
    """Return *value* with all single-precision tensors in it in half precision."""
    if torch.is_tensor(value):
        return value.half() if value.dtype == torch.float32 else value
    if isinstance(value, dict):
        return type(value)((key, halved(item)) for key, item in value.items())
    return value


def export(
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
    SyntaxModel(network, WordPieces(target / PIECES), Lemmatizer(lemmas)).save(target)
    for name in STANZA_FILES.values():
        checkpoint = torch.load(small_models / name, map_location="cpu", weights_only=True)
        checkpoint.pop("optimizer_state_dict", None)
        if "model" in checkpoint:
            checkpoint["model"] = halved(checkpoint["model"])
        torch.save(checkpoint, target / name)
    # stanza looks for it, and into it for downloads
    (target / "resources.json").write_text("{}\n", encoding="utf-8")
    for path in target.iterdir():
        path.chmod(0o644)  # safetensors files are made private


def write_checksums(folder: Path) -> None:
    """Write ``SHA256SUMS`` over all files of *folder*, in the format that ``sha256sum --check``
    reads.
    """
    files = sorted(
        p
        for p in folder.rglob("*")
        if p.is_file() and p.name not in {"SHA256SUMS", "MODEL_CARD.md"}
    )
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}"
        for path in files
    ]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")


def model_card(
    scores: Mapping[str, Mapping[str, float]], recipe: Mapping[str, Any], sentences: int, words: int
) -> str:
    """Return the model card in Markdown: data, licences, recipe, measured *scores* per file."""
    columns = ["Sentences", "Words", "UPOS", "Lemmas", "UAS", "LAS"]
    table = ["| file | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
    table += [
        f"| {name} | " + " | ".join(f"{row[c]:.1f}" for c in columns) + " |"
        for name, row in scores.items()
    ]
    settings = ", ".join(f"{key} {value}" for key, value in recipe.items())
    return CARD.format(table="\n".join(table), sentences=sentences, words=words, settings=settings)


CARD = """# claimkit English model

Stanza's tokenizer and multi-word expander; one network for tags, lemmas, trees (Universal Dependencies 2) and names of
persons, organizations and places: heads on one encoder, fine-tuned together; and a second network that tags attributions: cues,
and for each the words of its speaker and its content.

## Data and licences

* UD_English-EWT, train (CC BY-SA 4.0).
* UD_English-GUM, train, without its non-commercial genres: academic, biographies, court, conversation, interviews, news,
  speeches, textbooks, vlogs, travel guides (annotations CC BY 4.0; texts CC BY, CC BY-SA or public domain, per document as GUM
  states). The treebank as a whole is offered as CC BY-NC-SA because of the genres left out here.
* Names: GUM's entity annotation of the same documents; wikigold (Balasuriya et al. 2009, CC BY 4.0), texts of Wikipedia.
* Attributions: PolNeAR, train (Newell, Margolin & Ruths 2018), news articles. **Its makers state no licence.** Nothing of its
  text is in these files: `attribution.safetensors` and `confidence.json` hold weights, the latter with lemmas of cues and of
  common nouns as names. Whoever must not use what was learnt from it passes `tier="rules"` and may delete the first of the two.
* Pronouns: `pronouns.json` was learnt from the coreference of GUM's documents of the same genres, train and dev, and from the
  validation part of GAP (Webster et al. 2018, Google, Apache-2.0; texts of Wikipedia). It holds weights over names of features,
  and no text.
* Encoder: all-MiniLM-L6-v2 (Apache-2.0), 22 million parameters.

{sentences:,} sentences and {words:,} words of treebank, plus copies in other quotation marks, without final stops and in the
case of headings (`training/treebanks.py`). The model files are offered under CC BY-SA 4.0.

## Scores

CoNLL-18 metrics, F1 in percent, end to end from raw text, in single precision: `python -m benchmarks.parser FILE.conllu`.

{table}

Recipe chosen on EWT dev; EWT test and GUM dev were not looked at in training. How well attributions are found stands in
`docs/benchmarks.md`.

## Recipe

`make train` (training/README.md); {settings}. Attributions: `python -m training.tagger` (`training/attribution.py`), from the
trained encoder; every eighth document was held out, and confidence fitted there.

## Limits

Written English, news and web. Word pieces are lower case; of a word's letters in capitals the network knows only which of five
patterns they form. Sentences of more than 384 word pieces are parsed in blocks.
"""

"""Load the model that comes with claimkit: stanza's Pipeline over files inside the package, no network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

import stanza
from stanza.models.common.foundation_cache import BertRecord, FoundationCache
from stanza.models.depparse.trainer import Trainer
from transformers import AutoTokenizer
from transformers.utils import logging as hf_logging

from claimkit.errors import ModelNotFoundError
from claimkit.parsing.arcs import ArcDecoder
from claimkit.parsing.encoder import RememberingEncoder

ENCODER_NAME = "claimkit-encoder"  # the key under which tagger and parser ask stanza's cache for the shared encoder
PROCESSORS = {"tokenize": "tokenizer.pt", "mwt": "mwt.pt", "pos": "tagger.pt", "lemma": "lemma.pt", "depparse": "parser.pt"}
LONGEST_TOKEN = 1000  # characters that the tokenizer looks at together; longer tokens would lose their offsets


def embedded_folder(language: str = "en") -> Path:
    """Return the folder of the embedded model.

    Raises:
        ModelNotFoundError: no model for *language* comes with claimkit.
    """
    folder = Path(str(resources.files("claimkit") / "models" / language))
    if not (folder / "parser.pt").is_file():
        raise ModelNotFoundError(
            f"no embedded model for {language!r} in {folder}; reinstall claimkit, or pass "
            "StanzaParser(package=...) or StanzaParser(model_dir=...) to use a model of stanza's"
        )
    return folder


def load_embedded(folder: Path) -> stanza.Pipeline:
    """Return a pipeline over *folder*: one encoder for tagger and parser, on the CPU.

    Raises:
        ModelNotFoundError: a file is missing.
    """
    missing = [name for name in (*PROCESSORS.values(), "encoder/config.json", "resources.json") if not (folder / name).is_file()]
    if missing:
        raise ModelNotFoundError(f"{folder}: missing {', '.join(missing)}; it is not a folder that claimkit's training wrote")
    cache = FoundationCache(local_files_only=True)
    with _without_progress_bar():
        encoder = RememberingEncoder.from_pretrained(folder / "encoder", local_files_only=True, add_pooling_layer=False)
        encoder = encoder.float().eval()
    tokenizer = AutoTokenizer.from_pretrained(folder / "encoder", local_files_only=True)
    # Stanza would look the encoder up by path, and takes another code path where that path happens to hold "bart".
    cache.bert[ENCODER_NAME] = BertRecord(encoder, tokenizer, {})
    paths = {f"{name}_model_path": str(folder / file) for name, file in PROCESSORS.items()}
    parser = Trainer.load(paths["depparse_model_path"], None, device="cpu", foundation_cache=cache)
    return stanza.Pipeline(
        "en", dir=str(folder), package=None, processors=",".join(PROCESSORS), download_method=None,
        allow_unknown_language=True, use_gpu=False, logging_level="ERROR", foundation_cache=cache,
        tokenize_max_seqlen=LONGEST_TOKEN, depparse_trainer=ArcDecoder(parser), **paths,
    )  # fmt: skip


@contextmanager
def _without_progress_bar() -> Iterator[None]:
    """Keep transformers from drawing a progress bar for a load of a moment."""
    shown = hf_logging.is_progress_bar_enabled()
    hf_logging.disable_progress_bar()
    try:
        yield
    finally:
        if shown:
            hf_logging.enable_progress_bar()

"""The parser that comes with claimkit: stanza's tokenizer and a small network of our own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

import stanza
import torch

from claimkit.arguments import check_count
from claimkit.errors import ModelNotFoundError
from claimkit.model.scheme import Device, Precision
from claimkit.neural.precision import Computation
from claimkit.neural.recurrent import BlockwiseLSTM
from claimkit.neural.threads import computing_with
from claimkit.parsing.analysis import Analysis
from claimkit.parsing.network_splitter import NetworkSplitter
from claimkit.parsing.syntax import FILES as SYNTAX_FILES
from claimkit.parsing.syntax import SyntaxModel
from claimkit.parsing.tokenization import LONGEST_TOKEN
from claimkit.parsing.tokenizing_parser import TokenizingParser
from claimkit.parsing.tokens import TokenizedSentence
from claimkit.shipped import ModelFolder

STANZA_FILES = {"tokenize": "tokenizer.pt", "mwt": "mwt.pt"}
RESOURCES = "resources.json"
ALL_FILES = (*STANZA_FILES.values(), *SYNTAX_FILES, RESOURCES)
NOT_OURS = "it is not a folder that claimkit's training wrote"


class EmbeddedParser(TokenizingParser):
    """Parses with the model that comes with claimkit.

    It is pickled as its settings.

    Args:
        language: of the texts; "en" is what there is.
        model_dir: another folder that claimkit's training wrote.
        precision: of the network's weights, see ``Precision``.
        device: that the network computes on, see ``Device``; the tokenizer stays on the processor.
        threads: that torch computes with during calls; a forked process computes with one.

    Attributes:
        name: as in ``Document.parser``.
        digest: of the model's files.
        precision: "half", "int8" or "single".
        device: "cpu" or "cuda".

    Raises:
        ModelNotFoundError: there is no such model, or a file is missing.
        ModelCorruptError: a file is not the one that ``SHA256SUMS`` in the folder lists.
        DeviceError: this machine cannot compute so.
        TypeError: *threads* is no whole number.
        ValueError: no such precision or device, or *threads* below 1.
    """

    def __init__(
        self,
        language: str = "en",
        *,
        model_dir: str | Path | None = None,
        precision: str = Precision.AUTO,
        device: str = Device.CPU,
        threads: int = 1,
    ) -> None:
        check_count("threads", threads)
        path = Path(model_dir) if model_dir is not None else find_model_folder(language)
        folder = ModelFolder.open(path, ALL_FILES, NOT_OURS)
        computation = Computation.choose(precision, device)
        self._settings: dict[str, Any] = {
            "language": language,
            "model_dir": model_dir,
            "precision": str(precision),
            "device": str(device),
            "threads": threads,
        }
        self.digest = folder.digest
        self.precision, self.device = computation.precision.value, computation.device.value
        # stanza fills its networks at random before it reads them; the caller's numbers stay
        with computing_with(threads), folder.loading(), torch.random.fork_rng(devices=[]):
            self._syntax = SyntaxModel.load(folder, computation)
            processors = _load_tokenizer(language, folder)
        splitter = NetworkSplitter(processors, LONGEST_TOKEN)
        super().__init__(f"claimkit-{language}", splitter, threads)

    def __reduce__(self) -> tuple[partial[EmbeddedParser], tuple[()]]:
        return partial(type(self), **self._settings), ()

    def _analyse(self, sentences: Sequence[TokenizedSentence]) -> list[list[Analysis]]:
        return self._syntax.analyse([sentence.words for sentence in sentences])


def _load_tokenizer(language: str, folder: ModelFolder) -> Mapping[str, Any]:
    for name in (*STANZA_FILES.values(), RESOURCES):
        folder.read(name)  # compares it with its sum: stanza reads it itself
    models = {f"{name}_model_path": str(folder.path / file) for name, file in STANZA_FILES.items()}
    pipeline = stanza.Pipeline(
        language,
        dir=str(folder.path),
        package=None,
        processors=",".join(STANZA_FILES),
        download_method=None,
        allow_unknown_language=True,
        use_gpu=False,
        logging_level="ERROR",
        tokenize_max_seqlen=LONGEST_TOKEN,
        **models,
    )
    processors: dict[str, Any] = pipeline.processors
    network = processors["tokenize"].trainer.model
    network.rnn, network.rnn2 = BlockwiseLSTM(network.rnn), BlockwiseLSTM(network.rnn2)
    return processors


def find_model_folder(language: str = "en") -> Path:
    """Return the folder of the embedded model.

    Raises:
        ModelNotFoundError: no model for *language* comes with claimkit.
    """
    folder = Path(str(resources.files("claimkit") / "models" / language))
    if not (folder / "tokenizer.pt").is_file():
        raise ModelNotFoundError(
            f"no embedded model for {language!r} in {folder}; reinstall claimkit, or use a model "
            "of stanza's: Extractor(parser=StanzaParser(package=...))"
        )
    return folder

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
from claimkit.neural.embedded import FILES as NETWORK_FILES
from claimkit.neural.embedded import NOT_OURS, EmbeddedModel, ReadWindow
from claimkit.neural.recurrent import BlockwiseLSTM
from claimkit.neural.threads import computing_with
from claimkit.parsing.analysis import Analysis, PlacedText
from claimkit.parsing.lemmas import Lemmatizer
from claimkit.parsing.network_splitter import NetworkSplitter
from claimkit.parsing.syntax import LEMMAS, SyntaxReader
from claimkit.parsing.tokenization import LONGEST_TOKEN
from claimkit.parsing.tokenizing_parser import TokenizingParser
from claimkit.parsing.writing import write_text
from claimkit.shipped import ModelFolder

STANZA_FILES = {"tokenize": "tokenizer.pt", "mwt": "mwt.pt"}
RESOURCES = "resources.json"
ALL_FILES = (*STANZA_FILES.values(), *NETWORK_FILES, LEMMAS, RESOURCES)


class EmbeddedParser(TokenizingParser):
    """Parses with the model that comes with claimkit.

    It is pickled as its settings.

    Args:
        language: of the texts; "en" is what there is.
        model_dir: another folder that claimkit's training wrote.
        precision: of the network's weights, see ``Precision``.
        device: that the network computes on, see ``Device``; the tokenizer stays on the processor.
        threads: that torch computes with during calls; a forked process computes with one.
        model: the network of that folder, if it is loaded already, with its own precision, device
            and threads.

    Attributes:
        name: as in ``Document.parser``.
        model: the network, which an EmbeddedTagger can share.
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
        model: EmbeddedModel | None = None,
    ) -> None:
        check_count("threads", threads)
        path = Path(model_dir) if model_dir is not None else find_model_folder(language)
        folder = ModelFolder.open(path, ALL_FILES, NOT_OURS)
        self.model = model or EmbeddedModel.load(
            path, precision=precision, device=device, threads=threads
        )
        self._settings: dict[str, Any] = {
            "language": language,
            "model_dir": model_dir,
            "threads": threads,
            "model": self.model,
        }
        self.digest = folder.digest
        self.precision, self.device = self.model.precision, self.model.device
        # stanza fills its networks at random before it reads them; the caller's numbers stay
        with computing_with(threads), folder.loading(), torch.random.fork_rng(devices=[]):
            lemmatizer = Lemmatizer.read(folder.read_text(LEMMAS))
            processors = _load_tokenizer(language, folder)
        self._syntax = SyntaxReader(self.model.network, lemmatizer)
        splitter = NetworkSplitter(processors, LONGEST_TOKEN)
        super().__init__(f"claimkit-{language}", splitter, self.model.turns)

    def __reduce__(self) -> tuple[partial[EmbeddedParser], tuple[()]]:
        return partial(type(self), **self._settings), ()

    def _analyse(self, texts: Sequence[PlacedText]) -> list[list[list[Analysis]]]:
        read = self.model.read(list(map(write_text, texts)))
        return list(map(self._analyse_text, texts, read))

    def _analyse_text(
        self, text: PlacedText, windows: Sequence[ReadWindow]
    ) -> list[list[Analysis]]:
        forms = [sentence.forms for sentence in text.sentences]
        analyses: list[list[Analysis]] = []
        for window in windows:
            own = [forms[number] for number in window.sentences]
            analyses += self._syntax.analyse(window, own)
        self.model.waiting.put(text.text, forms, [window.to_waiting() for window in windows])
        return analyses


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

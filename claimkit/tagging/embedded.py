"""The attribution tagger that comes with claimkit."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, groupby
from pathlib import Path

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from claimkit.arguments import check_count
from claimkit.document import Document
from claimkit.forks import ForkSafeLock
from claimkit.model.scheme import Device, Precision
from claimkit.neural.precision import Computation
from claimkit.neural.threads import computing_with
from claimkit.neural.weights import (
    build_network,
    read_settings,
    read_weight,
    read_weights,
    write_settings,
    write_weights,
)
from claimkit.neural.wordpieces import WordPieces, build_batch, count_pieces
from claimkit.shipped import ModelFolder
from claimkit.tagging.decoding import (
    CONTENT,
    SPEAKER,
    compute_border_costs,
    find_best_labels,
    find_stretches,
)
from claimkit.tagging.network import AttributionNetwork, AttributionShape, CueLabel
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.tagging.windows import Stretch, Window, cut_windows
from claimkit.tree import Phrase

WEIGHTS, SETTINGS = "attribution.safetensors", "attribution.json"
# The embeddings of word pieces are the parser's: they stay as they are in training, and half of the
# file would be they.
SHARED_WEIGHTS, SHARED_NAME = "syntax.safetensors", "encoder.piece_embeddings.weight"
PIECES = "wordpieces.json"
FILES = (WEIGHTS, SETTINGS, SHARED_WEIGHTS, PIECES)
INSTEAD = "reinstall claimkit, or use Extractor(tier='rules')"
ROW_STEP = 64  # a window is filled up to a multiple of so many rows
LEAST_PROBABILITY = 0.3  # of words that are tagged as a cue

Cues = Mapping[int, Sequence[Phrase]]  # by the index of their sentence


class EmbeddedTagger:
    """Tags attributions with the embedded network.

    Attributes:
        digest: of the model's files; None of a network that was not loaded.
        precision: "half", "int8" or "single"; None of a network that was not loaded.
        device: "cpu" or "cuda"; None of a network that was not loaded.
    """

    def __init__(
        self,
        network: AttributionNetwork,
        pieces: WordPieces,
        *,
        digest: str | None = None,
        threads: int = 1,
    ) -> None:
        check_count("threads", threads)
        self.digest = digest
        self.precision: str | None = None
        self.device: str | None = None
        self._threads = threads
        self._loaded: Callable[[], EmbeddedTagger] | None = None
        self._network, self._pieces = network.eval(), pieces
        self._lock = ForkSafeLock()

    @classmethod
    def load(
        cls,
        path: Path,
        *,
        precision: str = Precision.AUTO,
        device: str = Device.CPU,
        threads: int = 1,
    ) -> EmbeddedTagger:
        """Return the tagger of the model in the folder *path*, see
        ``claimkit.parsing.embedded.find_model_folder``.

        Args:
            precision: of the network's weights, see ``Precision``.
            device: that the network computes on, see ``Device``.
            threads: that torch computes with during calls; a forked process computes with one.

        Raises:
            ModelNotFoundError: a file is missing.
            ModelCorruptError: a file is not the one that ``SHA256SUMS`` in the folder lists.
            DeviceError: this machine cannot compute so.
            TypeError: *threads* is no whole number.
            ValueError: no such precision or device, or *threads* below 1.
        """
        folder = ModelFolder.open(path, FILES, INSTEAD)
        check_count("threads", threads)
        computation = Computation.choose(precision, device)
        with computing_with(threads), folder.loading():
            network = _read_network(folder, computation)
            pieces = WordPieces(folder.read(PIECES))
        tagger = cls(network, pieces, digest=folder.digest, threads=threads)
        tagger.precision, tagger.device = computation.precision.value, computation.device.value
        tagger._loaded = partial(
            cls.load, path, precision=precision, device=device, threads=threads
        )
        return tagger

    def __reduce__(self) -> tuple[Callable[[], EmbeddedTagger], tuple[()]]:
        if self._loaded is None:
            raise TypeError("only a tagger made by EmbeddedTagger.load can be pickled")
        return self._loaded, ()

    def tag(self, document: Document, cues: Sequence[Phrase] = ()) -> tuple[TaggedAttribution, ...]:
        """Return the attributions in *document*, see ``Tagger``. The result depends only on
        *document* and *cues*.
        """
        asked: dict[int, list[Phrase]] = {}
        for cue in cues:
            asked.setdefault(cue.sentence.index, []).append(cue)
        with self._lock, computing_with(self._threads), torch.inference_mode():
            windows = cut_windows(document, self._pieces)
            tagged = (self._tag_window(window, asked) for window in windows)
            return tuple(chain.from_iterable(tagged))

    def _tag_window(self, window: Window, asked: Cues) -> list[TaggedAttribution]:
        rows = ROW_STEP * math.ceil(count_pieces(window.encoded) / ROW_STEP)
        batch = build_batch([window.encoded], self._pieces, rows=rows)
        # The first row is the window itself; those behind the words fill the batch up. The heads
        # read them all: matrices of few sizes need few kernels, which are made once and kept, where
        # one for each number of words took ever more memory.
        words = slice(1, len(window.words) + 1)
        states = self._network.read_states(batch)
        probabilities = self._network.score_cues(states)[words].softmax(1)
        cues = _add_asked(window, list(_find_cues(probabilities)), asked)
        if not cues:
            return []
        places = [Stretch(cue.start + words.start, cue.end + words.start) for cue in cues]
        scores = self._network.score_roles(states, places)[:, words]
        roles = _sum_by_role(scores.softmax(2)).double().numpy(force=True)
        for row, cue in zip(roles, cues, strict=True):
            row[slice(*cue)] = (1, 0, 0)  # a cue is neither
        labels = find_best_labels(roles, compute_border_costs(window))
        is_cue = (1 - probabilities[:, CueLabel.OUTSIDE]).numpy(force=True)
        return [
            _build_attribution(window, cue, float(is_cue[slice(*cue)].max()), row, named)
            for cue, row, named in zip(cues, roles, labels, strict=True)
        ]


def _read_network(folder: ModelFolder, computation: Computation) -> AttributionNetwork:
    shape = AttributionShape(**read_settings(folder.read(SETTINGS))["shape"])
    weights = read_weights(folder.read(WEIGHTS))
    weights[SHARED_NAME] = read_weight(folder.read(SHARED_WEIGHTS), SHARED_NAME)
    return build_network(lambda: AttributionNetwork(shape), weights, computation)


def _find_cues(probabilities: Tensor) -> Iterator[Stretch]:
    """Yield each stretch that is likely enough a cue: it begins with a BEGIN, or with an INSIDE
    that follows nothing.
    """
    labels = probabilities[:, 1:].argmax(1).add(1)
    labels[probabilities[:, CueLabel.OUTSIDE] > 1 - LEAST_PROBABILITY] = CueLabel.OUTSIDE
    start: int | None = None
    for index, label in enumerate([*labels.tolist(), CueLabel.OUTSIDE]):
        if start is not None and label != CueLabel.INSIDE:
            yield Stretch(start, index)
            start = None
        if start is None and label != CueLabel.OUTSIDE:
            start = index


def _add_asked(window: Window, cues: Sequence[Stretch], asked: Cues) -> list[Stretch]:
    """Return *cues* in order, with those of *asked* that overlap none of them."""
    taken = frozenset(chain.from_iterable(range(*cue) for cue in cues))
    added = (cue for cue in _place_asked(window, asked) if taken.isdisjoint(range(*cue)))
    return sorted([*cues, *added])


def _place_asked(window: Window, asked: Cues) -> Iterator[Stretch]:
    """Yield where the cues *asked* for stand in *window*."""
    before = 0
    for sentence in window.sentences:
        for cue in asked.get(sentence.index, ()):
            yield Stretch(before + cue[0].index - 1, before + cue[-1].index)
        before += len(sentence.words)


def _sum_by_role(probabilities: Tensor) -> Tensor:
    """Return … × (outside, speaker, content) for … × RoleLabel."""
    outside, speaker, content = torch.split(probabilities, [1, 2, 2], -1)
    return torch.cat([outside, speaker.sum(-1, keepdim=True), content.sum(-1, keepdim=True)], -1)


def _build_attribution(
    window: Window,
    cue: Stretch,
    probability: float,
    roles: NDArray[np.float64],
    labels: NDArray[np.int64],
) -> TaggedAttribution:
    speaker, content = find_stretches(labels, SPEAKER), find_stretches(labels, CONTENT)
    return TaggedAttribution(
        cue=next(_read_phrases(window, [cue])),
        speaker=tuple(_read_phrases(window, speaker)),
        content=tuple(_read_phrases(window, content)),
        cue_probability=probability,
        speaker_probability=_average(roles[:, SPEAKER], speaker),
        content_probability=_average(roles[:, CONTENT], content),
    )


def _read_phrases(window: Window, stretches: Iterable[Stretch]) -> Iterator[Phrase]:
    """Yield the words of *stretches*, cut at sentence ends."""
    for start, end in stretches:
        for _, words in groupby(window.words[start:end], key=lambda word: word.sentence.index):
            yield Phrase(tuple(words))


def _average(values: NDArray[np.float64], stretches: Sequence[Stretch]) -> float:
    if not stretches:
        return 0.0
    return float(np.concatenate([values[start:end] for start, end in stretches]).mean())


def save(network: AttributionNetwork, folder: Path) -> None:
    """Write settings and weights, these in half precision and without those that the parser has, to
    *folder*.
    """
    weights = network.state_dict()
    del weights[SHARED_NAME]
    write_weights(weights, folder / WEIGHTS)
    write_settings({"shape": attrs.asdict(network.shape)}, folder / SETTINGS)

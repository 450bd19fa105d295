"""The attribution tagger that comes with claimkit."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path

import attrs
import numpy as np
import torch
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import Tensor

from claimkit.document import Document, Phrase
from claimkit.errors import ModelNotFoundError
from claimkit.neural.precision import Precision, keep_freed_memory
from claimkit.neural.wordpieces import MOST_PIECES, WordPieces, build_batch
from claimkit.tagging.decoding import (
    CONTENT,
    SPEAKER,
    compute_border_costs,
    find_best_labels,
    find_stretches,
)
from claimkit.tagging.network import AttributionNetwork, AttributionShape, CueLabel
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.tagging.windows import Window, cut_windows

WEIGHTS, SETTINGS = FILES = ("attribution.safetensors", "attribution.json")
# The embeddings of word pieces are the parser's: they stay as they are in training, and half of the
# file would be they.
SHARED_WEIGHTS, SHARED_NAME, PIECES = (
    "syntax.safetensors",
    "encoder.piece_embeddings.weight",
    "wordpieces.json",
)
LEAST_PROBABILITY = 0.3  # of words that are tagged as a cue


class EmbeddedTagger:
    """Tag with a network of our own, on the CPU."""

    def __init__(self, network: AttributionNetwork, pieces: WordPieces) -> None:
        self._network, self._pieces = network.eval(), pieces
        self._lock = threading.Lock()

    @classmethod
    def load(cls, folder: Path, *, precision: str = Precision.AUTO) -> EmbeddedTagger:
        """Return the tagger of the model in *folder*, see
        ``claimkit.parsing.embedded.embedded_folder``.

        Raises:
            ModelNotFoundError: a file is missing.
            ValueError: no such precision.
        """
        missing = [
            name for name in (*FILES, SHARED_WEIGHTS, PIECES) if not (folder / name).is_file()
        ]
        if missing:
            raise ModelNotFoundError(
                f"{folder}: missing {', '.join(missing)}; reinstall claimkit, or use Extractor(tier='rules')"
            )
        keep_freed_memory()
        return cls(_loaded(folder, Precision(precision)), WordPieces(folder / PIECES))

    def tag(self, document: Document, cues: Sequence[Phrase] = ()) -> tuple[TaggedAttribution, ...]:
        """Return the attributions in *document*, see ``Tagger``; what is found depends on nothing
        but *document* and *cues*.
        """
        asked: dict[int, list[Phrase]] = {}
        for cue in cues:
            asked.setdefault(cue.sentence.index, []).append(cue)
        with self._lock, torch.inference_mode():
            windows = (
                self._of_window(window, asked) for window in cut_windows(document, self._pieces)
            )
            return tuple(chain.from_iterable(windows))

    def _of_window(self, window: Window, asked: dict[int, list[Phrase]]) -> list[TaggedAttribution]:
        batch = build_batch([window.encoded], self._pieces, rows=MOST_PIECES)
        # the first row is the window itself
        states = self._network.states(batch)[1 : len(window.words) + 1]
        probabilities = self._network.cue_scores(states).softmax(1)
        found = _with_asked(window, list(_cue_places(probabilities)), asked)
        if not found:
            return []
        roles = _by_role(self._network.role_scores(states, found).softmax(2)).double().numpy()
        for own, (start, end) in zip(roles, found, strict=True):
            own[start:end] = (1, 0, 0)  # a cue is neither
        labels = find_best_labels(roles, compute_border_costs(window))
        sure = (1 - probabilities[:, CueLabel.OUTSIDE]).numpy()
        return [
            _attribution(window, cue, float(sure[slice(*cue)].max()), own, named)
            for cue, own, named in zip(found, roles, labels, strict=True)
        ]


def _cue_places(probabilities: Tensor) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch that is likely enough a cue: it begins with a BEGIN, or
    with an INSIDE that follows nothing.
    """
    labels = probabilities[:, 1:].argmax(1).add(1)
    labels[probabilities[:, CueLabel.OUTSIDE] > 1 - LEAST_PROBABILITY] = CueLabel.OUTSIDE
    start = None
    for place, label in enumerate([*labels.tolist(), CueLabel.OUTSIDE]):
        if start is not None and label != CueLabel.INSIDE:
            yield start, place
            start = None
        if label != CueLabel.OUTSIDE and start is None:
            start = place


def _with_asked(
    window: Window, found: list[tuple[int, int]], asked: dict[int, list[Phrase]]
) -> list[tuple[int, int]]:
    """Return *found* in order, with those places of *asked* that overlap none of them."""
    taken = {place for start, end in found for place in range(start, end)}
    first = 0
    added = []
    for sentence in window.sentences:
        for cue in asked.get(sentence.index, ()):
            own = (first + cue[0].index - 1, first + cue[-1].index)
            if taken.isdisjoint(range(*own)):
                added.append(own)
        first += len(sentence.words)
    return sorted([*found, *added])


def _by_role(probabilities: Tensor) -> Tensor:
    """Return … × (outside, speaker, content) for … × RoleLabel."""
    outside, speaker, content = (
        probabilities[..., :1],
        probabilities[..., 1:3],
        probabilities[..., 3:],
    )
    return torch.cat([outside, speaker.sum(-1, keepdim=True), content.sum(-1, keepdim=True)], -1)


def _attribution(
    window: Window,
    cue: tuple[int, int],
    probability: float,
    roles: NDArray[np.float64],
    labels: NDArray[np.int64],
) -> TaggedAttribution:
    speaker, content = find_stretches(labels, SPEAKER), find_stretches(labels, CONTENT)
    return TaggedAttribution(
        cue=next(_phrases(window, [cue])),
        speaker=tuple(_phrases(window, speaker)),
        content=tuple(_phrases(window, content)),
        cue_probability=probability,
        speaker_probability=_mean(roles[:, SPEAKER], speaker),
        content_probability=_mean(roles[:, CONTENT], content),
    )


def _phrases(window: Window, places: Sequence[tuple[int, int]]) -> Iterator[Phrase]:
    """Yield the words at *places*, cut at sentence ends."""
    for start, end in places:
        for _, words in groupby(window.words[start:end], key=lambda word: word.sentence.index):
            yield Phrase(tuple(words))


def _mean(values: NDArray[np.float64], places: Sequence[tuple[int, int]]) -> float:
    return (
        float(np.concatenate([values[start:end] for start, end in places]).mean())
        if places
        else 0.0
    )


def _loaded(folder: Path, precision: Precision) -> AttributionNetwork:
    shape = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))["shape"]
    with torch.device("meta"):
        network = AttributionNetwork(AttributionShape(**shape))
    weights = {name: value.float() for name, value in load_file(folder / WEIGHTS).items()}
    with safe_open(folder / SHARED_WEIGHTS, "pt") as shared:
        weights[SHARED_NAME] = shared.get_tensor(SHARED_NAME).float()
    network.load_state_dict(weights, assign=True)
    precision.apply(network)
    return network


def save(network: AttributionNetwork, folder: Path) -> None:
    """Write settings and weights, these in half precision and without those that the parser has, to
    *folder*.
    """
    own = {name: value for name, value in network.state_dict().items() if name != SHARED_NAME}
    save_file({name: value.half().contiguous() for name, value in own.items()}, folder / WEIGHTS)
    (folder / SETTINGS).write_text(
        json.dumps({"shape": attrs.asdict(network.shape)}, indent=0) + "\n", encoding="utf-8"
    )

"""The attribution tagger that comes with claimkit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from claimkit.document import Document
from claimkit.model.scheme import Device, Precision
from claimkit.neural.embedded import EmbeddedModel
from claimkit.neural.network import CueLabel, Stretch
from claimkit.neural.waiting import WaitingWindow
from claimkit.tagging.decoding import (
    CONTENT,
    SPEAKER,
    compute_border_costs,
    find_best_labels,
    find_stretches,
)
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.tagging.windows import Window, list_forms, take_window, write_document
from claimkit.tree import Phrase

LEAST_PROBABILITY = 0.3  # of words that are tagged as a cue

Cues = Mapping[int, Sequence[Phrase]]  # by the index of their sentence


class EmbeddedTagger:
    """Tags attributions with the embedded network.

    What a parser with the same *model* has just read is not read again.

    Attributes:
        model: the network, which an EmbeddedParser can share.
        digest: of the model's files; None of a network that was not loaded.
        precision: "half", "int8" or "single".
        device: "cpu" or "cuda".
    """

    def __init__(self, model: EmbeddedModel) -> None:
        self.model = model
        self.digest, self.precision, self.device = model.digest, model.precision, model.device

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
        ``claimkit.parsing.embedded.find_model_folder`` and ``EmbeddedModel.load``.
        """
        return cls(EmbeddedModel.load(path, precision=precision, device=device, threads=threads))

    def tag(self, document: Document, cues: Sequence[Phrase] = ()) -> tuple[TaggedAttribution, ...]:
        """Return the attributions in *document*, see ``Tagger``. The result depends only on
        *document* and *cues*.
        """
        asked: dict[int, list[Phrase]] = {}
        for cue in cues:
            asked.setdefault(cue.sentence.index, []).append(cue)
        with self.model.turns.taken():
            tagged = (
                self._tag_window(take_window(document, read.sentences), read.states, asked)
                for read in self._read(document)
            )
            return tuple(chain.from_iterable(tagged))

    def _read(self, document: Document) -> Sequence[WaitingWindow]:
        forms = list_forms(document)
        waiting = self.model.waiting.take(document.text, forms)
        if waiting is not None:
            return waiting
        written = write_document(document, forms)
        (windows,) = self.model.read([written])
        return [window.to_waiting() for window in windows]

    def _tag_window(self, window: Window, states: Tensor, asked: Cues) -> list[TaggedAttribution]:
        network = self.model.network
        words = slice(1, len(window.words) + 1)  # the first row is the window itself
        probabilities = network.score_cues(states)[words].softmax(1)
        cues = _add_asked(window, list(_find_cues(probabilities)), asked)
        if not cues:
            return []
        places = [Stretch(cue.start + words.start, cue.end + words.start) for cue in cues]
        scores = network.score_roles(states, places)[:, words]
        roles = _sum_by_role(scores.softmax(2)).double().numpy(force=True)
        for row, cue in zip(roles, cues, strict=True):
            row[slice(*cue)] = (1, 0, 0)  # a cue is neither
        labels = find_best_labels(roles, compute_border_costs(window))
        is_cue = (1 - probabilities[:, CueLabel.OUTSIDE]).numpy(force=True)
        return [
            _build_attribution(window, cue, float(is_cue[slice(*cue)].max()), row, named)
            for cue, row, named in zip(cues, roles, labels, strict=True)
        ]


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

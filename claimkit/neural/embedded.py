"""The network that comes with claimkit, loaded: it reads texts for parser and tagger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, pairwise
from pathlib import Path

import torch
from attrs import asdict, evolve, frozen

from claimkit.arguments import check_count
from claimkit.model.scheme import Device, Precision
from claimkit.neural.computing import Turns
from claimkit.neural.encoder import find_precision
from claimkit.neural.network import Convention, Labels, Network, Shape, States
from claimkit.neural.precision import PLAIN, Computation
from claimkit.neural.threads import computing_with
from claimkit.neural.waiting import WaitingTexts, WaitingWindow
from claimkit.neural.weights import (
    build_network,
    read_settings,
    read_weights,
    write_settings,
    write_weights,
)
from claimkit.neural.windows import WrittenSentence, encode_written, fill_windows
from claimkit.neural.wordpieces import EncodedSentence, WordPieces, build_batch, count_pieces
from claimkit.shipped import ModelFolder

WEIGHTS, SETTINGS, PIECES = "network.safetensors", "network.json", "wordpieces.json"
FILES = (WEIGHTS, SETTINGS, PIECES)
NOT_OURS = "it is not a folder that claimkit's training wrote"


@frozen(kw_only=True)
class ReadWindow:
    """Neighbouring sentences of a text, read.

    Attributes:
        sentences: their places in the text.
        states: a row for the window itself, one for each word, and more that fill it up.
    """

    sentences: range
    sizes: tuple[int, ...]
    states: States

    @property
    def rows(self) -> Iterator[range]:
        """The rows of the words of each sentence."""
        start = 1
        for size in self.sizes:
            yield range(start, start + size)
            start += size

    def to_waiting(self) -> WaitingWindow:
        """Return what the tagger needs of it."""
        return WaitingWindow(sentences=self.sentences, states=self.states.attributions)


@frozen
class _Unread:
    """A window before it is read.

    Attributes:
        text: the number of its text.
        sentences: their places in it.
    """

    text: int
    sentences: range
    encoded: Sequence[EncodedSentence]

    @property
    def words(self) -> EncodedSentence:
        return tuple(chain.from_iterable(self.encoded))

    @property
    def length(self) -> int:
        return count_pieces(self.words)


class EmbeddedModel:
    """A network with its word pieces. It is pickled as its settings, so parser and
    tagger that share it do so in another process too.

    Attributes:
        digest: of the model's files; None of a network that was not loaded.
        precision: "half", "int8" or "single".
        device: "cpu" or "cuda".
        turns: at computing with it; whoever uses the network has taken one.
        waiting: what was read for the parser and may be asked for by the tagger.
    """

    def __init__(
        self,
        network: Network,
        pieces: WordPieces,
        *,
        computation: Computation = PLAIN,
        threads: int = 1,
        digest: str | None = None,
    ) -> None:
        self.network, self.pieces = network.eval(), pieces
        self.digest, self._computation = digest, computation
        self.precision, self.device = computation.precision.value, computation.device.value
        self.waiting = WaitingTexts()
        self.turns = Turns(threads)
        self._load: partial[EmbeddedModel] | None = None

    @classmethod
    def load(
        cls,
        path: Path,
        *,
        precision: str = Precision.AUTO,
        device: str = Device.CPU,
        threads: int = 1,
    ) -> EmbeddedModel:
        """Return the model in the folder *path*.

        Args:
            precision: of the network's weights, see ``Precision``.
            device: that it computes on, see ``Device``.
            threads: that torch computes with during calls; a forked process computes with one.

        Raises:
            DeviceError: this machine cannot compute so.
            ModelNotFoundError: a file is missing.
            ModelCorruptError: a file is not the one that ``SHA256SUMS`` in the folder lists.
            TypeError: *threads* is no whole number.
            ValueError: no such precision or device, or *threads* below 1.
        """
        folder = ModelFolder.open(path, FILES, NOT_OURS)
        check_count("threads", threads)
        computation = Computation.choose(precision, device)
        with computing_with(threads), folder.loading():
            network = _read_network(folder, computation)
            pieces = WordPieces(folder.read(PIECES))
        model = cls(network, pieces, computation=computation, threads=threads, digest=folder.digest)
        model._load = partial(
            cls.load, path, precision=str(precision), device=str(device), threads=threads
        )
        return model

    def __reduce__(self) -> tuple[partial[EmbeddedModel], tuple[()]]:
        if self._load is None:
            raise TypeError("only a model made by EmbeddedModel.load can be pickled")
        return self._load, ()

    def read(self, texts: Sequence[Sequence[WrittenSentence]]) -> list[list[ReadWindow]]:
        """Return the windows of each of *texts*. On the processor, what a text gets does not depend
        on the others.

        Raises:
            ValueError: a sentence has more words than the encoder can read.
        """
        waiting = [
            _Unread(number, place, [encoded[index] for index in place])
            for number, text in enumerate(texts)
            for encoded in [encode_written(text, self.pieces)]
            for place in fill_windows(encoded)
        ]
        states: dict[int, States] = {}
        for block in self._computation.cut_blocks([window.length for window in waiting]):
            together = [waiting[index].words for index in block]
            states.update(zip(block, self._read_block(together), strict=True))
        read: list[list[ReadWindow]] = [[] for _ in texts]
        for index, window in enumerate(waiting):
            sizes = tuple(map(len, window.encoded))
            read[window.text].append(
                ReadWindow(sentences=window.sentences, sizes=sizes, states=states[index])
            )
        return read

    def _read_block(self, windows: Sequence[EncodedSentence]) -> Iterator[States]:
        """Yield the states of *windows*, which are in ascending order of length."""
        rows = self._computation.count_rows(sum(map(count_pieces, windows)))
        batch = build_batch(windows, self.pieces, rows=rows)
        states: States = self.network(batch)
        convention = torch.tensor(Convention.POLNEAR, device=states.attributions.device)
        followed = self.network.follow(states.attributions, convention)
        kept = followed.to(find_precision(self.network.cue))  # as its heads multiply it
        states = evolve(states, attributions=kept)
        # what fills a block up goes with the window that stands alone in it
        ends = [own.stop for own in batch.rows()] if len(windows) > 1 else [len(batch.first)]
        for start, end in pairwise([0, *ends]):
            yield states.cut(start, end)


def _read_network(folder: ModelFolder, computation: Computation) -> Network:
    settings = read_settings(folder.read(SETTINGS))
    shape, labels = Shape(**settings["shape"]), Labels(**settings["labels"])
    weights = read_weights(folder.read(WEIGHTS))
    return build_network(lambda: Network(shape, labels), weights, computation)


def save_network(network: Network, folder: Path) -> None:
    """Write settings and weights, these in half precision, to *folder*."""
    write_weights(network.state_dict(), folder / WEIGHTS)
    settings: Mapping[str, object] = {
        "shape": asdict(network.shape),
        "labels": asdict(network.labels),
    }
    write_settings(settings, folder / SETTINGS)

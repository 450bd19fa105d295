"""Windows of texts with their answers, in batches."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import torch
from attrs import evolve, fields, frozen
from torch import Tensor

from annotated.attributions import Attribution, Stretches
from claimkit.neural.encoder import Batch
from claimkit.neural.network import Convention, CueLabel, RoleLabel, Stretch
from claimkit.neural.windows import MOST_OF_WINDOW, encode_written, fill_windows
from claimkit.neural.wordpieces import (
    EncodedSentence,
    EncodedWord,
    WordPieces,
    build_batch,
    count_pieces,
)
from training.texts import LearntText
from training.variation import Variation, vary

SHORTEST_FIRST_WINDOW = 80  # word pieces
WAITING = 200  # windows that one is drawn from

Roles = tuple[tuple[Stretch, Tensor], ...]
"""For each cue its words, and a RoleLabel for each word of the window."""


@frozen(kw_only=True)
class LearntWindow:
    """A window with its answers.

    Attributes:
        sizes: words in each of its sentences.
        answers: ANSWERS × words.
        cues: a CueLabel for each word, None where attributions are not annotated.
        roles: of the cues that have words in the window.
        is_silver: whether tags, names and trees are a parser's.
    """

    words: EncodedSentence
    sizes: tuple[int, ...]
    answers: Tensor
    cues: Tensor | None
    roles: Roles
    convention: Convention
    is_silver: bool

    @property
    def length(self) -> int:
        return count_pieces(self.words)


@frozen(kw_only=True)
class LearntBatch:
    """Windows in ascending order of length, as one batch.

    Attributes:
        answers: ANSWERS × words of all windows.
        is_silver: of each word, whether its tags, name and arc are a parser's.
    """

    batch: Batch
    windows: tuple[LearntWindow, ...]
    answers: Tensor
    is_silver: Tensor


def cut_text(
    text: LearntText, pieces: WordPieces, variation: Variation, rng: random.Random, masked: float
) -> Iterator[LearntWindow]:
    """Yield the windows of *text*, written and cut in another way each time.

    Args:
        masked: share of the words that the network must do without.
    """
    varied = vary(text, variation, rng)
    encoded = encode_written([sentence.written for sentence in varied.sentences], pieces)
    start = 0
    for window in fill_windows(encoded, first=rng.randint(SHORTEST_FIRST_WINDOW, MOST_OF_WINDOW)):
        sentences = encoded[window.start : window.stop]
        answers = [varied.sentences[number].answers for number in window]
        words = tuple(chain.from_iterable(sentences))
        cues, roles = label_attributions(text.attributions or (), start, len(words))
        yield LearntWindow(
            words=tuple(_hide_some(words, pieces, masked, rng)),
            sizes=tuple(map(len, sentences)),
            answers=torch.cat(answers, 1),
            cues=None if text.attributions is None else cues,
            roles=roles,
            convention=text.convention,
            is_silver=text.is_silver,
        )
        start += len(words)


def _hide_some(
    words: EncodedSentence, pieces: WordPieces, share: float, rng: random.Random
) -> Iterator[EncodedWord]:
    """Yield *words*, a *share* of them as pieces that say nothing."""
    for word in words:
        is_hidden = rng.random() < share
        yield EncodedWord((pieces.mask,) * len(word.pieces), word.case) if is_hidden else word


def label_attributions(
    attributions: Iterable[Attribution], start: int, size: int
) -> tuple[Tensor, Roles]:
    """Return the labels of cues and of roles in the *size* words from *start* of a text. Of a cue
    in several pieces the first in the window counts.
    """
    cues = torch.zeros(size, dtype=torch.long)
    roles = []
    for attribution in attributions:
        cue = _clip(attribution.cue, start, size)
        if cue:
            _write_labels(cues, cue[:1], CueLabel.BEGIN)
            labels = torch.zeros(size, dtype=torch.long)
            speaker = _clip(attribution.speaker, start, size)
            content = _clip(attribution.content, start, size)
            _write_labels(labels, speaker, RoleLabel.BEGIN_SPEAKER)
            _write_labels(labels, content, RoleLabel.BEGIN_CONTENT)
            roles.append((cue[0], labels))
    return cues, tuple(roles)


def _clip(stretches: Stretches, start: int, size: int) -> list[Stretch]:
    """Return what of *stretches* lies in the window of *size* words from *start*, counted from
    there.
    """
    clipped = []
    for first, end in stretches:
        inside = Stretch(max(first, start) - start, min(end, start + size) - start)
        if inside.start < inside.end:
            clipped.append(inside)
    return clipped


def _write_labels(labels: Tensor, stretches: Iterable[Stretch], begin: int) -> None:
    """Write *begin* where one of *stretches* begins into *labels*, and the label after it where one
    goes on.
    """
    for first, end in stretches:
        labels[first] = begin
        labels[first + 1 : end] = begin + 1


def draw_windows(
    texts: Sequence[LearntText],
    pieces: WordPieces,
    variation: Variation,
    masked: float,
    seed: int,
) -> Iterator[LearntWindow]:
    """Yield windows of *texts* for ever, all of them once an epoch, neighbours far from each
    other; the same for the same numbers.
    """
    epoch = 0
    while True:
        rng = random.Random(f"{seed} {epoch}")
        waiting: list[LearntWindow] = []
        for number in rng.sample(range(len(texts)), len(texts)):
            waiting += cut_text(texts[number], pieces, variation, rng, masked)
            while len(waiting) > WAITING:
                yield _take_any(waiting, rng)
        while waiting:
            yield _take_any(waiting, rng)
        epoch += 1


def _take_any(waiting: list[LearntWindow], rng: random.Random) -> LearntWindow:
    drawn = rng.randrange(len(waiting))
    waiting[drawn], waiting[-1] = waiting[-1], waiting[drawn]
    return waiting.pop()


def take_batch(windows: Iterator[LearntWindow], size: int) -> list[LearntWindow]:
    """Return the next *windows*, as many as it takes to have *size* word pieces."""
    taken: list[LearntWindow] = []
    while sum(window.length for window in taken) < size:
        taken.append(next(windows))
    return taken


def join_windows(windows: Iterable[LearntWindow], pieces: WordPieces) -> LearntBatch:
    """Return *windows* as a batch."""
    ordered = sorted(windows, key=lambda window: window.length)
    is_silver = [torch.full((len(window.words),), window.is_silver) for window in ordered]
    return LearntBatch(
        batch=build_batch([window.words for window in ordered], pieces),
        windows=tuple(ordered),
        answers=torch.cat([window.answers for window in ordered], 1),
        is_silver=torch.cat(is_silver),
    )


def move_batch(learnt: LearntBatch, device: str) -> LearntBatch:
    """Return *learnt* on *device*, but for its windows."""
    moved = {}
    for field in fields(Batch):
        value = getattr(learnt.batch, field.name)
        if torch.is_tensor(value):
            moved[field.name] = value.to(device)
    return evolve(
        learnt,
        batch=evolve(learnt.batch, **moved),
        answers=learnt.answers.to(device),
        is_silver=learnt.is_silver.to(device),
    )

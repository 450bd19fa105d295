"""Train the network: windows of treebanks and of news in each batch."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import torch
from attrs import define, field, frozen

from claimkit.neural.network import Network
from claimkit.neural.wordpieces import WordPieces
from training.corpora import Corpora
from training.evaluation import cut_as_written, evaluate
from training.losses import Weights, measure_loss
from training.pretrained import Beginning
from training.runs import Average, Run, list_others, report
from training.variation import Variation
from training.windows import LearntWindow, draw_windows, join_windows, move_batch, take_batch

REPORT_EVERY = 50


@frozen(kw_only=True)
class Recipe:
    """Numbers of a training run; the schedule is warm-up, then linear decay to zero at *steps*.

    Attributes:
        treebank_pieces, news_pieces: word pieces of each in a batch, at least.
        steepest: length that the gradient is cut to.
    """

    steps: int = 5500
    treebank_pieces: int = 1050
    news_pieces: int = 1050
    encoder_rate: float = 2.5e-4
    head_rate: float = 1.5e-3
    warmup: float = 0.03
    steepest: float = 3.0
    average_decay: float = 0.998
    masked_words: float = 0.05
    weights: Weights = field(factory=Weights)
    variation: Variation = field(factory=Variation)
    seed: int = 20261129
    checkpoint_every: int = 200
    evaluate_every: int = 500


FROM_ENCODER = Recipe()
FROM_MODEL = Recipe(steps=3000, encoder_rate=1.5e-4, head_rate=5e-4)


def train(beginning: Beginning, corpora: Corpora, work: Path, recipe: Recipe) -> Network:
    """Return the network with averaged weights, on the CPU; a checkpoint in *work* is gone on from.

    A GPU is used where there is one.

    Raises:
        ValueError: the checkpoint is of other data or another recipe.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = beginning.network.to(device)
    run = Run(
        network=network,
        optimizer=build_optimizer(network, recipe),
        average=Average(network.state_dict(), recipe.average_decay),
        checkpoint=work / "network.ckpt",
        made_of=digest_run(beginning.origin, corpora, recipe),
    )
    run.resume(device)
    network.train()
    learn(run, corpora, WordPieces(beginning.pieces.read_bytes()), recipe)
    network.load_state_dict(run.average.values)
    return network.cpu().eval()


def digest_run(origin: str, corpora: Corpora, recipe: Recipe) -> str:
    """Return a digest of what a run begins with, of what is learnt from, and of the recipe."""
    digest = hashlib.sha256(f"{origin} {recipe}".encode())
    for text in (*corpora.treebanks, *corpora.news):
        digest.update(repr((text.attributions, text.convention, text.is_silver)).encode())
        for sentence in text.sentences:
            digest.update(repr(sentence.written).encode("utf-8", "replace"))
            digest.update(sentence.answers.numpy().tobytes())
    return digest.hexdigest()


def build_optimizer(network: Network, recipe: Recipe) -> torch.optim.AdamW:
    """Return the optimizer: the encoder's own rate, and another for what is fresh."""
    encoder = list_others(network.encoder, network.encoder.case_embeddings.parameters())
    heads = list_others(network, encoder)
    trained = [parameter for parameter in encoder if parameter.requires_grad]
    groups = [{"params": trained, "weight_decay": 0.01}, {"params": heads, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), eps=1e-8, fused=True)


def find_rate_factor(step: int, recipe: Recipe) -> float:
    """Return the share of the full rate of learning at *step*."""
    warmup = max(1, int(recipe.steps * recipe.warmup))
    return min(step / warmup, max(0.0, (recipe.steps - step) / (recipe.steps - warmup)))


def draw_batches(
    corpora: Corpora, pieces: WordPieces, recipe: Recipe
) -> Iterator[list[LearntWindow]]:
    """Yield batches for ever, the same for the same recipe."""
    treebanks, news = (
        draw_windows(texts, pieces, recipe.variation, recipe.masked_words, recipe.seed + number)
        for number, texts in enumerate((corpora.treebanks, corpora.news))
    )
    while True:
        windows = take_batch(treebanks, recipe.treebank_pieces)
        yield windows + take_batch(news, recipe.news_pieces)


def learn(run: Run[Network], corpora: Corpora, pieces: WordPieces, recipe: Recipe) -> None:
    """Take the steps that are left of *run*, with reports and checkpoints."""
    measured = cut_as_written(corpora.measured, pieces)
    losses = RecentLosses()
    batches = draw_batches(corpora, pieces, recipe)
    for step, windows in zip(range(1, recipe.steps + 1), batches, strict=False):
        if step <= run.done:
            continue
        losses.add(step, take_step(run, step, windows, pieces, recipe))
        is_last = step == recipe.steps
        if step % recipe.checkpoint_every == 0 or is_last:
            run.save(step)
        if step % recipe.evaluate_every == 0 or is_last:
            with run.averaged():
                report(step=step, measured=evaluate(run.network, measured, pieces))


@define
class RecentLosses:
    """The losses of the last steps, by head, and when these began."""

    sums: Counter[str] = field(factory=Counter)
    steps: int = 0
    began: float = field(factory=time.time)

    def add(self, step: int, losses: Mapping[str, float]) -> None:
        """Add those of *step*; print their means from time to time."""
        self.sums.update(losses)
        self.steps += 1
        if step % REPORT_EVERY == 0:
            means = {name: round(total / self.steps, 3) for name, total in self.sums.items()}
            pace = round((time.time() - self.began) / self.steps, 2)
            report(step=step, loss=round(sum(means.values()), 3), **means, s=pace)
            self.sums, self.steps, self.began = Counter(), 0, time.time()


def take_step(
    run: Run[Network],
    step: int,
    windows: Sequence[LearntWindow],
    pieces: WordPieces,
    recipe: Recipe,
) -> dict[str, float]:
    """Learn from *windows*; return the losses before."""
    torch.manual_seed(recipe.seed + step)  # dropout repeats when a stopped run resumes
    device = run.network.mixes.device.type
    learnt = move_batch(join_windows(windows, pieces), device)
    with torch.autocast(device, dtype=torch.bfloat16):
        losses = measure_loss(run.network, learnt, recipe.weights)
    factor = find_rate_factor(step, recipe)
    rates = (factor * recipe.encoder_rate, factor * recipe.head_rate)
    run.learn(step, torch.stack(list(losses.values())).sum(), rates, recipe.steepest)
    return {name: loss.item() for name, loss in losses.items()}

"""Train the network: all heads on one encoder, on whatever of their layers a sentence is annotated
with.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from attrs import define
from torch import Tensor
from torch.nn.functional import cross_entropy
from torch.nn.utils.rnn import pad_sequence

from annotated.treebanks import read_blocks
from claimkit.neural.encoder import Batch
from claimkit.neural.wordpieces import WordPieces
from claimkit.parsing.network import Network, Scores, Shape
from training.examples import (
    MISSING,
    Example,
    Targets,
    build_batch_and_targets,
    build_examples,
    find_labels,
    move_to,
)
from training.pretrained import start_network
from training.runs import Average, Run, list_others, report

MOST_SENTENCES = 120  # of a batch
EVALUATED_AT_ONCE = 24
STEEPEST = 5.0
REPORT_EVERY = 50


@define(frozen=True, kw_only=True)
class Recipe:
    """Numbers of a training run; the schedule is warm-up, then linear decay to zero at *steps*."""

    steps: int = 4000
    words_per_batch: int = 1000
    encoder_rate: float = 2.5e-4
    head_rate: float = 2e-3
    warmup: float = 0.05
    average_decay: float = 0.998
    masked_words: float = 0.05
    tag_weight: float = 0.5
    entity_weight: float = 0.5
    seed: int = 20261123
    checkpoint_every: int = 250
    evaluate_every: int = 500


def measure_loss(network: Network, batch: Batch, targets: Targets, recipe: Recipe) -> Tensor:
    """Return the sum of the heads' mean cross-entropies, each over the words annotated for it."""
    scores = network(batch)
    losses = [
        *measure_tag_losses(network, scores, targets, recipe),
        measure_arc_loss(network, scores, batch, targets),
        measure_label_loss(network, scores, batch, targets),
    ]
    return torch.stack(losses).sum()


def measure_tag_losses(
    network: Network, scores: Scores, targets: Targets, recipe: Recipe
) -> Iterator[Tensor]:
    sizes = [len(labels) for labels in network.labels.tags.values()]
    columns = scores.tags[targets.words].split(sizes, 1)
    for name, column, gold in zip(network.labels.tags, columns, targets.tags, strict=True):
        weight = recipe.entity_weight if name == "entity" else recipe.tag_weight
        yield weight * measure_mean_loss(column, gold)


def measure_arc_loss(network: Network, scores: Scores, batch: Batch, targets: Targets) -> Tensor:
    """Return the loss of heads among the words of each sentence and its root, a word itself left
    out.
    """
    sizes = [size + 1 for size in batch.sizes]
    dependents = pad_sequence(scores.dependents.split(sizes), batch_first=True)
    heads = pad_sequence(scores.heads.split(sizes), batch_first=True)
    all_rows = torch.ones(sum(sizes), dtype=torch.bool, device=heads.device)
    is_word = pad_sequence(all_rows.split(sizes), batch_first=True)
    arcs = network.score_arcs(dependents, heads).masked_fill(~is_word.unsqueeze(1), -torch.inf)
    itself = torch.eye(arcs.shape[1], dtype=torch.bool, device=arcs.device)
    arcs = arcs.masked_fill(itself, -torch.inf)
    return measure_mean_loss(arcs[is_word][targets.words], targets.heads)


def measure_label_loss(network: Network, scores: Scores, batch: Batch, targets: Targets) -> Tensor:
    """Return the loss of relations to the right heads."""
    # Row of each word's head: its sentence's root is `head` rows before it, counted from the word's
    # own place.
    place = torch.cat([torch.arange(1, size + 1) for size in batch.sizes])
    roots = targets.words - place.to(targets.words.device)
    governors = roots + targets.heads.clamp(min=0)
    labels = network.score_labels(
        scores.label_dependents[targets.words], scores.label_heads[governors]
    )
    return measure_mean_loss(labels, targets.deprels)


def measure_mean_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the mean cross-entropy over what is annotated, zero where nothing is."""
    total = cross_entropy(scores.float(), gold, ignore_index=MISSING, reduction="sum")
    return total / (gold != MISSING).sum().clamp(min=1)


def draw_batches(lengths: Sequence[int], words_per_batch: int, seed: int) -> Iterator[list[int]]:
    """Yield batches of sentence indices for ever: similar lengths together, batches in random
    order, by epoch.
    """
    epoch = 0
    while True:
        rng = random.Random(seed + epoch)
        order = sorted(range(len(lengths)), key=lambda i: lengths[i] + rng.uniform(-3, 3))
        batches = list(cut_batches(order, lengths, words_per_batch))
        rng.shuffle(batches)
        yield from batches
        epoch += 1


def cut_batches(
    order: Sequence[int], lengths: Sequence[int], words_per_batch: int
) -> Iterator[list[int]]:
    """Yield the sentence indices *order* in batches of no more words, unless one sentence has."""
    batch: list[int] = []
    words = 0
    for index in order:
        is_full = words + lengths[index] > words_per_batch or len(batch) == MOST_SENTENCES
        if batch and is_full:
            yield batch
            batch, words = [], 0
        batch.append(index)
        words += lengths[index]
    yield batch


def build_optimizer(network: Network, recipe: Recipe) -> torch.optim.AdamW:
    """Return the optimizer: the encoder's own rate, and another for what is fresh."""
    encoder = list_others(network.encoder, network.encoder.case_embeddings.parameters())
    heads = list_others(network, encoder)
    groups = [
        {"params": encoder, "lr": recipe.encoder_rate, "weight_decay": 0.01},
        {"params": heads, "lr": recipe.head_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-8, fused=True)


def find_rate_factor(step: int, recipe: Recipe) -> float:
    """Return the share of the full rate of learning at *step*."""
    warmup = max(1, int(recipe.steps * recipe.warmup))
    return min(step / warmup, max(0.0, (recipe.steps - step) / (recipe.steps - warmup)))


@torch.inference_mode()
def evaluate(network: Network, examples: Sequence[Example], pieces: WordPieces) -> dict[str, float]:
    """Return UPOS accuracy, UAS and LAS on gold tokens in percent, heads chosen greedily (no
    spanning tree).
    """
    was_training = network.training
    network.eval()
    right: Counter[str] = Counter()
    device = str(network.mixes.device)
    ordered = sorted(examples, key=lambda example: example.length)
    for first in range(0, len(ordered), EVALUATED_AT_ONCE):
        some = ordered[first : first + EVALUATED_AT_ONCE]
        batch, targets = move_to(device, *build_batch_and_targets(some, pieces))
        right.update(count_right(network, batch, targets))
    network.train(was_training)
    return {name: round(100 * right[name] / right["words"], 2) for name in ("upos", "uas", "las")}


def count_right(network: Network, batch: Batch, targets: Targets) -> Counter[str]:
    """Return how many words the batch has, and how many have the right tag, head, and head and
    relation.
    """
    scores, words = network(batch), targets.words
    upos = scores.tags[words, : len(network.labels.upos)].argmax(1)
    right = Counter(words=len(words), upos=int((upos == targets.tags[0]).sum()))
    word = root = 0
    for size in batch.sizes:
        rows, own = slice(root, root + size + 1), slice(word, word + size)
        arcs = network.score_arcs(scores.dependents[rows], scores.heads[rows])
        heads = arcs.fill_diagonal_(-torch.inf)[1:].argmax(1)
        labels = network.score_labels(
            scores.label_dependents[rows][1:], scores.label_heads[rows][heads]
        )
        head_right = heads == targets.heads[own]
        label_right = labels.argmax(1) == targets.deprels[own]
        right.update(uas=int(head_right.sum()), las=int((head_right & label_right).sum()))
        root += size + 1
        word += size
    return right


def digest_run(train_file: Path, recipe: Recipe) -> str:
    """Return a digest of training data and recipe: labels come from the data, so weights fit no
    other.
    """
    return hashlib.sha256(train_file.read_bytes() + repr(recipe).encode()).hexdigest()


def train(
    train_file: Path, dev_file: Path, encoder_folder: Path, work: Path, recipe: Recipe
) -> Network:
    """Train from the pretrained encoder or from ``work/syntax.ckpt``; return the network with
    averaged weights, on the CPU.

    A GPU is used where there is one.

    Raises:
        ValueError: the checkpoint is of other data or another recipe.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(recipe.seed)
    blocks = list(read_blocks(train_file))
    pieces = WordPieces((encoder_folder / "tokenizer.json").read_bytes())
    labels = find_labels(blocks)
    examples = build_examples(blocks, labels, pieces)
    dev = build_examples(list(read_blocks(dev_file)), labels, pieces)
    network = start_network(Shape(), labels, encoder_folder / "model.safetensors").to(device)
    run = Run(
        network=network,
        optimizer=build_optimizer(network, recipe),
        average=Average(network.state_dict(), recipe.average_decay),
        checkpoint=work / "syntax.ckpt",
        made_of=digest_run(train_file, recipe),
    )
    run.resume(device)
    network.train()
    take_steps(run, examples, dev, pieces, recipe)
    network.load_state_dict(run.average.values)
    return network.cpu().eval()


def take_steps(
    run: Run,
    examples: Sequence[Example],
    dev: Sequence[Example],
    pieces: WordPieces,
    recipe: Recipe,
) -> None:
    """Take the steps that are left of *run*, with reports and checkpoints."""
    lengths = [len(example.sentence) for example in examples]
    began, words, lost = time.time(), 0, 0.0
    stream = draw_batches(lengths, recipe.words_per_batch, recipe.seed)
    for step, indices in zip(range(1, recipe.steps + 1), stream, strict=False):
        if step <= run.done:
            continue
        lost += take_step(run, step, [examples[index] for index in indices], pieces, recipe)
        words += sum(map(lengths.__getitem__, indices))
        if step % REPORT_EVERY == 0:
            pace = round(words / (time.time() - began))
            report(step=step, loss=round(lost / REPORT_EVERY, 3), words_per_s=pace)
            lost = 0.0
        if step % recipe.checkpoint_every == 0 or step == recipe.steps:
            run.save(step)
        if step % recipe.evaluate_every == 0:
            with run.averaged():
                report(step=step, dev=evaluate(run.network, dev, pieces))


def take_step(
    run: Run, step: int, examples: Sequence[Example], pieces: WordPieces, recipe: Recipe
) -> float:
    """Learn from *examples*; return the loss before."""
    # dropout and masks repeat when a stopped run resumes
    generator = torch.manual_seed(recipe.seed + step)
    device = run.network.mixes.device.type
    batch, targets = move_to(
        device,
        *build_batch_and_targets(examples, pieces, masked=recipe.masked_words, generator=generator),
    )
    with torch.autocast(device, dtype=torch.bfloat16):
        loss = measure_loss(run.network, batch, targets, recipe)
    factor = find_rate_factor(step, recipe)
    rates = (factor * recipe.encoder_rate, factor * recipe.head_rate)
    run.learn(step, loss, rates, STEEPEST)
    return loss.item()

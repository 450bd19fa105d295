"""Train the network: all heads on one encoder, on whatever of their layers a sentence is annotated
with.
"""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import torch
from attrs import define
from safetensors.torch import load_file
from torch import Tensor
from torch.nn.functional import cross_entropy
from torch.nn.utils.rnn import pad_sequence

from annotated.treebanks import read_blocks
from claimkit.neural.encoder import Batch
from claimkit.neural.wordpieces import WordPieces
from claimkit.parsing.network import Labels, Network, Shape
from training.examples import (
    MISSING,
    Example,
    Targets,
    batch_and_targets,
    examples_of,
    labels_of,
    moved,
)


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


def start(shape: Shape, labels: Labels, encoder_file: Path) -> Network:
    """Return a network with the pretrained encoder of *encoder_file* (BERT's names) and fresh
    heads.
    """
    network = Network(shape, labels)
    missing, unknown = network.load_state_dict(
        _renamed(load_file(encoder_file), shape), strict=False
    )
    lost = [
        name for name in missing if name.startswith("encoder.") and "case_embeddings" not in name
    ]
    if lost or unknown:
        raise ValueError(f"{encoder_file} is no encoder of this shape: {[*lost, *unknown]}")
    torch.nn.init.zeros_(network.encoder.case_embeddings.weight)
    torch.nn.init.xavier_uniform_(network.arc_weight)
    torch.nn.init.xavier_uniform_(network.label_weight)
    return network


def _renamed(theirs: Mapping[str, Tensor], shape: Shape) -> dict[str, Tensor]:
    ours = {
        "encoder.piece_embeddings.weight": theirs["embeddings.word_embeddings.weight"],
        # Every text is of BERT's first "type": that embedding can be part of the positions'.
        "encoder.position_embeddings.weight": theirs["embeddings.position_embeddings.weight"]
        + theirs["embeddings.token_type_embeddings.weight"][0],
    }
    for part in ("weight", "bias"):
        ours[f"encoder.embedding_norm.{part}"] = theirs[f"embeddings.LayerNorm.{part}"]
        for i in range(shape.layers):
            old = f"encoder.layer.{i}"
            ours[f"encoder.layers.{i}.attention_in.{part}"] = torch.cat(
                [
                    theirs[f"{old}.attention.self.{name}.{part}"]
                    for name in ("query", "key", "value")
                ]
            )
            ours[f"encoder.layers.{i}.attention_out.{part}"] = theirs[
                f"{old}.attention.output.dense.{part}"
            ]
            ours[f"encoder.layers.{i}.attention_norm.{part}"] = theirs[
                f"{old}.attention.output.LayerNorm.{part}"
            ]
            ours[f"encoder.layers.{i}.inner.{part}"] = theirs[f"{old}.intermediate.dense.{part}"]
            ours[f"encoder.layers.{i}.outer.{part}"] = theirs[f"{old}.output.dense.{part}"]
            ours[f"encoder.layers.{i}.norm.{part}"] = theirs[f"{old}.output.LayerNorm.{part}"]
    return ours


def loss_of(network: Network, batch: Batch, targets: Targets, recipe: Recipe) -> Tensor:
    """Return the sum of the heads' mean cross-entropies, each over the words annotated for it."""
    scores = network(batch)
    columns = scores.tags[targets.words].split(
        [len(own) for own in network.labels.tags.values()], 1
    )
    weights = [
        recipe.entity_weight if name == "entity" else recipe.tag_weight
        for name in network.labels.tags
    ]
    losses = [
        weight * _mean_loss(column, gold)
        for weight, column, gold in zip(weights, columns, targets.tags, strict=True)
    ]
    sizes = [size + 1 for size in batch.sizes]
    dependents, heads = (
        pad_sequence(rows.split(sizes), batch_first=True)
        for rows in (scores.dependents, scores.heads)
    )
    real = pad_sequence(
        [torch.ones(size, dtype=torch.bool, device=heads.device) for size in sizes],
        batch_first=True,
    )
    arcs = network.score_arcs(dependents, heads).masked_fill(~real.unsqueeze(1), -torch.inf)
    arcs = arcs.masked_fill(
        torch.eye(arcs.shape[1], dtype=torch.bool, device=arcs.device), -torch.inf
    )
    losses.append(_mean_loss(arcs[real][targets.words], targets.heads))
    # Row of each word's head: its sentence's root is `head` rows before it, counted from the word's
    # own place.
    place = torch.cat([torch.arange(1, size) for size in sizes]).to(heads.device)
    governors = targets.words - place + targets.heads.clamp(min=0)
    labels = network.score_labels(
        scores.label_dependents[targets.words], scores.label_heads[governors]
    )
    losses.append(_mean_loss(labels, targets.deprels))
    return torch.stack(losses).sum()


def _mean_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Return the mean cross-entropy over what is annotated, zero where nothing is."""
    total = cross_entropy(scores.float(), gold, ignore_index=MISSING, reduction="sum")
    return total / (gold != MISSING).sum().clamp(min=1)


def batches(lengths: Sequence[int], words_per_batch: int, seed: int) -> Iterator[list[int]]:
    """Yield batches of sentence indices for ever: similar lengths together, batches in random
    order, by epoch.
    """
    epoch = 0
    while True:
        rng = random.Random(seed + epoch)
        order = sorted(range(len(lengths)), key=lambda i: lengths[i] + rng.uniform(-3, 3))
        epoch_batches: list[list[int]] = [[]]
        size = 0
        for index in order:
            if epoch_batches[-1] and (
                size + lengths[index] > words_per_batch or len(epoch_batches[-1]) == 120
            ):
                epoch_batches.append([])
                size = 0
            epoch_batches[-1].append(index)
            size += lengths[index]
        rng.shuffle(epoch_batches)
        yield from epoch_batches
        epoch += 1


def optimizer_of(network: Network, recipe: Recipe) -> torch.optim.AdamW:
    fresh = {id(p) for p in network.encoder.case_embeddings.parameters()}
    encoder = [p for p in network.encoder.parameters() if id(p) not in fresh]
    known = {id(p) for p in encoder}
    groups = [
        {"params": encoder, "lr": recipe.encoder_rate, "weight_decay": 0.01},
        {
            "params": [p for p in network.parameters() if id(p) not in known],
            "lr": recipe.head_rate,
            "weight_decay": 0.0,
        },
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-8, fused=True)


def rate_factor(step: int, recipe: Recipe) -> float:
    warmup = max(1, int(recipe.steps * recipe.warmup))
    return min(step / warmup, max(0.0, (recipe.steps - step) / (recipe.steps - warmup)))


class Average:
    """Exponential moving average of the weights (Polyak averaging), cheaper than a second seed and
    as good.
    """

    def __init__(self, state: Mapping[str, Tensor], decay: float, every: int = 10) -> None:
        self.decay, self.every = decay**every, every
        self.values = {k: v.detach().clone() for k, v in state.items()}

    def update(self, step: int, state: Mapping[str, Tensor]) -> None:
        if step % self.every:
            return
        decay = min(self.decay, step / (step + 10 * self.every))  # short memory at first
        with torch.no_grad():
            for key, value in state.items():
                self.values[key].lerp_(value, 1 - decay)


@torch.inference_mode()
def evaluate(network: Network, examples: Sequence[Example], pieces: WordPieces) -> dict[str, float]:
    """UPOS accuracy, UAS and LAS on gold tokens in percent, heads chosen greedily (no spanning
    tree).
    """
    was_training = network.training
    network.eval()
    right = dict.fromkeys(("upos", "uas", "las"), 0)
    total = 0
    device = network.mixes.device
    ordered = sorted(examples, key=lambda e: e.length)
    for first in range(0, len(ordered), 24):
        batch, targets = moved(*batch_and_targets(ordered[first : first + 24], pieces), str(device))
        scores = network(batch)
        words = targets.words
        right["upos"] += int(
            (scores.tags[words, : len(network.labels.upos)].argmax(1) == targets.tags[0]).sum()
        )
        total += len(words)
        at = start_of_sentence = 0
        for size in batch.sizes:
            rows = slice(start_of_sentence, start_of_sentence + size + 1)
            arcs = network.score_arcs(scores.dependents[rows], scores.heads[rows])
            heads = arcs.fill_diagonal_(-torch.inf)[1:].argmax(1)
            deprels = network.score_labels(
                scores.label_dependents[rows][1:], scores.label_heads[rows][heads]
            ).argmax(1)
            head_right = heads == targets.heads[at : at + size]
            right["uas"] += int(head_right.sum())
            right["las"] += int((head_right & (deprels == targets.deprels[at : at + size])).sum())
            start_of_sentence += size + 1
            at += size
    network.train(was_training)
    return {name: round(100 * count / total, 2) for name, count in right.items()}


def made_of_what(train_file: Path, recipe: Recipe) -> str:
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
    pieces = WordPieces(encoder_folder / "tokenizer.json")
    labels = labels_of(blocks)
    examples = examples_of(blocks, labels, pieces)
    dev = examples_of(list(read_blocks(dev_file)), labels, pieces)
    network = start(Shape(), labels, encoder_folder / "model.safetensors").to(device)
    optimizer = optimizer_of(network, recipe)
    average = Average(network.state_dict(), recipe.average_decay)
    checkpoint, made_of = work / "syntax.ckpt", made_of_what(train_file, recipe)
    done = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device, weights_only=True)
        if saved["made_of"] != made_of:
            raise ValueError(
                f"{checkpoint} is of other data or another recipe; delete it to train anew"
            )
        network.load_state_dict(saved["state"])
        average.values = saved["average"]
        optimizer.load_state_dict(saved["optimizer"])
        done = saved["step"]
    network.train()
    lengths = [len(example.sentence) for example in examples]
    began, words, running = time.time(), 0, 0.0
    for step, indices in enumerate(batches(lengths, recipe.words_per_batch, recipe.seed), start=1):
        if step > recipe.steps:
            break
        if step <= done:
            continue
        # dropout and masks repeat when a stopped run resumes
        generator = torch.manual_seed(recipe.seed + step)
        for group, rate in zip(
            optimizer.param_groups, (recipe.encoder_rate, recipe.head_rate), strict=True
        ):
            group["lr"] = rate * rate_factor(step, recipe)
        chosen = [examples[i] for i in indices]
        batch, targets = batch_and_targets(
            chosen, pieces, masked=recipe.masked_words, generator=generator
        )
        batch, targets = moved(batch, targets, device)
        with torch.autocast(device, dtype=torch.bfloat16):
            loss = loss_of(network, batch, targets, recipe)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimizer.step()
        average.update(step, network.state_dict())
        words += sum(lengths[i] for i in indices)
        running += loss.item()
        if step % 50 == 0:
            speed = round(words / (time.time() - began))
            print(
                json.dumps({"step": step, "loss": round(running / 50, 3), "words_per_s": speed}),
                flush=True,
            )
            running = 0.0
        if step % recipe.checkpoint_every == 0 or step == recipe.steps:
            state = {
                "state": network.state_dict(),
                "average": average.values,
                "optimizer": optimizer.state_dict(),
            }
            torch.save({"made_of": made_of, "step": step, **state}, checkpoint.with_suffix(".tmp"))
            checkpoint.with_suffix(".tmp").replace(checkpoint)
        if step % recipe.evaluate_every == 0:
            own = {k: v.clone() for k, v in network.state_dict().items()}
            network.load_state_dict(average.values)
            print(json.dumps({"step": step, "dev": evaluate(network, dev, pieces)}), flush=True)
            network.load_state_dict(own)
    network.load_state_dict(average.values)
    return network.cpu().eval()

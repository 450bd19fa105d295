"""Train the attribution tagger: cues, and for each the words of its speaker and its content."""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs
import torch
from attrs import define, evolve
from safetensors.torch import load_file
from torch import Tensor
from torch.nn.functional import cross_entropy

from annotated.attributions import Annotated, Stretches
from claimkit.document import Document, Phrase, Sentence
from claimkit.neural.wordpieces import (
    EncodedSentence,
    EncodedWord,
    WordPieces,
    build_batch,
    count_pieces,
)
from claimkit.tagging.embedded import PIECES, SHARED_WEIGHTS, EmbeddedTagger
from claimkit.tagging.network import AttributionNetwork, AttributionShape, CueLabel, RoleLabel
from claimkit.tagging.protocol import TaggedAttribution
from claimkit.tagging.windows import WRITINGS, Stretch, cut_windows
from training.syntax import Average

SHORTEST_FIRST_WINDOW = 80  # word pieces
MARK_STYLES = (('"', '"'), ("``", "''"), ("''", "''"), ("«", "»"))


@define(frozen=True, kw_only=True)
class Recipe:
    """Numbers of a training run; the schedule is warm-up, then linear decay to zero behind the last
    epoch.
    """

    epochs: int = 6
    windows_per_batch: int = 4
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup_steps: int = 100
    average_decay: float = 0.998
    masked_words: float = 0.04
    # share of documents whose double quotation marks are of another style
    other_marks: float = 0.25
    cue_weight: float = 2.0
    role_weight: float = 4.0
    seed: int = 20261123
    checkpoint_every: int = 150


@define(frozen=True)
class Example:
    """A window.

    Attributes:
        cues: a CueLabel for each word.
        roles: for each cue that begins in the window its start and end, and a RoleLabel for each
            word.
    """

    words: EncodedSentence
    cues: Tensor
    roles: tuple[tuple[int, int, Tensor], ...]


def start(shape: AttributionShape, folder: Path) -> AttributionNetwork:
    """Return a network with the parser's encoder, from the model in *folder*, and fresh heads; the
    embeddings of word pieces, which both share, are not trained.
    """
    network = AttributionNetwork(shape)
    weights = {
        name: value.float()
        for name, value in load_file(folder / SHARED_WEIGHTS).items()
        if name.startswith("encoder.")
    }
    cases = weights["encoder.case_embeddings.weight"]
    weights["encoder.case_embeddings.weight"] = cases.repeat(WRITINGS // len(cases), 1)
    lost, _ = network.load_state_dict(weights, strict=False)
    if any(name.startswith("encoder.") for name in lost):
        raise ValueError(f"{folder} has no encoder of this shape: {lost}")
    network.encoder.piece_embeddings.weight.requires_grad_(False)
    return network


def examples_of(
    annotated: Annotated, pieces: WordPieces, rng: random.Random, recipe: Recipe
) -> Iterator[Example]:
    """Yield the windows of a document, cut at other places each time."""
    document = annotated.document
    if rng.random() < recipe.other_marks:
        document = with_marks(document, *rng.choice(MARK_STYLES))
    at = 0
    for window in cut_windows(document, pieces, first=rng.randint(SHORTEST_FIRST_WINDOW, 384)):
        size = len(window.words)
        cues = torch.zeros(size, dtype=torch.long)
        roles = []
        for attribution in annotated.attributions:
            own = _inside(attribution.cue, at, size)
            if not own:
                continue
            first, last = own[0]
            _label(cues, [own[0]], CueLabel.BEGIN)
            labels = torch.zeros(size, dtype=torch.long)
            _label(labels, _inside(attribution.speaker, at, size), RoleLabel.BEGIN_SPEAKER)
            _label(labels, _inside(attribution.content, at, size), RoleLabel.BEGIN_CONTENT)
            roles.append((first, last, labels))
        yield Example(window.encoded, cues, tuple(roles))
        at += size


def with_marks(document: Document, opening: str, closing: str) -> Document:
    """Return *document*, its curly double quotation marks written in another way; spans are as they
    were.
    """
    style = {"“": opening, "”": closing}

    def rewritten(sentence: Sentence) -> Sentence:
        if not any(word.text in style for word in sentence.words):
            return sentence
        return evolve(
            sentence,
            words=tuple(
                evolve(word, text=style.get(word.text, word.text)) for word in sentence.words
            ),
        )

    return evolve(document, sentences=tuple(rewritten(sentence) for sentence in document.sentences))


def _inside(stretches: Stretches, at: int, size: int) -> list[tuple[int, int]]:
    """Return what of *stretches* lies in the window of *size* words from *at*, counted from
    there.
    """
    clipped = [(max(start, at) - at, min(end, at + size) - at) for start, end in stretches]
    return [(start, end) for start, end in clipped if start < end]


def _label(labels: Tensor, stretches: Sequence[tuple[int, int]], begin: int) -> None:
    for first, end in stretches:
        labels[first] = begin
        labels[first + 1 : end] = begin + 1


def loss_of(
    network: AttributionNetwork, examples: Sequence[Example], pieces: WordPieces, recipe: Recipe
) -> Tensor:
    """Return the weighted sum of the heads' mean cross-entropies."""
    ordered = sorted(examples, key=lambda e: count_pieces(e.words))
    batch = build_batch([example.words for example in ordered], pieces)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = network.read_states(batch)
    sizes = [size + 1 for size in batch.sizes]
    own = [rows[1:] for rows in states.split(sizes)]  # the first row is the window itself
    cue_loss = cross_entropy(
        network.score_cues(torch.cat(own)), torch.cat([example.cues for example in ordered])
    )
    role_losses = []
    counted = 0
    for rows, example in zip(own, ordered, strict=True):
        if example.roles:
            scores = network.score_roles(
                rows, [Stretch(first, end) for first, end, _ in example.roles]
            )
            gold = torch.stack([labels for *_, labels in example.roles])
            role_losses.append(cross_entropy(scores.flatten(0, 1), gold.flatten(), reduction="sum"))
            counted += gold.numel()
    role_loss = torch.stack(role_losses).sum() / counted if role_losses else torch.zeros(())
    return recipe.cue_weight * cue_loss + recipe.role_weight * role_loss


def epoch_batches(
    corpus: Sequence[Annotated], pieces: WordPieces, recipe: Recipe, epoch: int
) -> list[list[Example]]:
    """Return the batches of one epoch: windows of similar length together, in random order; the
    same for the same numbers.
    """
    rng = random.Random(recipe.seed + epoch)
    examples = [
        example for annotated in corpus for example in examples_of(annotated, pieces, rng, recipe)
    ]
    examples = [with_masks(example, pieces, rng, recipe.masked_words) for example in examples]
    examples.sort(key=lambda example: len(example.words) + rng.uniform(-20, 20))
    size = recipe.windows_per_batch
    batches = [examples[first : first + size] for first in range(0, len(examples), size)]
    rng.shuffle(batches)
    return batches


def with_masks(example: Example, pieces: WordPieces, rng: random.Random, share: float) -> Example:
    """Return *example*, a *share* of its words hidden: the network shall look at what stands around
    them.
    """
    words = tuple(
        EncodedWord((pieces.mask,) * len(word.pieces), word.case) if rng.random() < share else word
        for word in example.words
    )
    return evolve(example, words=words)


def evaluate(
    network: AttributionNetwork, corpus: Sequence[Annotated], pieces: WordPieces
) -> dict[str, float]:
    """Return F1 in percent of exactly equal cues, speakers and contents, without any rule or
    tree.
    """
    training = network.training
    tagger = EmbeddedTagger(network, pieces)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for annotated in corpus:
        first = [0]
        for sentence in annotated.document.sentences:
            first.append(first[-1] + len(sentence.words))
        tagged = [a for a in tagger.tag(annotated.document) if a.cue_probability >= 0.5]
        for role in ("cue", "speaker", "content"):
            gold = Counter(_words(getattr(a, role)) for a in annotated.attributions)
            found = Counter(_word_indices(_phrases_of(a, role), first) for a in tagged)
            gold.pop((), None)
            found.pop((), None)
            right[role] += (gold & found).total()
            total[role] += gold.total() + found.total()
    network.train(training)
    return {role: round(200 * right[role] / total[role], 2) for role in total}


def _words(stretches: Stretches) -> tuple[int, ...]:
    return tuple(sorted(place for start, end in stretches for place in range(start, end)))


def _phrases_of(tagged: TaggedAttribution, role: str) -> tuple[Phrase, ...]:
    phrases: Phrase | tuple[Phrase, ...] = getattr(tagged, role)
    return (phrases,) if isinstance(phrases, Phrase) else phrases


def _word_indices(phrases: Iterable[Phrase], first: Sequence[int]) -> tuple[int, ...]:
    """Return the indices of the words of *phrases* in the document, sorted.

    Args:
        first: by the index of a sentence that of its first word.
    """
    words = (word for phrase in phrases for word in phrase)
    return tuple(sorted(first[word.sentence.index] + word.index - 1 for word in words))


def train(
    corpus: Sequence[Annotated],
    held_out: Sequence[Annotated],
    model: Path,
    work: Path,
    recipe: Recipe,
) -> AttributionNetwork:
    """Train from the parser's encoder in *model*, or from ``work/attribution.ckpt``; return the
    network with averaged weights.

    Raises:
        ValueError: the checkpoint is of other data or another recipe.
    """
    torch.manual_seed(recipe.seed)
    pieces = WordPieces(model / PIECES)
    network = start(AttributionShape(), model)
    encoder = [parameter for parameter in network.encoder.parameters() if parameter.requires_grad]
    known = {id(parameter) for parameter in network.encoder.parameters()}
    rates = (recipe.encoder_rate, recipe.head_rate)
    heads = [parameter for parameter in network.parameters() if id(parameter) not in known]
    groups = [{"params": encoder, "weight_decay": 0.01}, {"params": heads, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), fused=True)
    average = Average(network.state_dict(), recipe.average_decay)
    checkpoint, made_of = work / "attribution.ckpt", _made_of(corpus, recipe)
    done = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        if saved["made_of"] != made_of:
            raise ValueError(
                f"{checkpoint} is of other data or another recipe; delete it to train anew"
            )
        network.load_state_dict(saved["state"])
        average.values = saved["average"]
        optimizer.load_state_dict(saved["optimizer"])
        done = saved["step"]
    network.train()
    step = 0
    for epoch in range(recipe.epochs):
        batches = epoch_batches(corpus, pieces, recipe, epoch)
        steps = len(batches) * recipe.epochs  # the number differs a little between epochs
        began, lost, first = time.time(), [], step
        for place, batch in enumerate(batches):
            step += 1
            if step <= done:
                continue
            left = 1 - (epoch + place / len(batches)) / recipe.epochs
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(step / recipe.warmup_steps, left)
            loss = loss_of(network, batch, pieces, recipe)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            average.update(step, network.state_dict())
            lost.append(loss.item())
            if step % 50 == 0:
                pace = (time.time() - began) / (step - max(first, done))
                print(
                    json.dumps(
                        {
                            "step": step,
                            "of": steps,
                            "loss": round(sum(lost[-50:]) / len(lost[-50:]), 3),
                            "s": round(pace, 2),
                        }
                    ),
                    flush=True,
                )
            if step % recipe.checkpoint_every == 0 or place + 1 == len(batches):
                _save(checkpoint, network, average, optimizer, step, made_of)
        if step > done:
            own = {name: value.clone() for name, value in network.state_dict().items()}
            network.load_state_dict(average.values)
            print(
                json.dumps({"epoch": epoch + 1, "held out": evaluate(network, held_out, pieces)}),
                flush=True,
            )
            network.load_state_dict(own)
    network.load_state_dict(average.values)
    return network.eval()


def _save(
    checkpoint: Path,
    network: AttributionNetwork,
    average: Average,
    optimizer: torch.optim.AdamW,
    step: int,
    made_of: str,
) -> None:
    state = {
        "state": network.state_dict(),
        "average": average.values,
        "optimizer": optimizer.state_dict(),
    }
    unfinished = checkpoint.with_suffix(".tmp")
    torch.save({**state, "step": step, "made_of": made_of}, unfinished)
    unfinished.replace(checkpoint)


def _made_of(corpus: Sequence[Annotated], recipe: Recipe) -> str:
    """Return a digest of training data and recipe."""
    digest = hashlib.sha256(json.dumps(attrs.asdict(recipe)).encode())
    for annotated in corpus:
        digest.update(annotated.document.text.encode("utf-8", "replace"))
    return digest.hexdigest()

"""Train the attribution tagger: cues, and for each the words of its speaker and its content."""

from __future__ import annotations

import hashlib
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from pathlib import Path

import attrs
import torch
from attrs import define, evolve
from safetensors.torch import load_file
from torch import Tensor
from torch.nn.functional import cross_entropy

from annotated.attributions import Annotated, Attribution, Stretches
from claimkit.document import Document
from claimkit.neural.wordpieces import (
    EncodedSentence,
    WordPieces,
    build_batch,
    count_pieces,
)
from claimkit.tagging.embedded import PIECES, SHARED_WEIGHTS, EmbeddedTagger
from claimkit.tagging.network import AttributionNetwork, AttributionShape, CueLabel, RoleLabel
from claimkit.tagging.protocol import TaggedAttribution, Tagger
from claimkit.tagging.windows import WRITINGS, Stretch, Window, cut_windows
from claimkit.tree import Phrase, Sentence
from training.examples import hide_word
from training.runs import Average, Run, list_others, report

Words = tuple[int, ...]
"""Indices of words, counted through a document, sorted."""

SHORTEST_FIRST_WINDOW = 80  # word pieces
STEEPEST = 1.0
REPORT_EVERY = 50
LEAST_PROBABILITY = 0.5  # of a cue that counts as found
ROLES = ("cue", "speaker", "content")
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


def start_network(shape: AttributionShape, folder: Path) -> AttributionNetwork:
    """Return a network with the parser's encoder, from the model in *folder*, and fresh heads; the
    embeddings of word pieces, which both share, are not trained.
    """
    network = AttributionNetwork(shape)
    weights = {}
    for name, value in load_file(folder / SHARED_WEIGHTS).items():
        if name.startswith("encoder."):
            weights[name] = value.float()
    cases = weights["encoder.case_embeddings.weight"]
    weights["encoder.case_embeddings.weight"] = cases.repeat(WRITINGS // len(cases), 1)
    lost, _ = network.load_state_dict(weights, strict=False)
    if any(name.startswith("encoder.") for name in lost):
        raise ValueError(f"{folder} has no encoder of this shape: {lost}")
    network.encoder.piece_embeddings.weight.requires_grad_(False)
    return network


def build_examples(
    annotated: Annotated, pieces: WordPieces, rng: random.Random, recipe: Recipe
) -> Iterator[Example]:
    """Yield the windows of a document, cut at other words each time."""
    document = annotated.document
    if rng.random() < recipe.other_marks:
        document = change_marks(document, *rng.choice(MARK_STYLES))
    start = 0
    for window in cut_windows(document, pieces, first=rng.randint(SHORTEST_FIRST_WINDOW, 384)):
        size = len(window.words)
        yield build_example(window, annotated.attributions, start)
        start += size


def build_example(window: Window, attributions: Iterable[Attribution], start: int) -> Example:
    """Return *window*, which begins with the word *start* of its document, with what is annotated
    in it.
    """
    size = len(window.words)
    cues = torch.zeros(size, dtype=torch.long)
    roles = []
    for attribution in attributions:
        cue = clip(attribution.cue, start, size)
        if cue:
            label_stretches(cues, cue[:1], CueLabel.BEGIN)
            labels = torch.zeros(size, dtype=torch.long)
            speaker = clip(attribution.speaker, start, size)
            label_stretches(labels, speaker, RoleLabel.BEGIN_SPEAKER)
            content = clip(attribution.content, start, size)
            label_stretches(labels, content, RoleLabel.BEGIN_CONTENT)
            roles.append((*cue[0], labels))
    return Example(window.encoded, cues, tuple(roles))


def change_marks(document: Document, opening: str, closing: str) -> Document:
    """Return *document*, its curly double quotation marks written in another way; spans are as they
    were.
    """
    style = {"“": opening, "”": closing}
    sentences = (change_words(sentence, style) for sentence in document.sentences)
    return evolve(document, sentences=tuple(sentences))


def change_words(sentence: Sentence, style: Mapping[str, str]) -> Sentence:
    """Return *sentence*, its words written as *style* says."""
    if not any(word.text in style for word in sentence.words):
        return sentence
    words = (evolve(word, text=style.get(word.text, word.text)) for word in sentence.words)
    return evolve(sentence, words=tuple(words))


def clip(stretches: Stretches, start: int, size: int) -> list[tuple[int, int]]:
    """Return what of *stretches* lies in the window of *size* words from *start*, counted from
    there.
    """
    clipped = []
    for first, end in stretches:
        inside = (max(first, start) - start, min(end, start + size) - start)
        if inside[0] < inside[1]:
            clipped.append(inside)
    return clipped


def label_stretches(labels: Tensor, stretches: Iterable[tuple[int, int]], begin: int) -> None:
    """Write *begin* where one of *stretches* begins into *labels*, and the label after it where one
    goes on.
    """
    for first, end in stretches:
        labels[first] = begin
        labels[first + 1 : end] = begin + 1


def measure_loss(
    network: AttributionNetwork, examples: Sequence[Example], pieces: WordPieces, recipe: Recipe
) -> Tensor:
    """Return the weighted sum of the heads' mean cross-entropies."""
    ordered = sorted(examples, key=lambda example: count_pieces(example.words))
    batch = build_batch([example.words for example in ordered], pieces)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = network.read_states(batch)
    # the first row is the window itself
    sizes = [size + 1 for size in batch.sizes]
    words = [rows[1:] for rows in states.split(sizes)]
    cues = torch.cat([example.cues for example in ordered])
    cue_loss = cross_entropy(network.score_cues(torch.cat(words)), cues)
    role_loss = measure_role_loss(network, words, ordered)
    return recipe.cue_weight * cue_loss + recipe.role_weight * role_loss


def measure_role_loss(
    network: AttributionNetwork, words: Sequence[Tensor], examples: Sequence[Example]
) -> Tensor:
    """Return the mean over the words of all windows with cues, once for each cue; zero if there is
    none.
    """
    losses = []
    counted = 0
    for rows, example in zip(words, examples, strict=True):
        if example.roles:
            cues = [Stretch(first, end) for first, end, _ in example.roles]
            gold = torch.stack([labels for *_, labels in example.roles])
            scores = network.score_roles(rows, cues).flatten(0, 1)
            losses.append(cross_entropy(scores, gold.flatten(), reduction="sum"))
            counted += gold.numel()
    return torch.stack(losses).sum() / counted if losses else torch.zeros(())


def draw_batches(
    corpus: Sequence[Annotated], pieces: WordPieces, recipe: Recipe, epoch: int
) -> list[list[Example]]:
    """Return the batches of one epoch: windows of similar length together, in random order; the
    same for the same numbers.
    """
    rng = random.Random(recipe.seed + epoch)
    examples: list[Example] = []
    for annotated in corpus:
        examples += build_examples(annotated, pieces, rng, recipe)
    examples = [mask_words(example, pieces, rng, recipe.masked_words) for example in examples]
    examples.sort(key=lambda example: len(example.words) + rng.uniform(-20, 20))
    size = recipe.windows_per_batch
    batches = [examples[first : first + size] for first in range(0, len(examples), size)]
    rng.shuffle(batches)
    return batches


def mask_words(example: Example, pieces: WordPieces, rng: random.Random, share: float) -> Example:
    """Return *example*, a *share* of its words hidden: the network shall look at what stands around
    them.
    """
    words = []
    for word in example.words:
        words.append(hide_word(word, pieces) if rng.random() < share else word)
    return evolve(example, words=tuple(words))


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
        gold, found = count_gold(annotated), count_tagged(annotated.document, tagger)
        for role in ROLES:
            right[role] += (gold[role] & found[role]).total()
            total[role] += gold[role].total() + found[role].total()
    network.train(training)
    return {role: round(200 * right[role] / total[role], 2) for role in total}


def count_gold(annotated: Annotated) -> dict[str, Counter[Words]]:
    """Return how often which words are annotated, by role."""
    counts = {role: Counter[Words]() for role in ROLES}
    for attribution in annotated.attributions:
        for role in ROLES:
            words = list_words(getattr(attribution, role))
            counts[role].update([words] if words else [])
    return counts


def count_tagged(document: Document, tagger: Tagger) -> dict[str, Counter[Words]]:
    """Return how often which words are tagged, by role."""
    lengths = (len(sentence.words) for sentence in document.sentences)
    first = list(accumulate(lengths, initial=0))
    counts = {role: Counter[Words]() for role in ROLES}
    for tagged in tagger.tag(document):
        if tagged.cue_probability >= LEAST_PROBABILITY:
            for role in ROLES:
                words = list_word_indices(list_phrases(tagged, role), first)
                counts[role].update([words] if words else [])
    return counts


def list_words(stretches: Stretches) -> Words:
    return tuple(sorted(chain.from_iterable(range(first, end) for first, end in stretches)))


def list_phrases(tagged: TaggedAttribution, role: str) -> tuple[Phrase, ...]:
    phrases: Phrase | tuple[Phrase, ...] = getattr(tagged, role)
    return (phrases,) if isinstance(phrases, Phrase) else phrases


def list_word_indices(phrases: Iterable[Phrase], first: Sequence[int]) -> Words:
    """Return the indices of the words of *phrases* in the document, sorted.

    Args:
        first: by the index of a sentence that of its first word.
    """
    words = chain.from_iterable(phrases)
    return tuple(sorted(first[word.sentence.index] + word.index - 1 for word in words))


def build_optimizer(network: AttributionNetwork) -> torch.optim.AdamW:
    """Return the optimizer: the encoder and what is fresh have rates of their own."""
    encoder = [parameter for parameter in network.encoder.parameters() if parameter.requires_grad]
    heads = list_others(network, network.encoder.parameters())
    groups = [{"params": encoder, "weight_decay": 0.01}, {"params": heads, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=0.0, betas=(0.9, 0.98), fused=True)


def digest_run(corpus: Iterable[Annotated], recipe: Recipe) -> str:
    """Return a digest of training data and recipe."""
    digest = hashlib.sha256(json.dumps(attrs.asdict(recipe)).encode())
    for annotated in corpus:
        digest.update(annotated.document.text.encode("utf-8", "replace"))
    return digest.hexdigest()


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
    pieces = WordPieces((model / PIECES).read_bytes())
    network = start_network(AttributionShape(), model)
    run = Run(
        network=network,
        optimizer=build_optimizer(network),
        average=Average(network.state_dict(), recipe.average_decay),
        checkpoint=work / "attribution.ckpt",
        made_of=digest_run(corpus, recipe),
    )
    run.resume()
    network.train()
    step = 0
    for epoch in range(recipe.epochs):
        batches = draw_batches(corpus, pieces, recipe, epoch)
        learn_epoch(run, epoch, step, batches, pieces, recipe)
        step += len(batches)
        if step > run.done:
            with run.averaged():
                report(epoch=epoch + 1, held_out=evaluate(network, held_out, pieces))
    network.load_state_dict(run.average.values)
    return network.eval()


def learn_epoch(
    run: Run,
    epoch: int,
    before: int,
    batches: Sequence[Sequence[Example]],
    pieces: WordPieces,
    recipe: Recipe,
) -> None:
    """Learn from the *batches* that are left of an epoch, with reports and checkpoints.

    Args:
        before: steps before the epoch.
    """
    began, losses = time.time(), list[float]()
    for number, batch in enumerate(batches):
        step = before + number + 1
        if step <= run.done:
            continue
        left = 1 - (epoch + number / len(batches)) / recipe.epochs
        factor = min(step / recipe.warmup_steps, left)
        loss = measure_loss(run.network, batch, pieces, recipe)
        rates = (recipe.encoder_rate * factor, recipe.head_rate * factor)
        run.learn(step, loss, rates, STEEPEST)
        losses.append(loss.item())
        if step % REPORT_EVERY == 0:
            report_step(step, len(batches) * recipe.epochs, losses, time.time() - began)
        if step % recipe.checkpoint_every == 0 or number + 1 == len(batches):
            run.save(step)


def report_step(step: int, steps: int, losses: Sequence[float], seconds: float) -> None:
    """Print how far a run is; the number of *steps* differs a little between epochs."""
    latest = losses[-REPORT_EVERY:]
    pace = round(seconds / len(losses), 2)
    report(step=step, of=steps, loss=round(sum(latest) / len(latest), 3), s=pace)

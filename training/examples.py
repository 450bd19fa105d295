"""Training examples: words with what is annotated of them, as numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import TypeVar

import torch
from attrs import evolve, fields, frozen

from annotated.treebanks import (
    DEPREL,
    FEATS,
    FORM,
    HEAD,
    LEMMA,
    UPOS,
    XPOS,
    Block,
    Row,
    find_entity_label,
)
from claimkit.neural.encoder import Batch
from claimkit.neural.wordpieces import (
    EncodedSentence,
    EncodedWord,
    WordPieces,
    build_batch,
    count_pieces,
)
from claimkit.parsing.lemmas import NAMES_AND_NUMBERS, find_edit
from claimkit.parsing.network import Labels

RARE_READING = 0.02  # of a form's readings; rarer ones are taken for slips
MISSING = -1  # a label that is not annotated, or too rare to learn
ENTITY_LABELS = ("O", *(f"{part}-{kind}" for kind in ("PER", "ORG", "LOC") for part in "BI"))

LAYERS: Mapping[str, Callable[[Row], str]] = {
    "upos": itemgetter(UPOS),
    "xpos": itemgetter(XPOS),
    "feats": itemgetter(FEATS),
    "lemma": lambda row: find_edit(row[FORM], row[LEMMA]),
    "deprel": itemgetter(DEPREL),
}
"""What a row is annotated with, by layer."""

Numbers = Mapping[str, Mapping[str, int]]
"""The number of each label, by layer."""


@frozen(kw_only=True)
class Example:
    """A sentence.

    Attributes:
        tags: for each head of ``Labels.tags`` a label's number for each word, MISSING where there
            is none.
        heads, deprels: likewise; 0 is the root.
    """

    sentence: EncodedSentence
    tags: tuple[tuple[int, ...], ...]
    heads: tuple[int, ...]
    deprels: tuple[int, ...]

    @property
    def length(self) -> int:
        return count_pieces(self.sentence)


def find_labels(blocks: Sequence[Block], *, rarest: int = 3) -> Labels:
    """Return the labels of the annotated words of *blocks*, those of features and lemmas only if
    they occur *rarest* times.
    """
    seen = {layer: Counter[str]() for layer in LAYERS}
    for block in blocks:
        for layer, read in LAYERS.items() if block.parsed else ():
            seen[layer].update(map(read, block.words))
    return Labels(
        upos=sorted(seen["upos"]),
        xpos=sorted(seen["xpos"]),
        feats=drop_rare(seen["feats"], rarest),
        lemma=drop_rare(seen["lemma"], rarest),
        deprel=sorted(seen["deprel"]),
        entity=ENTITY_LABELS,
    )


def drop_rare(counts: Counter[str], least: int) -> list[str]:
    """Return what was counted *least* times or more, sorted."""
    return sorted(label for label, count in counts.items() if count >= least)


def build_examples(blocks: Sequence[Block], labels: Labels, pieces: WordPieces) -> list[Example]:
    numbers = {name: number_labels(own) for name, own in labels.tags.items()}
    numbers["deprel"] = number_labels(labels.deprel)
    encoded = pieces.encode([block.forms for block in blocks])
    return [
        build_example(block, sentence, numbers)
        for block, sentence in zip(blocks, encoded, strict=True)
    ]


def number_labels(labels: Sequence[str]) -> dict[str, int]:
    return {label: number for number, label in enumerate(labels)}


def build_example(block: Block, sentence: EncodedSentence, numbers: Numbers) -> Example:
    tags = [number_layer(block, layer, numbers) for layer in ("upos", "xpos", "feats", "lemma")]
    entities = map(find_entity_label, block.words)
    heads = (int(row[HEAD]) if block.parsed else MISSING for row in block.words)
    return Example(
        sentence=sentence,
        tags=(*tags, tuple(numbers["entity"].get(label, MISSING) for label in entities)),
        heads=tuple(heads),
        deprels=number_layer(block, "deprel", numbers),
    )


def number_layer(block: Block, layer: str, numbers: Numbers) -> tuple[int, ...]:
    """Return the numbers of the words' labels in *layer*, MISSING where the block has no tree."""
    if not block.parsed:
        return (MISSING,) * len(block.words)
    return tuple(numbers[layer].get(LAYERS[layer](row), MISSING) for row in block.words)


@frozen(kw_only=True)
class Targets:
    """The right answers for a Batch: its words without roots, tags × words, heads and deprels by
    word.
    """

    words: torch.Tensor
    tags: torch.Tensor
    heads: torch.Tensor
    deprels: torch.Tensor


Moving = TypeVar("Moving", Batch, Targets)


def build_batch_and_targets(
    examples: Sequence[Example],
    pieces: WordPieces,
    *,
    masked: float = 0.0,
    generator: torch.Generator | None = None,
) -> tuple[Batch, Targets]:
    """Return *examples* as a batch.

    Args:
        masked: share of the words that the network must do without.
    """
    ordered = sorted(examples, key=lambda example: example.length)
    sentences = [example.sentence for example in ordered]
    if masked:
        sentences = [mask_words(sentence, pieces, masked, generator) for sentence in sentences]
    batch = build_batch(sentences, pieces)
    return batch, Targets(
        words=find_words(batch),
        tags=torch.cat([torch.tensor(example.tags) for example in ordered], dim=1),
        heads=torch.tensor(concat(example.heads for example in ordered)),
        deprels=torch.tensor(concat(example.deprels for example in ordered)),
    )


def find_words(batch: Batch) -> torch.Tensor:
    """Return the rows of *batch* that are words: the first of each sentence is its root."""
    is_word = torch.ones(len(batch.first), dtype=torch.bool)
    row = 0
    for size in batch.sizes:
        is_word[row] = False
        row += size + 1
    return is_word.nonzero().squeeze(1)


def concat(parts: Iterable[Iterable[int]]) -> list[int]:
    return list(chain.from_iterable(parts))


def move_to(device: str, batch: Batch, targets: Targets) -> tuple[Batch, Targets]:
    """Return both with their tensors on *device*."""
    return move_tensors(batch, device), move_tensors(targets, device)


def move_tensors(value: Moving, device: str) -> Moving:
    moved = {}
    for field in fields(type(value)):
        tensor = getattr(value, field.name)
        if torch.is_tensor(tensor):
            moved[field.name] = tensor.to(device)
    return evolve(value, **moved)


def mask_words(
    sentence: EncodedSentence, pieces: WordPieces, share: float, generator: torch.Generator | None
) -> EncodedSentence:
    """Return *sentence*, a *share* of its words hidden."""
    chosen = (torch.rand(len(sentence), generator=generator) < share).tolist()
    words = zip(sentence, chosen, strict=True)
    return tuple(hide_word(word, pieces) if is_hidden else word for word, is_hidden in words)


def hide_word(word: EncodedWord, pieces: WordPieces) -> EncodedWord:
    return EncodedWord((pieces.mask,) * len(word.pieces), word.case)


def find_known_lemmas(blocks: Sequence[Block]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the lemmas of each pair of lower-case form and UPOS in *blocks*, the most frequent
    first; names and numbers, and readings too rare to be more than slips, left out.
    """
    readings: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for block in blocks:
        for row in block.words if block.parsed else ():
            if row[UPOS] not in NAMES_AND_NUMBERS:
                readings[row[FORM].lower(), row[UPOS]][row[LEMMA]] += 1
    return {reading: rank_lemmas(lemmas) for reading, lemmas in readings.items()}


def rank_lemmas(counts: Counter[str]) -> tuple[str, ...]:
    least = RARE_READING * counts.total()
    return tuple(lemma for lemma, count in counts.most_common() if count > least)

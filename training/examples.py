"""Training examples: words with what is annotated of them, as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
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


def labels_of(blocks: Sequence[Block], *, rarest: int = 3) -> Labels:
    """Return the labels of the annotated words of *blocks*, those of features and lemmas only if
    they occur *rarest* times.
    """
    rows = [row for block in blocks if block.parsed for row in block.words]

    def seen(values: Iterable[str], least: int = 1) -> list[str]:
        return sorted(label for label, count in Counter(values).items() if count >= least)

    return Labels(
        upos=seen(row[UPOS] for row in rows),
        xpos=seen(row[XPOS] for row in rows),
        feats=seen((row[FEATS] for row in rows), rarest),
        lemma=seen((find_edit(row[FORM], row[LEMMA]) for row in rows), rarest),
        deprel=seen(row[DEPREL] for row in rows),
        entity=ENTITY_LABELS,
    )


def examples_of(blocks: Sequence[Block], labels: Labels, pieces: WordPieces) -> list[Example]:
    numbers = {
        name: {label: i for i, label in enumerate(own)}
        for name, own in (*labels.tags.items(), ("deprel", labels.deprel))
    }
    encoded = pieces.encode([[row[FORM] for row in block.words] for block in blocks])
    return [
        _example(block, sentence, numbers) for block, sentence in zip(blocks, encoded, strict=True)
    ]


def _example(
    block: Block, sentence: EncodedSentence, numbers: Mapping[str, Mapping[str, int]]
) -> Example:
    def column(name: str, values: Iterable[str | None]) -> tuple[int, ...]:
        return tuple(
            MISSING if value is None else numbers[name].get(value, MISSING) for value in values
        )

    words, parsed = block.words, block.parsed
    return Example(
        sentence=sentence,
        tags=(
            *(
                column(name, [row[c] if parsed else None for row in words])
                for name, c in (("upos", UPOS), ("xpos", XPOS), ("feats", FEATS))
            ),
            column(
                "lemma", [find_edit(row[FORM], row[LEMMA]) if parsed else None for row in words]
            ),
            column("entity", [find_entity_label(row) for row in words]),
        ),
        heads=tuple(int(row[HEAD]) if parsed else MISSING for row in words),
        deprels=column("deprel", [row[DEPREL] if parsed else None for row in words]),
    )


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


def batch_and_targets(
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
    ordered = sorted(examples, key=lambda e: e.length)
    batch = build_batch(
        [_masked(e.sentence, pieces, masked, generator) if masked else e.sentence for e in ordered],
        pieces,
    )
    is_word = torch.ones(len(batch.first), dtype=torch.bool)
    is_word[[start + i for i, start in enumerate(_starts(batch.sizes))]] = False
    return batch, Targets(
        words=is_word.nonzero().squeeze(1),
        tags=torch.tensor(
            [[tag for e in ordered for tag in e.tags[head]] for head in range(len(ordered[0].tags))]
        ),
        heads=torch.tensor([head for e in ordered for head in e.heads]),
        deprels=torch.tensor([deprel for e in ordered for deprel in e.deprels]),
    )


def moved(batch: Batch, targets: Targets, device: str) -> tuple[Batch, Targets]:
    """Return both with their tensors on *device*."""
    return _moved(batch, device), _moved(targets, device)


def _moved(value: Moving, device: str) -> Moving:
    tensors = {field.name: getattr(value, field.name) for field in fields(type(value))}
    return evolve(
        value, **{name: t.to(device) for name, t in tensors.items() if torch.is_tensor(t)}
    )


def _starts(sizes: Sequence[int]) -> list[int]:
    return [sum(sizes[:i]) for i in range(len(sizes))]


def _masked(
    sentence: EncodedSentence, pieces: WordPieces, share: float, generator: torch.Generator | None
) -> EncodedSentence:
    chosen = (torch.rand(len(sentence), generator=generator) < share).tolist()
    return tuple(
        EncodedWord((pieces.mask,) * len(word.pieces), word.case) if mask else word
        for word, mask in zip(sentence, chosen, strict=True)
    )


def known_lemmas(blocks: Sequence[Block]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the lemmas of each pair of lower-case form and UPOS in *blocks*, the most frequent
    first; names and numbers, and readings too rare to be more than slips, left out.
    """
    seen: dict[tuple[str, str], Counter[str]] = {}
    for block in blocks:
        for row in block.words if block.parsed else ():
            if row[UPOS] not in NAMES_AND_NUMBERS:
                seen.setdefault((row[FORM].lower(), row[UPOS]), Counter())[row[LEMMA]] += 1
    return {
        key: tuple(
            lemma for lemma, count in lemmas.most_common() if count > RARE_READING * lemmas.total()
        )
        for key, lemmas in seen.items()
    }

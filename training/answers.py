"""What the words of a sentence are annotated with, as numbers of labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import count
from operator import itemgetter

import torch
from torch import Tensor

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
from claimkit.neural.network import Labels
from claimkit.parsing import lemmas

MISSING = -1  # an answer that is not annotated, or too rare to learn
ENTITY_LABELS = ("O", *(f"{part}-{kind}" for kind in ("PER", "ORG", "LOC") for part in "BI"))


@cache  # a corpus has the same words again and again
def _find_edit(form: str, lemma: str) -> str:
    return lemmas.find_edit(form, lemma)


LAYERS: Mapping[str, Callable[[Row], str]] = {
    "upos": itemgetter(UPOS),
    "xpos": itemgetter(XPOS),
    "feats": itemgetter(FEATS),
    "lemma": lambda row: _find_edit(row[FORM], row[LEMMA]),
    "deprel": itemgetter(DEPREL),
}
"""What a row that has a tree is annotated with, by layer."""

ANSWERS = ("upos", "xpos", "feats", "lemma", "entity", "head", "deprel")
"""The rows of a sentence's answers: those of ``Labels.tags``, then heads and relations."""

Numbers = Mapping[str, Mapping[str, int]]
"""The number of each label, by layer."""


def find_labels(blocks: Iterable[Block], *, rarest: int = 3) -> Labels:
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
        feats=_drop_rare(seen["feats"], rarest),
        lemma=_drop_rare(seen["lemma"], rarest),
        deprel=sorted(seen["deprel"]),
        entity=ENTITY_LABELS,
    )


def _drop_rare(counts: Counter[str], least: int) -> list[str]:
    """Return what was counted *least* times or more, sorted."""
    return sorted(label for label, count in counts.items() if count >= least)


def number_labels(labels: Labels) -> Numbers:
    """Return the number of each of *labels*, by layer."""
    layers = {**labels.tags, "deprel": labels.deprel}
    return {layer: dict(zip(names, count(), strict=False)) for layer, names in layers.items()}


def number_answers(rows: Sequence[Row], numbers: Numbers) -> Tensor:
    """Return the answers of the words *rows*, ANSWERS × words. A head counts the words of the
    sentence from 1, and 0 is the root; all but names is MISSING where there is no tree.
    """
    answers = torch.full((len(ANSWERS), len(rows)), MISSING)
    entities = (numbers["entity"].get(find_entity_label(row) or "", MISSING) for row in rows)
    answers[ANSWERS.index("entity")] = torch.tensor(list(entities))
    if rows[0][HEAD] != "_":
        answers[ANSWERS.index("head")] = torch.tensor([int(row[HEAD]) for row in rows])
        for layer in LAYERS:
            answers[ANSWERS.index(layer)] = torch.tensor(list(_number(rows, layer, numbers)))
    return answers


def _number(rows: Iterable[Row], layer: str, numbers: Numbers) -> Iterator[int]:
    read = LAYERS[layer]
    for row in rows:
        yield numbers[layer].get(read(row), MISSING)
